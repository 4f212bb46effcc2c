import Domain
import Foundation
import Logging
import Storage

extension Maintenance {
    /// Publishes the planned versions that are due. Each is published once, by whichever process
    /// locks its draft first.
    @Sendable func publishPlanned() async throws {
        let now = services.environment.now()
        let database = services.database
        for slug in try await database.read({ try $0.campaignVersions.due(at: now) })
        where !services.switches.holds(.readOnly, in: slug) {
            guard let planned = try await database.read({ try $0.campaignVersions.planned(slug) }) else {
                continue
            }
            let checked = try await database.checked(slug, planned.revision)
            let refusal = try await database.write { connection -> PublishingRefusal? in
                try connection.drafts.lock(slug)
                guard try connection.campaignVersions.planned(slug) == planned else { return nil }
                return try connection.publish(planned, checked, at: now)
            }
            if let refusal {
                services.logger.error(
                    "a planned version was not published",
                    metadata: ["campaign": "\(slug)", "reason": "\(refusal.stored)"])
            }
        }
    }

    /// Erases revisions of drafts that newer ones replaced long ago.
    @Sendable func eraseOldRevisions() async throws {
        let limit = services.environment.now().addingTimeInterval(-Retention.draftRevision)
        try await alone {
            try $0.drafts.erase(replacedBefore: limit, keeping: Retention.draftRevisions)
            try $0.testLetters.forget(askedBefore: limit)
        }
    }
}

extension Connection {
    /// Publishes a planned version, or keeps why not. Returns the reason.
    fileprivate func publish(
        _ planned: PlannedVersion, _ checked: Result<CheckedRevision, Refused>, at now: Date
    ) throws -> PublishingRefusal? {
        let account =
            try accounts.find(planned.account)
            ?? Account(id: planned.account, name: planned.by, email: "", isOwner: false)
        let actor = Actor.account(account)
        let (result, events) = try attempt(planned, checked, by: account, at: now)
        for event in events { try audit.add(event, by: actor, at: now) }
        guard case .refused(let refusal) = result else { return nil }
        try campaignVersions.setFailed(planned.slug, refusal.stored, at: now)
        let event = AuditEvent(.publishingFailed, campaign: planned.slug, detail: refusal.stored)
        try audit.add(event, by: actor, at: now)
        return refusal
    }

    private func attempt(
        _ planned: PlannedVersion, _ checked: Result<CheckedRevision, Refused>, by account: Account,
        at now: Date
    ) throws -> (Publishing, [AuditEvent]) {
        let membership = try accounts.membership(of: account.id, in: planned.slug)
        guard account.has(.publish, as: membership) else { return (.refused(.notAllowed), []) }
        switch checked {
        case .failure(let refused): return (.refused(refused.reason), [])
        case .success(let revision):
            let publication = Publication(
                revision: planned.revision, over: planned.over, note: planned.note,
                confirming: planned.confirming, dropping: planned.dropping)
            return try publish(revision, publication, by: .account(account), at: now)
        }
    }
}
