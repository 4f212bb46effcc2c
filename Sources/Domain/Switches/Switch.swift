package import Foundation

/// A switch for a bad day that is on, or a state into which an organiser has put a campaign.
package struct Switch: Sendable, Equatable {
    /// The raw value stands in the database, and is what the command line calls it. The gravest
    /// comes first.
    package enum Name: String, Sendable, CaseIterable {
        /// Pages can be read, and nothing can be written.
        case readOnly = "read-only"
        /// The campaign has ended, or waits. These are states of a campaign and no switches.
        case closed, paused
        /// No new letters are taken.
        case letters
        /// Letters to targets wait.
        case sending
        /// Only the six digits confirm a letter.
        case code
        /// Letters with own words wait for a reader.
        case words

        package static let states: [Name] = [.paused, .closed]
        /// The switches, in the order in which their page shows them.
        package static let switches: [Name] = [.letters, .sending, .code, .words, .readOnly]

        /// Whether visitors read a sentence about it.
        package var tellsVisitors: Bool { ![.code, .words].contains(self) }
    }

    package let name: Name
    /// The slug of a campaign. "" for the whole site.
    package let scope: String
    package let since: Date
    /// The time at which it goes off by itself. Nil: never.
    package let until: Date?
    /// The account that turned it on. Nil for the command line.
    package let account: Int64?
    /// The name of that person at that time.
    package let by: String
    /// Why, for the other organisers.
    package let note: String
    /// What visitors read, by language. Languages without a sentence show Postbag's own.
    package let told: [Language: String]

    package init(
        _ name: Name, for scope: String, since: Date, until: Date? = nil, account: Int64? = nil, by: String,
        note: String = "", told: [Language: String] = [:]
    ) {
        (self.name, self.scope, self.since, self.until) = (name, scope, since, until)
        (self.account, self.by, self.note, self.told) = (account, by, note, told)
    }

    package func isOn(at now: Date) -> Bool { until.map { now < $0 } ?? true }

    /// Returns the sentence for readers of a language, and the language in which it is. Nil when
    /// nobody wrote one for them.
    package func sentence(_ language: Language) -> String? {
        told[language].flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension Switch {
    /// Returns the scope of what is on for the mail to one target of a campaign. `paused`: its
    /// letters wait. `closed`: its letters go back to their writers.
    package static func scope(of target: String, in slug: String) -> String { "\(slug)/\(target)" }

    /// Returns the slug and the target's key of such a scope. Nil for any other.
    package static func target(ofScope scope: String) -> (slug: String, key: String)? {
        let parts = scope.split(separator: "/", maxSplits: 1).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
}
