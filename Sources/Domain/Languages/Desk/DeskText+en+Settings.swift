// One text per line, of any length.
// swift-format-ignore-file
extension DeskText {
    static let enSettings: [DeskTextKey: String] = [:]
}
