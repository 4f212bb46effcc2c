/// Finds the Message-IDs of mails that a mail returns, reports on or answers.
///
/// Goes by lines, and not by parts: old servers put the returned mail into plain text, some behind
/// `> `, and some change the type of the part that holds it.
struct MessageIDs {
    /// Without angle brackets, the surest first.
    private(set) var found: [String] = []

    /// The most ids that are kept, and the longest of them in octets.
    private static let most = 50, longest = 500

    private enum Kind: Int { case original, returned, answered }

    init(_ octets: [UInt8]) {
        var ids: [(kind: Kind, id: String)] = []
        var inOwnHeader = true, field: Kind?
        for line in octets.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if line.isEmpty { inOwnHeader = false }
            let isContinued = line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t")
            if !isContinued || field == nil { field = Self.kind(of: line, inOwnHeader: inOwnHeader) }
            guard let kind = field, ids.count < Self.most else { continue }
            ids += Self.ids(in: line).prefix(Self.most - ids.count).map { (kind, $0) }
        }
        let ordered = ids.enumerated().sorted {
            ($0.element.kind.rawValue, $0.offset) < ($1.element.kind.rawValue, $1.offset)
        }
        found = ordered.map(\.element.id)
    }

    /// The names of fields, in lower case with their colon.
    private static let names: [(name: [UInt8], kind: Kind)] = [
        (Array("original-message-id:".utf8), .original), (Array("message-id:".utf8), .returned),
        (Array("in-reply-to:".utf8), .answered), (Array("references:".utf8), .answered),
    ]

    /// Returns the kind of the field that a line begins, quoted or not. The mail's own Message-ID
    /// is no returned one.
    private static func kind(of line: ArraySlice<UInt8>, inOwnHeader: Bool) -> Kind? {
        let bare = line.drop {
            $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
        }
        let start = bare.prefix(20).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        guard let field = names.first(where: { start.starts(with: $0.name) }) else { return nil }
        return inOwnHeader && field.kind == .returned ? nil : field.kind
    }

    private static func ids(in line: ArraySlice<UInt8>) -> [String] {
        line.split(separator: UInt8(ascii: "<")).dropFirst().compactMap { piece in
            guard let end = piece.firstIndex(of: UInt8(ascii: ">")) else { return nil }
            let id = piece[..<end]
            guard id.count <= longest, id.contains(UInt8(ascii: "@")) else { return nil }
            return String(decoding: id, as: UTF8.self)
        }
    }
}
