package import Domain
import Foundation
import Storage

/// What an organiser publishes, as the page showed it to them.
package struct Publication: Sendable, Equatable {
    /// The draft's revision.
    package var revision: Int64
    /// The version that it replaces. 0 for none.
    package var over: Int64
    package var note: String
    /// The targets whose new address the organiser has confirmed.
    package var confirming: Set<String>
    /// The steps and targets that may go although letters use them.
    package var dropping: Set<String>

    package init(
        revision: Int64, over: Int64, note: String = "", confirming: Set<String> = [],
        dropping: Set<String> = []
    ) {
        (self.revision, self.over) = (revision, over)
        (self.note, self.confirming, self.dropping) = (note, confirming, dropping)
    }

    static let longestNote = 1_000
}

/// Why a draft is not published.
package enum PublishingRefusal: Sendable, Equatable {
    /// There is no draft.
    case missing
    /// The draft or the published version is no longer what the organiser saw.
    case changedMeanwhile
    case hasErrors([Diagnostic])
    /// Letters would go to other addresses, which nobody has confirmed.
    case needsConfirming([CampaignChange])
    /// Letters use steps or targets that the draft does not have, by their number.
    case lettersUse([String: Int])
    /// The hour to publish at is not in the future.
    case past
    /// The account that planned it may no longer publish this campaign.
    case notAllowed

    /// The word that is stored when a planned version fails.
    var stored: String {
        switch self {
        case .missing: "missing"
        case .changedMeanwhile: "changed"
        case .hasErrors: "errors"
        case .needsConfirming: "addresses"
        case .lettersUse: "letters"
        case .past: "past"
        case .notAllowed: "not_allowed"
        }
    }
}

package enum Publishing: Sendable, Equatable {
    /// With the version, and whether it is a new one: an unchanged draft keeps the version.
    case published(version: Int64, isNew: Bool)
    case refused(PublishingRefusal)
}

package enum PublishingPlan: Sendable, Equatable {
    case planned
    case refused(PublishingRefusal)
}

/// A revision that has been read and has no errors. A revision never changes, so that this takes no
/// time in the transaction that publishes it.
struct CheckedRevision: Sendable {
    let slug: String
    let campaign: Campaign
    let folder: CampaignFolder
}

extension Database {
    /// Reads and checks a revision of a draft.
    func checked(_ slug: String, _ revision: Int64) async throws -> Result<CheckedRevision, Refused> {
        let folder = try await read { connection -> CampaignFolder? in
            guard revision > 0 else { return nil }
            return try DraftText(connection, slug)?.folder(at: revision, withPictures: true)
        }
        guard let folder else { return .failure(Refused(reason: .missing)) }
        let reading = readCampaign(folder)
        guard let campaign = reading.campaign else {
            return .failure(Refused(reason: .hasErrors(reading.diagnostics.filter { $0.severity == .error })))
        }
        guard campaign.slug == slug else { return .failure(Refused(reason: .hasErrors([.otherSlug(slug)]))) }
        return .success(CheckedRevision(slug: slug, campaign: campaign, folder: folder))
    }
}

/// A refusal as an error, for `Result`.
struct Refused: Error { let reason: PublishingRefusal }

extension Diagnostic {
    fileprivate static func otherSlug(_ slug: String) -> Diagnostic {
        Diagnostic(
            severity: .error, file: CampaignFolder.main,
            message: "the slug is not that of the draft: write `slug: \(slug)`")
    }
}

extension Connection {
    /// Returns why a checked revision may not be published over the newest version, and what would
    /// change. Lock the draft first.
    func review(_ checked: CheckedRevision, _ publication: Publication) throws -> (
        refusal: PublishingRefusal?, changes: [CampaignChange], gone: Set<String>
    ) {
        let slug = checked.slug
        try lock(named: "campaign \(slug)")
        let version = try campaigns.versions()[slug] ?? 0
        guard version == publication.over else { return (.changedMeanwhile, [], []) }
        let live = CampaignFolder(files: try campaigns.files(slug, version: version))
        guard version > 0, let old = readStored(live) else { return (nil, [], []) }
        let changes = campaignChanges(from: old, live, to: checked.campaign, checked.folder)
        let gone = goneKeys(old, checked.campaign)
        let used = try campaigns.letters(of: slug, using: gone.subtracting(publication.dropping))
        if !used.isEmpty { return (.lettersUse(used), changes, gone) }
        let unconfirmed = changes.filter {
            $0.mustBeConfirmed.map { !publication.confirming.contains($0) } ?? false
        }
        return (unconfirmed.isEmpty ? nil : .needsConfirming(unconfirmed), changes, gone)
    }

    /// Publishes a checked revision. Lock the draft first.
    func publish(_ checked: CheckedRevision, _ publication: Publication, by actor: Actor, at now: Date) throws
        -> (Publishing, [AuditEvent])
    {
        let slug = checked.slug
        let (refusal, changes, gone) = try review(checked, publication)
        if let refusal { return (.refused(refusal), []) }
        let version = try campaigns.store(slug, files: checked.folder.files, at: now)
        try drafts.setMadeFrom(slug, version: version)
        try campaignVersions.unplan(slug)
        if version == publication.over { return (.published(version: version, isNew: false), []) }
        let note = publication.note.replacing("\0", with: "").scalars(first: Publication.longestNote)
        try campaignVersions.insert(
            slug, version: version, by: actor, note: note,
            parts: .changed(by: changes, over: publication.over), at: now)
        let detail = AuditEvent.detail(version, without: gone.intersection(publication.dropping))
        let event = AuditEvent(.campaignPublished, campaign: slug, detail: detail)
        return (.published(version: version, isNew: true), [event])
    }
}
