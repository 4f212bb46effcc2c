import Domain
import Foundation

/// The e-mail address in a cell of a table.
enum MemberAddress: Equatable {
    case none
    case one(String)
    /// The first of several.
    case first(String, of: Int)
    case wrong(String)

    /// Texts that people write when they have no address.
    private static let blanks: Set = [
        "", "-", "–", "—", "n/a", "na", "none", "null", "nil", "unknown", "no email", ".",
    ]

    init(_ cell: String) {
        let text = CellText.withoutMarks(cell)
        guard !Self.blanks.contains(text.lowercased()) else { self = .none; return }
        let parts = text.split { $0.isWhitespace || ";,|<>\"".contains($0) }.map { Self.plain(String($0)) }
        let addresses = parts.filter { $0.contains("@") }
        guard let first = addresses.first else {
            self = .wrong("“\(text.prefix(80))” is not an e-mail address"); return
        }
        if let flaw = addresses.compactMap(Self.flaw).first { self = .wrong(flaw); return }
        let isAlone = parts.count == 1 || text.contains("<") || addresses.count > 1
        guard isAlone else { self = .wrong("“\(text.prefix(80))” is not an e-mail address"); return }
        self = Set(addresses).count > 1 ? .first(first, of: addresses.count) : .one(first)
    }

    private static func plain(_ part: String) -> String {
        let isLink = part.lowercased().hasPrefix("mailto:")
        return String((isLink ? part.dropFirst(7) : part[...]).prefix { $0 != "?" || !isLink })
    }

    private static let apostrophes: Set<Character> = ["’", "‘", "ʼ", "´", "`", "＇", "′"]

    private static func flaw(_ address: String) -> String? {
        if address.contains(where: apostrophes.contains) {
            let meant = String(address.map { apostrophes.contains($0) ? "'" : $0 })
            return "“\(address)” has a typographic apostrophe. If \(meant) is meant, write that"
        }
        return EmailAddress.flaw(in: address) == nil
            ? nil : "“\(address.prefix(80))” is not an e-mail address"
    }

    var address: String? {
        switch self {
        case .one(let address), .first(let address, _): try? EmailAddress.read(address).get()
        case .none, .wrong: nil
        }
    }
}
