import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The steps of a campaign, in the editor.
struct StepsEditorController: DeskController {
    let site: Site

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let desk = try await desk(request, context)
        let key = request.uri.queryParameters["step"].map { String($0).scalars(first: 100) }
        let part = key.flatMap { desk.document.stepKeys.contains($0) ? StepPart($0) : nil }
        return request.answer(html(desk, part, part.map { desk.shown($0, form: newForm()) }))
    }

    @Sendable func change(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let desk = try await desk(request, context)
        let sent = SentPart(body)
        let path = links.deskSteps(desk.slug)
        if let verb = sent.verb { return try await add(verb, desk) }
        if let change = change(sent, desk.document.stepKeys) {
            _ = try await desk.operators.edit(desk.slug, change)
            return .seeOther(path)
        }
        let part = StepPart(body["step"].scalars(first: 100))
        guard desk.document.stepKeys.contains(part.key) else { return .seeOther(path) }
        let text = desk.page.text
        let view = PartView(
            place: .steps, about: text(.railSteps), path: path,
            label: { name in (stepLabel(name, text), fieldLanguage(name)) },
            html: { html(desk, part, $0) })
        if let refusal = try await refusal(of: sent, part, desk, view, body, request) { return refusal }
        return .seeOther(path)
    }

    /// Adds a step, and leads to its form.
    private func add(_ verb: StepsPart.Verb, _ desk: CampaignDesk) async throws -> Response {
        // The key is made in the locked draft: somebody else may be adding a step, too.
        let (_, key) = try await desk.operators.edit(
            desk.slug,
            returning: { folder in
                try StepsPart().add(verb, in: &folder)
            })
        let path = links.deskSteps(desk.slug)
        return .seeOther(key.map { "\(path)?step=\($0)#step" } ?? path)
    }

    /// Returns what a button does to the list. Nil for a button that is not one of these. A step is
    /// named by its key, so that it is the same one when others have moved it.
    private func change(_ sent: SentPart, _ keys: [String])
        -> (@Sendable (inout CampaignFolder) throws -> Void)?
    {
        func key(_ number: Int) -> String? { keys.indices.contains(number - 1) ? keys[number - 1] : nil }
        let part = StepsPart()
        if let number = sent.number(of: "up"), number > 1, let key = key(number) {
            return { try part.move(key, to: number - 2, in: &$0) }
        }
        if let number = sent.number(of: "down"), let key = key(number) {
            return { try part.move(key, to: number, in: &$0) }
        }
        if let number = sent.number(of: "out"), let key = key(number) {
            return { try part.remove(key, in: &$0) }
        }
        return nil
    }
}

extension SentPart {
    /// The kind of step that a button adds.
    fileprivate var verb: StepsPart.Verb? {
        deed.hasPrefix("add-") ? StepsPart.Verb(rawValue: String(deed.dropFirst(4))) : nil
    }
}

extension StepsEditorController {
    private func html(_ desk: CampaignDesk, _ part: StepPart?, _ state: EditorState?) -> HTML {
        let open = part.flatMap { part in
            state.flatMap { state in
                part.verb(in: desk.draft.folder).map {
                    StepEditor(key: part.key, kind: kind($0, desk, state), state: state)
                }
            }
        }
        let list = desk.shown(StepsPart(), form: newForm())
        return stepsPage(
            desk.page, desk.heading, StepsEditor(steps: lines(desk), open: open, state: list))
    }

    private func kind(_ verb: StepsPart.Verb, _ desk: CampaignDesk, _ state: EditorState) -> StepEditor.Kind {
        switch verb {
        case .write:
            let target = desk.document.target(state.value("target"))
            let channels = [Channel.email, .form, .post].filter(target.has)
            let letters = desk.document.letterKeys.map { StepEditor.Choice(key: $0, name: $0) }
            return .write(targets: targets(desk), letters: letters, channels: channels)
        case .post: return .post(targets: targets(desk))
        case .link: return .link
        case .share: return .share
        }
    }

    private func targets(_ desk: CampaignDesk) -> [StepEditor.Choice] {
        desk.document.keys(["targets"]).map { key in
            .init(key: key, name: name(of: key, desk) ?? desk.page.text(.representative))
        }
    }

    /// The name of a target. Nil for a representative.
    private func name(of key: String, _ desk: CampaignDesk) -> String? {
        let path: YAMLPath = ["targets", .key(key)]
        if desk.document.content(path + ["representative"]) != nil { return nil }
        let name = desk.document.text(path + ["name"])
        return name.isEmpty ? desk.page.text(.unnamedTarget) : name
    }

    private func lines(_ desk: CampaignDesk) -> [StepLine] {
        desk.document.stepKeys.map { key in
            let part = StepPart(key)
            let fields = part.fields(of: desk.draft.folder)
            let texts = fields.filter { $0.key.hasPrefix("text-") && !$0.value.isEmpty }.map {
                (Language(String($0.key.dropFirst(5))), $0.value)
            }
            let words = Localized(Dictionary(texts) { first, _ in first })
            let (target, url) = (fields["target"] ?? "", fields["url"] ?? "")
            let action: Step.Action =
                switch part.verb(in: desk.draft.folder) {
                case .write: .write(write(fields, target))
                case .post: .post(target: target, text: words)
                case .link: .link(label: words, url: url)
                case .share, nil: .share(text: words)
                }
            return StepLine(Step(key: key, action: action), target: name(of: target, desk), letter: nil)
        }
    }

    private func write(_ fields: [String: String], _ target: String) -> Step.Write {
        let letter = fields["letter"] ?? ""
        let by = (fields["by"] ?? "").split(separator: "\n").compactMap { Channel(rawValue: String($0)) }
        return Step.Write(
            target: target, letter: letter.isEmpty ? target : letter,
            by: by.isEmpty ? [.email, .form, .post] : by,
            needsPostalAddress: fields["needs"]?.contains("postal_address") == true,
            sendReadings: fields["readings"] == "true")
    }
}

/// Returns what the page calls a field of a step.
private func stepLabel(_ name: String, _ text: DeskText) -> String {
    let labels: [String: DeskTextKey] = [
        "target": .stepTarget, "letter": .stepWhichLetter, "by": .stepOrder, "needs": .stepNeeds,
        "readings": .stepReadings, "url": .stepURL,
    ]
    if let key = labels[name] { return text(key) }
    return fieldLanguage(name).map { text(.textIn, ["language": text.language.name(of: $0)]) } ?? name
}
