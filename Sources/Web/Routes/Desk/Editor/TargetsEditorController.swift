import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Who decides, in the editor.
struct TargetsEditorController: DeskController {
    let site: Site

    @Sendable func list(_ request: Request, _ context: DeskContext) async throws -> Response {
        let desk = try await desk(request, context)
        let lines = desk.document.keys(["targets"]).map { line($0, desk) }
        let state = desk.shown(TargetsPart(), form: newForm())
        return request.answer(targetsPage(desk.page, desk.heading, lines, state))
    }

    /// Adds somebody, and leads to their page.
    @Sendable func change(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let desk = try await desk(request, context)
        let house = houses.first?.key ?? "uk-house-of-commons"
        let isPerson = body["do"] == "add-person"
        guard isPerson || body["do"] == "add-representative" else {
            return .seeOther(links.deskTargets(desk.slug))
        }
        // The key is made in the locked draft: somebody else may be adding a person, too.
        let (_, added) = try await desk.operators.edit(
            desk.slug,
            returning: { folder in
                let part = TargetsPart()
                let key =
                    try isPerson ? part.addNamed(in: &folder) : part.addRepresentative(house, in: &folder)
                try folder.addLetter(to: key)
                return key
            })
        guard let key = added else { return .seeOther(links.deskTargets(desk.slug)) }
        return .seeOther(links.deskTarget(desk.slug, key))
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let desk = try await desk(request, context)
        let part = try part(desk, context)
        return request.answer(html(desk, part, desk.shown(part, form: newForm())))
    }

    @Sendable func save(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws -> Response
    {
        let desk = try await desk(request, context)
        let part = try part(desk, context)
        let sent = SentPart(body)
        if sent.deed == "find" {
            var state = desk.state(of: sent)
            state.values["try"] = body["try"].scalars(first: 100)
            return request.answer(html(desk, part, state))
        }
        if sent.deed == "out" {
            _ = try await desk.operators.edit(desk.slug) { try TargetsPart().remove(part.key, in: &$0) }
            return .seeOther(links.deskTargets(desk.slug))
        }
        if ["retire", "unretire"].contains(sent.deed) {
            let isRetired = sent.deed == "retire"
            _ = try await desk.operators.edit(desk.slug) { try part.setRetired(isRetired, in: &$0) }
            return .seeOther(links.deskTarget(desk.slug, part.key))
        }
        let view = view(desk, part)
        if let refusal = try await refusal(of: sent, part, desk, view, body, request) { return refusal }
        return saved(sent, desk, view)
    }

    private func part(_ desk: CampaignDesk, _ context: DeskContext) throws -> TargetPart {
        let key = try context.visitor.parameters.require("key")
        guard desk.document.keys(["targets"]).contains(key) else { throw HTTPError(.notFound) }
        return TargetPart(key)
    }
}

extension TargetsEditorController {
    private func html(_ desk: CampaignDesk, _ part: TargetPart, _ state: EditorState) -> HTML {
        let isLive = desk.draft.live.map { CampaignDocument($0.folder).keys(["targets"]).contains(part.key) }
        let retired: TargetEditor.Leaving = part.isRetired(in: desk.draft.folder) ? .retired : .retire
        let leaving: TargetEditor.Leaving = isLive == true ? retired : .takeOut
        guard !part.isRepresentative(in: desk.draft.folder) else {
            let editor = MemberTargetEditor(
                key: part.key, houses: houses, zones: TimeZone.knownTimeZoneIdentifiers,
                trial: trial(state), leaving: leaving, state: state)
            return memberTargetPage(desk.page, desk.heading, editor)
        }
        let name = desk.document.text(["targets", .key(part.key), "name"])
        return targetPage(
            desk.page, desk.heading,
            TargetEditor(
                key: part.key, name: name, zones: TimeZone.knownTimeZoneIdentifiers, leaving: leaving,
                state: state))
    }

    private func view(_ desk: CampaignDesk, _ part: TargetPart) -> PartView {
        let text = desk.page.text
        let name = desk.document.text(["targets", .key(part.key), "name"])
        return PartView(
            place: .targets, about: name.isEmpty ? text(.railTargets) : name,
            path: links.deskTarget(desk.slug, part.key),
            label: { name in (fieldLabel(name, text), fieldLanguage(name)) },
            html: { html(desk, part, $0) })
    }

    private func line(_ key: String, _ desk: CampaignDesk) -> TargetLine {
        let stored = desk.readable
        var line = TargetLine(stored?.target(key) ?? desk.document.target(key))
        if let house = line.target.representative {
            let known = houses.first { $0.key == house }
            (line.house, line.members) = (known?.name, known.flatMap { $0.members > 0 ? $0.members : nil })
        }
        line.issues = desk.diagnostics.count {
            $0.severity == .error && desk.document.keyPath(of: $0)?.hasPrefix("targets.\(key)") == true
        }
        return line
    }

    /// The houses that a representative can sit in: the imported ones, and those known by name.
    private var houses: [MemberTargetEditor.House] {
        let imported = services.places.all.map { book in
            MemberTargetEditor.House(
                key: book.legislature.key, name: book.legislature.name,
                members: book.representatives.values.reduce(0) { $0 + $1.count })
        }
        let others = Legislature.known.filter { known in !imported.contains { $0.key == known.key } }
        return imported + others.map { .init(key: $0.key, name: $0.name, members: 0) }
    }

    /// Finds the member for the postcode that was tried. Nil when none was tried.
    private func trial(_ state: EditorState) -> MemberTargetEditor.Trial? {
        let code = state.value("try").trimmingSpaces
        guard !code.isEmpty else { return nil }
        guard let book = services.places.book(state.value("body")),
            let division = book.look(for: code).division
        else { return .unknown }
        let seat = book.seat(division.code, on: Day(services.environment.now()))
        guard let member = seat.members.first else { return .vacant(division: division.name) }
        return .found(name: member.name, division: division.name, email: member.email)
    }
}

/// Returns what the page calls a field of a target.
private func fieldLabel(_ name: String, _ text: DeskText) -> String {
    let labels: [String: DeskTextKey] = [
        "tname": .targetName, "gender": .targetGender, "reads": .readsWhich, "temail": .email,
        "form-url": .webForm, "form-limit": .formLimit, "post": .postalAddress, "handles": .handles,
        "zone": .zone, "per-hour": .perHour, "from": .hoursFrom, "to": .hoursTo, "holidays": .holidays,
        "digest": .digest,
        "body": .house,
        "by": .targetHow,
    ]
    if let key = labels[name] { return text(key) }
    let parts = name.split(separator: "-", maxSplits: 1)
    let keys: [Substring: DeskTextKey] = [
        "office": .officeIn, "as": .memberAs, "salutation": .salutationIn, "text": .textIn, "alt": .altIn,
    ]
    guard parts.count == 2, let key = keys[parts[0]] else { return name }
    return text(key, ["language": text.language.name(of: Language(String(parts[1])))])
}

/// Returns the language at the end of a field's name. Nil for a field without one.
func fieldLanguage(_ name: String) -> Language? {
    let parts = name.split(separator: "-", maxSplits: 1)
    let kinds: Set<Substring> = ["office", "as", "salutation", "text", "alt"]
    return parts.count == 2 && kinds.contains(parts[0]) ? Language(String(parts[1])) : nil
}

extension CampaignDocument {
    /// Returns a target as far as the file says something of it.
    func target(_ key: String) -> Target {
        let path: YAMLPath = ["targets", .key(key)]
        let house = text(path + ["representative"])
        let (email, url) = (text(path + ["email"]), text(path + ["form", "url"]))
        return Target(
            key: key, name: text(path + ["name"]),
            office: Localized(localized(path + ["office"])),
            reads: texts(path + ["reads"]).filter { !$0.isEmpty }.map { Language($0) },
            email: email.isEmpty ? nil : email, form: url.isEmpty ? nil : WebForm(url: url),
            post: texts(path + ["post"]), representative: house.isEmpty ? nil : house)
    }
}

extension CampaignFolder {
    /// Gives somebody new a step and a letter, as long as no step writes to them.
    fileprivate mutating func addLetter(to target: String) throws {
        var document = CampaignDocument(self)
        let steps = 0..<document.count(["steps"])
        guard !steps.contains(where: { document.text(["steps", .index($0), "write"]) == target }) else {
            return
        }
        let step = try StepsPart().add(.write, in: &self)
        try StepPart(step).write(["target": target], into: &self)
        document = CampaignDocument(self)
        guard !document.letterKeys.contains(target), let language = document.languages.first else { return }
        try document.addLetter(target, language)
        self = document.folder
    }
}
