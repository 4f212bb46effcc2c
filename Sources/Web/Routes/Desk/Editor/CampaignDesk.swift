import Actions
import Domain
import Hummingbird

/// A campaign as its pages at the desk need it, read once for a request.
struct CampaignDesk: Sendable {
    let context: DeskContext
    let page: DeskPageContext
    let draft: CampaignDraft
    let heading: DeskCampaignHeading

    var slug: String { draft.slug }
    /// What the check of the draft finds.
    var diagnostics: [Diagnostic] { draft.parsed.reading.diagnostics }
    /// The draft's campaign. Nil when a diagnostic is an error.
    var campaign: Campaign? { draft.parsed.reading.campaign }
    /// The draft's campaign as far as it can be read.
    var readable: Campaign? { draft.parsed.reading.readable }
    var outdated: [OutdatedReading] { draft.outdated }
    var document: CampaignDocument { draft.parsed.document }
    var languages: [Language] { heading.languages }
    /// What organisers do, by this account.
    let operators: OperatorActions

    /// What is saved, by whom and whether visitors see it.
    var saved: SavedText {
        let live = draft.live.map { Int($0.version) }
        let by = draft.savedBy.map { HistoryLine.Doer.account(id: $0.id, name: $0.name) }
        return SavedText(
            at: draft.savedAt, by: by ?? .server, version: draft.hasChanges ? (live ?? 0) + 1 : live ?? 1,
            live: live, isLive: draft.live != nil && !draft.hasChanges)
    }

    /// Returns the state of a form that shows a part as it is saved.
    func state(of part: some CheckedPart, form: String) -> EditorState {
        state(of: part, values: part.fields(of: draft.folder), form: form)
    }

    /// Returns the state of a form with these values, with its diagnostics beside its fields.
    func state(of part: some CheckedPart, values: [String: String], form: String) -> EditorState {
        var state = EditorState(values: values, base: draft.revision, form: form, saved: saved)
        for diagnostic in diagnostics.prefix(200) {
            guard let field = part.field(for: diagnostic, in: draft.folder) else { continue }
            guard diagnostic.severity == .error else {
                state.warnings[field, default: []].addOnce(page.text.told(diagnostic))
                continue
            }
            let isEmpty = state.value(field).trimmingSpaces.isEmpty
            state.issues[field, default: []].addOnce(
                isEmpty ? page.text(.fieldMissing) : page.text.told(diagnostic))
        }
        return state
    }
}

extension [String] {
    fileprivate mutating func addOnce(_ text: String) {
        if !contains(text) { append(text) }
    }
}

extension DeskController {
    /// Returns the campaign that the path names, with its draft. Throws 404 when there is none.
    func desk(_ request: Request, _ context: DeskContext, at path: String? = nil) async throws -> CampaignDesk
    {
        let (slug, page) = (try context.campaign, page(request, context, at: path))
        let operators = operators(context)
        guard let draft = try await operators.draft(slug) else { throw HTTPError(.notFound) }
        let document = draft.parsed.document
        var heading = try await heading(slug, context, page)
        let states = PlaceStates(document, draft.parsed.reading.diagnostics, draft.outdated)
        heading.states.merge(states.all) { $1 }
        heading.letter = document.letterKeys.first
        heading.draftLanguages = document.languages.isEmpty ? nil : document.languages
        heading.pageLanguage = context.membership?.languages.first(where: heading.languages.contains)
        if draft.hasChanges, draft.live != nil, heading.states[.trying] == nil {
            heading.states[.trying] = .changes(1)
        }
        return CampaignDesk(
            context: context, page: page, draft: draft, heading: heading, operators: operators)
    }

    /// Returns a random number for an open page, by which its own saves are told from others'.
    func newForm() -> String { services.environment.random(9).base64URL }
}

extension CampaignPlace {
    /// The pages of a campaign that an account may open.
    static func open(to context: DeskContext) -> Set<CampaignPlace> {
        var places: Set<CampaignPlace> = [.watch]
        if context.has(.seeLetters) { places.formUnion([.deliveries, .news]) }
        if context.has(.readOwnWords) { places.insert(.words) }
        if context.has(.editTexts) { places.formUnion([.page, .letters]) }
        if context.has(.editParts) { places.formUnion([.targets, .steps, .dates]) }
        if context.has(.publish) { places.formUnion([.trying, .switches]) }
        if context.has(.people) { places.insert(.people) }
        if context.has(.history) { places.insert(.history) }
        if context.has(.export) { places.insert(.export) }
        return places
    }
}

/// How complete each part of a draft is.
struct PlaceStates {
    private(set) var all: [CampaignPlace: PlaceState] = [:]

    init(_ document: CampaignDocument, _ diagnostics: [Diagnostic], _ outdated: [OutdatedReading]) {
        let errors = diagnostics.filter { $0.severity == .error }
        for place in CampaignPlace.parts {
            let count = errors.count { Self.place(of: $0, document) == place }
            all[place] = count > 0 ? .wrong(count) : .complete
        }
        let missing = document.languages.filter { document.page($0)?.title.isEmpty ?? true }
        if all[.page] == .complete, !missing.isEmpty { all[.page] = .missing(missing) }
        if document.keys(["targets"]).isEmpty { all[.targets] = .nobody }
        if document.letterKeys.isEmpty { all[.letters] = .nothing }
        if document.count(["steps"]) == 0 { all[.steps] = .nothing }
        if all[.letters] == .complete, !outdated.isEmpty { all[.letters] = .outOfDate(outdated.count) }
        let blocked = CampaignPlace.parts.count { all[$0]?.blocks ?? false }
        if blocked > 0 { all[.trying] = .partsMissing(blocked) }
    }

    /// The part of the editor in which a diagnostic is put right.
    static func place(of diagnostic: Diagnostic, _ document: CampaignDocument) -> CampaignPlace {
        if diagnostic.file.hasPrefix("page") { return .page }
        if diagnostic.file.hasPrefix("letters/") { return .letters }
        switch document.keyPath(of: diagnostic)?.split(separator: ".").first {
        case "targets": return .targets
        case "steps": return .steps
        default: return .dates
        }
    }
}
