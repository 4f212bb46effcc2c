import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The versions of a campaign: what each changed, and the way back to one.
struct VersionsController: DeskController {
    let site: Site

    private static let page = 50

    @Sendable func list(_ request: Request, _ context: DeskContext) async throws -> Response {
        let (slug, page) = (try context.campaign, page(request, context))
        let before = request.uri.queryParameters["before"].flatMap { Int64(String($0).scalars(first: 18)) }
        let rows = try await operators(context).versions(slug, before: before, limit: Self.page)
        let live = services.campaigns.newest(slug)?.version
        let last = rows.last.map(\.version) ?? 0
        let heading = try await openHeading(slug, context, page)
        return request.answer(
            versionsPage(
                page, heading, rows.map { ListedVersion($0, live: live) },
                older: last > 1 ? "\(links.deskVersions(slug))?before=\(last)" : nil))
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await show(request, context, isOvertaken: false)
    }

    /// Makes the version the draft again, unless the draft is not what the organiser saw.
    @Sendable func makeDraft(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let (slug, number) = (try context.campaign, try number(context))
        let base = body.number("base") ?? .min
        guard try await operators(context).replaceDraft(slug, with: number, base: base) != nil else {
            return try await show(request, context, isOvertaken: true)
        }
        return .seeOther(links.deskTry(slug))
    }

    private func show(_ request: Request, _ context: DeskContext, isOvertaken: Bool) async throws -> Response
    {
        let (slug, number, page) = (try context.campaign, try number(context), page(request, context))
        let operators = operators(context)
        guard let row = try await operators.versions(slug, before: number + 1, limit: 1).first,
            row.version == number, let draft = try await operators.draft(slug)
        else { throw HTTPError(.notFound) }
        let live = draft.live?.version ?? 0
        var editor = VersionEditor(ListedVersion(row, live: live))
        editor.choices = choices(beside: number, live: live, hasDraft: draft.isDraft)
        let asked = request.uri.queryParameters["with"].flatMap { Int(String($0).scalars(first: 18)) }
        editor.other = editor.choices.first { $0 == asked } ?? (number > 1 ? Int(number) - 1 : nil)
        if let other = editor.other {
            let revision = other == 0 ? draft.revision : Int64(-other)
            let compared = try await operators.comparison(slug, from: revision, to: -number)
            editor.changes = compared.map { found in
                found.changes.map { $0.shown(page.text, from: found.old, to: found.new) }
            }
        }
        let folder = try await operators.folder(of: slug, at: -number)
        editor.languages = folder.flatMap(readStored)?.languages ?? []
        let drafted = try await operators.folder(of: slug, at: draft.revision)
        if folder?.files != drafted?.files { editor.draft = draft.revision }
        editor.losesChanges = draft.hasChanges
        editor.isOvertaken = isOvertaken
        let heading = try await openHeading(slug, context, page)
        return request.answer(versionPage(page, heading, editor), status: isOvertaken ? .conflict : .ok)
    }

    /// Returns the newest versions beside one, and 0 for the draft.
    private func choices(beside number: Int64, live: Int64, hasDraft: Bool) -> [Int] {
        let first = max(1, live - 200)
        let versions = first > live ? [] : (first...live).reversed().filter { $0 != number }.map(Int.init)
        return (hasDraft ? [0] : []) + versions
    }

    private func number(_ context: DeskContext) throws -> Int64 {
        let text = try context.visitor.parameters.require("number").scalars(first: 18)
        guard let number = Int64(text), number > 0 else { throw HTTPError(.notFound) }
        return number
    }
}

extension VersionsController {
    /// Asks before a draft is deleted that was never published.
    @Sendable func askToDelete(_ request: Request, _ context: DeskContext) async throws -> Response {
        let (slug, page) = (try context.campaign, page(request, context))
        guard let draft = try await operators(context).draft(slug) else { throw HTTPError(.notFound) }
        guard draft.live == nil else { return .seeOther(links.deskVersions(slug)) }
        let heading = try await openHeading(slug, context, page)
        return request.answer(deleteDraftPage(page, heading, base: draft.revision))
    }

    @Sendable func delete(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let isDeleted = try await operators(context).deleteDraft(
            try context.campaign, base: body.number("base") ?? .min)
        return isDeleted ? .seeOther(links.desk) : try await askToDelete(request, context)
    }

    private func openHeading(_ slug: String, _ context: DeskContext, _ page: DeskPageContext) async throws
        -> DeskCampaignHeading
    {
        var heading = try await heading(slug, context, page)
        heading.places = CampaignPlace.open(to: context)
        return heading
    }
}

extension ListedVersion {
    fileprivate init(_ row: VersionRow, live: Int64?) {
        let published = row.published
        self.init(
            number: Int(row.version), at: published?.at,
            by: published.flatMap { $0.isFromCommandLine ? nil : $0.by }, note: published?.note ?? "",
            parts: published?.parts.map(\.place) ?? [], isLive: row.version == live)
    }
}

extension CampaignChange.Part {
    fileprivate var place: CampaignPlace {
        switch self {
        case .page: .page
        case .targets: .targets
        case .letters: .letters
        case .steps: .steps
        case .dates: .dates
        }
    }
}
