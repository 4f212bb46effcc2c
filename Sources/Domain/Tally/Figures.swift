package import Foundation

/// The name of one figure of the desk: how many confirmed letters have something in common.
package struct FigureKey: Hashable, Sendable {
    /// What is counted apart. The raw values stand in the database.
    package enum Dimension: String, Sendable, CaseIterable {
        case step, channel, language, source
        /// By quarter of an hour: letters that were confirmed, letters that were accepted or handed
        /// over, and pages served.
        case confirmed, accepted, pages
        /// Served pages of the steps after the first, by step.
        case stepPages = "step_pages"
    }

    package var campaign: String
    package var rehearsal: Bool
    package var dimension: Dimension
    package var kind: String

    package init(campaign: String, rehearsal: Bool, _ dimension: Dimension, _ kind: String) {
        (self.campaign, self.rehearsal, self.dimension, self.kind) = (campaign, rehearsal, dimension, kind)
    }
}

extension Letter {
    /// The figures in which a confirmed letter counts.
    /// - Parameter channel: how it leaves. Nil when there is no way.
    package func figures(channel: Channel?) -> [FigureKey] {
        let kinds: [(FigureKey.Dimension, String)] = [
            (.step, draft.step), (.channel, channel?.rawValue ?? ""), (.language, draft.language.tag),
            (.source, draft.source), (.confirmed, Quarter(confirmedAt ?? writtenAt).description),
        ]
        return kinds.map { FigureKey(campaign: campaign, rehearsal: rehearsal, $0, $1) }
    }
}

/// A quarter of an hour. The days and hours of every time zone begin with one.
package struct Quarter: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Quarters since 1970.
    package let number: Int64

    package static let seconds: TimeInterval = 900

    package init(_ date: Date) { number = Int64((date.timeIntervalSince1970 / Self.seconds).rounded(.down)) }

    package init(number: Int64) { self.number = number }

    /// Nil for a text that is no number.
    package init?(_ text: String) {
        guard let number = Int64(text) else { return nil }
        self.number = number
    }

    package var start: Date { Date(timeIntervalSince1970: Double(number) * Self.seconds) }

    /// Seven digits until the year 2255, so that texts have the order of time.
    package var description: String { String(number) }

    package static func < (a: Quarter, b: Quarter) -> Bool { a.number < b.number }
}

/// The mark of a link: what stands after `?from=`.
package enum LetterSource {
    package static let longest = 40
    /// The most marks that are counted apart in one campaign.
    package static let most = 200
    /// What all further marks are counted as.
    package static let other = "other"

    /// Returns the mark. "" for a text that is none: letters, digits, `-` and `_` only.
    package static func read(_ text: some StringProtocol) -> String {
        let isMark =
            text.utf8.count <= longest
            && text.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
        return isMark ? text.lowercased() : ""
    }

    /// Returns the mark in the query of an address. "" when it has none.
    package static func read(fromQueryOf address: String) -> String {
        guard address.utf8.count <= 2_000, let start = address.firstIndex(of: "?") else { return "" }
        let pairs = address[start...].dropFirst().prefix { $0 != "#" }.split(separator: "&")
        return pairs.first { $0.hasPrefix("from=") }.map { read($0.dropFirst("from=".count)) } ?? ""
    }
}
