import Foundation

/// Lines for whoever started the program; written at once, also into a file.
enum Announcement {
    static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
