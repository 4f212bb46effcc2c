package import Domain
package import Foundation
import Storage

/// What becomes of turning a switch.
package enum SwitchOutcome: Sendable, Equatable {
    case done
    /// It is as wanted already.
    case unchanged
    /// There is no such campaign, or the whole site has no such state.
    case missing
}

extension OperatorActions {
    package func switches() async throws -> SwitchBoard {
        try await database.read { try SwitchBoard($0.switches.all()) }
    }

    /// Turns a switch on, or puts a campaign into a state. One that is on keeps its beginning.
    /// - Parameters:
    ///   - scope: the slug of a campaign. "" for the whole site.
    ///   - told: what visitors read, by language.
    package func turnOn(
        _ name: Switch.Name, for scope: String, until: Date? = nil, note: String = "",
        told: [Language: String] = [:]
    ) async throws -> SwitchOutcome {
        let actor = actor
        return try await change { connection, now in
            guard try connection.hasSwitch(name, for: scope) else { return (.missing, []) }
            try connection.lock(named: "switch \(scope)")
            let before = try connection.switches.find(name, for: scope).flatMap {
                $0.isOn(at: now) ? $0 : nil
            }
            if let before, before.until == until, before.told == told, note.isEmpty || before.note == note {
                return (.unchanged, [])
            }
            let new = Switch(
                name, for: scope, since: before?.since ?? now, until: until, account: actor.account,
                by: actor.name, note: note.isEmpty ? before?.note ?? "" : note, told: told)
            // A campaign is in one state at a time.
            if Switch.Name.states.contains(name) {
                for other in Switch.Name.states { try connection.switches.turnOff(other, for: scope) }
            }
            try connection.switches.set(new)
            return (.done, [.turned(name, on: true, for: scope, note: note)])
        }
    }

    /// Turns a switch off, or ends a state of a campaign.
    package func turnOff(_ name: Switch.Name, for scope: String, note: String = "") async throws
        -> SwitchOutcome
    {
        try await change { connection, now in
            guard try connection.hasSwitch(name, for: scope) else { return (.missing, []) }
            let found = try connection.switches.find(name, for: scope)
            let wasOn = found?.isOn(at: now) ?? false
            if let found { try connection.end(found, at: now) }
            return wasOn ? (.done, [.turned(name, on: false, for: scope, note: note)]) : (.unchanged, [])
        }
    }
}

extension Connection {
    /// Removes a switch. The time for which letters could not leave does not count against them.
    func end(_ ended: Switch, at now: Date) throws {
        let target = Switch.target(ofScope: ended.scope)
        guard try switches.turnOff(ended.name, for: ended.scope),
            [.sending, .readOnly, .words].contains(ended.name) || target != nil
        else { return }
        let held = Int64(max(0, min(now, ended.until ?? now).timeIntervalSince(ended.since)) * 1_000)
        let campaign = target?.slug ?? (ended.scope.isEmpty ? nil : ended.scope)
        for rehearsal in [false, true] {
            try deliveries.extend(
                by: held, rehearsal: rehearsal, campaign: campaign, target: target?.key, at: now)
            // No other switch holds Postbag's own mails.
            guard ended.name == .readOnly, campaign == nil else { continue }
            try outbox.extend(by: held, rehearsal: rehearsal, at: now)
        }
    }

    fileprivate func hasSwitch(_ name: Switch.Name, for scope: String) throws -> Bool {
        guard scope.isEmpty else { return try campaigns.isThere(scope) }
        return !Switch.Name.states.contains(name)
    }
}

extension AuditEvent {
    fileprivate static func turned(_ name: Switch.Name, on: Bool, for scope: String, note: String)
        -> AuditEvent
    {
        let detail = note.isEmpty ? name.rawValue : "\(name.rawValue)\n\(note)"
        return AuditEvent(
            on ? .switchedOn : .switchedOff, of: scope.isEmpty ? "site" : scope,
            campaign: scope.isEmpty ? nil : scope, detail: detail)
    }
}
