package import Domain
import Storage

/// What an organiser does with the mail to one target.
package enum TargetMailChange: String, Sendable, CaseIterable {
    /// Its letters wait.
    case pause
    /// Its letters go again.
    case resume
    /// Its letters go back to their writers, those that wait and those that come.
    case cancel
}

extension OperatorActions {
    /// Pauses, resumes or cancels the mail to one target. `missing` for a target that the campaign
    /// does not have, or that gets no e-mail.
    package func change(
        mailTo target: String, in campaign: Campaign, _ change: TargetMailChange, note: String = ""
    ) async throws -> SwitchOutcome {
        guard let found = campaign.target(target), found.email != nil || found.representative != nil else {
            return .missing
        }
        let (actor, slug) = (actor, campaign.slug)
        let scope = Switch.scope(of: target, in: slug)
        return try await self.change { connection, now in
            guard try connection.allows(actor, .publish, in: slug) else { return (.missing, []) }
            try connection.lock(named: "switch \(scope)")
            let before = try Switch.Name.states.compactMap { try connection.switches.find($0, for: scope) }
                .first
            let wanted = change.state
            guard before?.name != wanted else { return (.unchanged, []) }
            if let before { try connection.end(before, at: now) }
            if let wanted {
                try connection.switches.set(
                    Switch(
                        wanted, for: scope, since: now, account: actor.account, by: actor.name, note: note))
            }
            let detail = note.isEmpty ? target : "\(target)\n\(note)"
            return (.done, [AuditEvent(change.action, of: scope, campaign: slug, detail: detail)])
        }
    }
}

extension TargetMailChange {
    fileprivate var state: Switch.Name? {
        switch self {
        case .pause: .paused
        case .resume: nil
        case .cancel: .closed
        }
    }

    fileprivate var action: AuditEvent.Action {
        switch self {
        case .pause: .targetPaused
        case .resume: .targetResumed
        case .cancel: .targetCancelled
        }
    }
}
