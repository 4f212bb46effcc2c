import Domain
package import Foundation
import Storage

extension OperatorActions {
    /// Publishes a draft exactly as the organiser saw it, as the campaign's next version.
    package func publish(_ slug: String, _ publication: Publication) async throws -> Publishing {
        let checked: CheckedRevision
        switch try await database.checked(slug, publication.revision) {
        case .success(let found): checked = found
        case .failure(let refused): return .refused(refused.reason)
        }
        let actor = actor
        return try await change { connection, now in
            try connection.drafts.lock(slug)
            guard try connection.drafts.find(slug)?.revision == publication.revision else {
                return (.refused(.changedMeanwhile), [])
            }
            return try connection.publish(checked, publication, by: actor, at: now)
        }
    }

    /// Plans to publish a draft at an hour. What is published then is the draft as it is now, also
    /// when it is changed until then. Takes the place of an earlier plan.
    package func planPublishing(_ slug: String, at due: Date, _ publication: Publication) async throws
        -> PublishingPlan
    {
        guard let account = actor.account else { throw OnlyAccountsPlan() }
        guard due > environment.now() else { return .refused(.past) }
        let checked: CheckedRevision
        switch try await database.checked(slug, publication.revision) {
        case .success(let found): checked = found
        case .failure(let refused): return .refused(refused.reason)
        }
        let planned = PlannedVersion(
            slug: slug, revision: publication.revision, over: publication.over, due: due, account: account,
            by: actor.name, note: publication.note.replacing("\0", with: ""),
            confirming: publication.confirming, dropping: publication.dropping)
        return try await change { connection, _ in
            try connection.drafts.lock(slug)
            guard try connection.drafts.find(slug)?.revision == publication.revision else {
                return (.refused(.changedMeanwhile), [])
            }
            if let refusal = try connection.review(checked, publication).refusal {
                return (.refused(refusal), [])
            }
            try connection.campaignVersions.plan(planned)
            let detail = due.formatted(.iso8601)
            return (.planned, [AuditEvent(.publishingPlanned, campaign: slug, detail: detail)])
        }
    }

    /// Takes a plan back. False when there is none.
    package func unplanPublishing(_ slug: String) async throws -> Bool {
        try await change { connection, _ in
            try connection.drafts.lock(slug)
            guard try connection.campaignVersions.unplan(slug) else { return (false, []) }
            return (true, [AuditEvent(.publishingTakenBack, campaign: slug)])
        }
    }
}

/// Publishing is planned by an account, which must still have the right to it at that hour.
private struct OnlyAccountsPlan: Error {}
