import Actions
import Domain
import Foundation
import Hummingbird

/// A campaign in the editor: its draft, and what every page of it says.
struct EditedCampaign: Sendable {
    let draft: CampaignDraft
    /// What the draft's files say, as far as they can be read.
    let campaign: Campaign?
    let diagnostics: [Diagnostic]
    let heading: DeskCampaignHeading
    let page: DeskPageContext

    var slug: String { draft.slug }
    var languages: [Language] { heading.languages }

    /// What is saved, and what is live.
    /// - Parameter files: the files of the part. Nil: all.
    func saved(files: ((String) -> Bool)? = nil) -> SavedText {
        let live = draft.live.map { Int($0.version) }
        let names = Set(draft.folder.files.keys).union(draft.live?.folder.files.keys.map { $0 } ?? [])
        let isLive = names.filter { files?($0) ?? true }.allSatisfy {
            draft.folder.files[$0] == draft.live?.folder.files[$0]
        }
        let id = page.account.flatMap { $0.name == draft.savedBy ? $0.id : nil } ?? 0
        return SavedText(
            at: draft.savedAt, by: draft.savedBy.map { .account(id: id, name: $0) } ?? .server,
            version: draft.hasChanges ? (live ?? 0) + 1 : max(live ?? 1, 1), live: live,
            isLive: isLive && live != nil)
    }
}

extension DeskController {
    func operators(_ context: DeskContext) -> OperatorActions {
        OperatorActions(services, actor: .account(context.account))
    }

    /// Returns the campaign that the path names. Throws 404 when there is none.
    func edited(_ request: Request, _ context: DeskContext, at path: String? = nil) async throws
        -> EditedCampaign
    {
        let slug = try context.campaign
        let page = page(request, context, at: path)
        guard let draft = try await operators(context).draft(slug) else { throw HTTPError(.notFound) }
        let reading = readCampaign(draft.folder, on: Day(page.now))
        let campaign = reading.campaign ?? readStored(draft.folder)
        let outdated = try await operators(context).outdatedReadings(slug).count
        var heading = try await deskHeading(draft, campaign, context, page)
        heading.states = states(of: draft, campaign, reading.diagnostics, outdated: outdated)
        return EditedCampaign(
            draft: draft, campaign: campaign, diagnostics: reading.diagnostics, heading: heading, page: page)
    }

    private func deskHeading(
        _ draft: CampaignDraft, _ campaign: Campaign?, _ context: DeskContext, _ page: DeskPageContext
    ) async throws -> DeskCampaignHeading {
        let shown = draft.live.flatMap { readStored($0.folder) } ?? campaign
        let title = campaign?.page(page.language)?.page.title ?? ""
        var desk = DeskCampaign(
            slug: draft.slug, title: title.isEmpty ? draft.slug : title,
            languages: campaign?.languages ?? draft.folder.pageLanguages,
            opens: shown?.opens ?? Day(page.now), closes: shown?.closes,
            phase: shown?.phase(at: page.now) ?? .announced)
        (desk.isDraft, desk.rehearses) = (draft.live == nil, page.rehearsal)
        desk.isManaged = context.has(.people)
        let people = try await PeopleActions(services, actor: .account(context.account)).list(of: draft.slug)
        var heading = DeskCampaignHeading(campaign: desk, members: people?.people.count ?? 0)
        heading.places = CampaignPlace.open(to: context)
        heading.letter = campaign?.writingSteps.first?.write.letter ?? draft.folder.letterKeys.first
        heading.pageLanguage = context.membership.flatMap {
            $0.role == .translator ? $0.languages.first(where: desk.languages.contains) : nil
        }
        return heading
    }
}

extension CampaignPlace {
    /// Returns the pages that an account may open.
    static func open(to context: DeskContext) -> Set<CampaignPlace> {
        let rights: [CampaignPlace: DeskRight] = [
            .watch: .seeCounts, .page: .editTexts, .letters: .editTexts, .targets: .editParts,
            .steps: .editParts, .dates: .editParts, .trying: .publish, .people: .people,
            .history: .history,
        ]
        return Set(rights.filter { context.has($0.value) }.keys)
    }
}

extension CampaignFolder {
    /// The languages that have a page, by the names of the files.
    var pageLanguages: [Language] {
        let found = files.keys.compactMap { $0.wholeMatch(of: /page\.([A-Za-z-]+)\.md/).map { String($0.1) } }
        return found.isEmpty ? ["en"] : found.sorted().map { Language($0) }
    }

    /// The keys of the letters, by the names of the files.
    var letterKeys: [String] {
        let found = files.keys.compactMap {
            $0.wholeMatch(of: /letters\/([^.\/]+)\.[A-Za-z-]+\.md/).map { String($0.1) }
        }
        return Set(found).sorted()
    }
}
