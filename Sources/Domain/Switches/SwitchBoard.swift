package import Foundation

/// The switches of the site and of its campaigns.
package struct SwitchBoard: Sendable, Equatable {
    private let byScope: [String: [Switch]]

    package init(_ all: [Switch] = []) { byScope = Dictionary(grouping: all, by: \.scope) }

    /// Returns the switches of exactly this campaign, or of the site for "". The gravest is first.
    package func own(_ scope: String, at now: Date) -> [Switch] {
        guard let found = byScope[scope] else { return [] }
        let on = found.filter { $0.isOn(at: now) }
        return Switch.Name.allCases.compactMap { name in on.first { $0.name == name } }
    }

    /// Returns everything that is on: the site's first, then each campaign's.
    package func all(at now: Date) -> [Switch] {
        byScope.keys.sorted().flatMap { own($0, at: now) }
    }

    /// Returns what holds for a campaign: its own and the site's, the gravest first. The
    /// campaign's own comes before the site's of the same name.
    package func all(in slug: String, at now: Date) -> [Switch] {
        guard !byScope.isEmpty else { return [] }
        let both = own(slug, at: now) + (slug.isEmpty ? [] : own("", at: now))
        return Switch.Name.allCases.flatMap { name in both.filter { $0.name == name } }
    }

    /// Returns the switch that holds for a campaign. Nil when neither it nor the site has it on.
    package func on(_ name: Switch.Name, in slug: String, at now: Date) -> Switch? {
        all(in: slug, at: now).first { $0.name == name }
    }

    /// Whether a switch is stored for a campaign or the site, also one whose time has just ended.
    package func isStored(_ name: Switch.Name, in slug: String) -> Bool {
        [slug, ""].contains { byScope[$0, default: []].contains { $0.name == name } }
    }

    /// Returns why a campaign takes no new letters. Nil when only its dates decide.
    package func stop(in slug: String, at now: Date) -> Switch? {
        all(in: slug, at: now).first { [.readOnly, .closed, .paused, .letters].contains($0.name) }
    }

    /// Returns the state into which an organiser has put the campaign. Nil for none.
    package func state(of slug: String, at now: Date) -> Switch? {
        own(slug, at: now).first { Switch.Name.states.contains($0.name) }
    }

    /// Returns what stops the mail to a target of a campaign. Nil for nothing.
    package func mail(to target: String, in slug: String, at now: Date) -> Switch? {
        byScope.isEmpty ? nil : state(of: Switch.scope(of: target, in: slug), at: now)
    }
}
