/// The places of sender and addressee on a letter, as usual in a country.
package enum PaperLayout: Sendable {
    /// Sender first, addressee in the right half: France and its neighbours.
    case addresseeRight
    /// Sender on the right, addressee below on the left: Britain and Ireland.
    case senderRight
    /// Both on the left, the addressee behind the envelope's window: Germany, the Netherlands,
    /// America.
    case bothLeft

    package init(country: String?) {
        switch country {
        case "FR", "BE", "LU", "CH", "IT", "ES", "PT", "PL", "MC", "MA", "DZ", "TN", "LB":
            self = .addresseeRight
        case "GB", "IE", "IM", "JE", "GG", "MT", "CY": self = .senderRight
        default: self = .bothLeft
        }
    }
}

/// The text size with which a letter fits on one sheet. The numbers were measured by printing
/// sheets of each size until a second sheet came.
package enum PaperSize: Sendable, CaseIterable {
    case usual, dense, fine

    /// Chooses the largest size with which a letter fits on one sheet. Nil when none does.
    /// - Parameter paragraphs: the lines of each paragraph.
    package init?(fitting paragraphs: [[String]]) {
        let lines = paragraphs.map { $0.map(\.count) }
        guard let size = Self.allCases.first(where: { $0.takes(lines) }) else { return nil }
        self = size
    }

    /// Whether a letter in this text size fits on one sheet. `lines` has the number of characters
    /// of each line of each paragraph.
    func takes(_ lines: [[Int]]) -> Bool {
        let (columns, gap, most) =
            switch self {
            case .usual: (92, 0.8, 25.0)
            case .dense: (101, 0.5, 35.0)
            case .fine: (112, 0.5, 42.0)
            }
        // Words do not break, so a wrapped line has fewer characters than `columns`.
        let set = lines.joined().reduce(0) { $0 + ($1 <= columns ? 1 : ($1 + columns - 7) / (columns - 6)) }
        return Double(set) + gap * Double(lines.count) <= most
    }
}
