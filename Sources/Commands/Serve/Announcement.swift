import Foundation

/// Prints lines for the person who started the program. Each line is written at once, also when the
/// output is a file.
enum Announcement {
    static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
