import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The letters of a campaign, in the editor.
struct LettersEditorController: DeskController {
    let site: Site

    /// Leads to the first letter.
    @Sendable func first(_ request: Request, _ context: DeskContext) async throws -> Response {
        let desk = try await desk(request, context)
        guard let key = desk.document.letterKeys.first else {
            return request.answer(noLetterPage(desk.page, desk.heading))
        }
        return .seeOther(links.deskLetter(desk.slug, key))
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let desk = try await desk(request, context)
        let letter = try EditedLetter(
            desk, key: try context.visitor.parameters.require("key"), request, services)
        return request.answer(letter.html(desk.shown(letter.part, form: newForm())))
    }

    @Sendable func save(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws -> Response
    {
        let desk = try await desk(request, context)
        let letter = try EditedLetter(
            desk, key: try context.visitor.parameters.require("key"), request, services)
        var sent = SentPart(body)
        sent.fields = letter.kept(sent.fields)
        let view = letter.view(path: letter.path(links))
        let refused = try await refusal(
            of: sent, letter.part, desk, view, body, request, where: letter.mayChange)
        if let refused { return refused }
        if let still = sent.deed.wholeMatch(of: /still-([A-Za-z-]+)-([0-9]{1,3})/), let number = Int(still.2)
        {
            let language = Language(String(still.1))
            guard desk.mayChange(language) else { throw HTTPError(.notFound) }
            _ = try await desk.operators.keepReading(
                desk.slug, letter: letter.part.key, language: language,
                paragraph: letter.stored(number, language))
        } else if desk.changeable == nil, let change = letter.change(sent) {
            _ = try await desk.operators.edit(desk.slug, change)
        }
        return saved(sent, desk, view)
    }
}

/// One letter, with the reading that stands beside it.
struct EditedLetter: Sendable {
    let desk: CampaignDesk
    let part: LetterPart
    let original: Language
    let reading: Language?
    let languages: [Language]
    /// The letter as the account would sign it. Nil while it cannot be composed.
    let composed: ComposedLetter?

    init(_ desk: CampaignDesk, key: String, _ request: Request, _ services: Services) throws {
        let document = desk.document
        guard document.letterKeys.contains(key) else { throw HTTPError(.notFound) }
        (self.desk, part) = (desk, LetterPart(key))
        let campaign = desk.readable
        let step = campaign?.writingSteps.first { $0.write.letter == key }
        let written = document.letterLanguages(key)
        let original =
            step.flatMap { campaign?.original(of: $0.write) }
            ?? document.readLanguages(ofLetter: key).first(where: written.contains) ?? written.first
            ?? desk.languages.first ?? "en"
        languages = (desk.languages + written).unique
        let asked = request.uri.queryParameters["reading"].map { String($0).scalars(first: 20) }
        let others = languages.filter { $0 != original }
        let own = others.first { desk.changeable?.contains($0) ?? ($0 == desk.page.language) }
        reading = asked == "none" ? nil : others.first { $0.tag == asked } ?? own ?? others.first
        self.original = original
        composed = campaign.flatMap {
            SendTestLetter(services, account: desk.context.account).compose($0, as: .other, letter: key)
        }
    }

    func path(_ links: Links) -> String {
        links.deskLetter(desk.slug, part.key) + "?reading=" + (reading?.tag ?? "none")
    }

    /// Whether the account may change a field: in its languages, and never the original.
    /// Returns the fields that the account may change. A translator leaves the number of paragraphs
    /// as it is, since it is the original's.
    func kept(_ fields: [String: String]) -> [String: String] {
        let mine = fields.filter { mayChange($0.key) }
        guard desk.changeable != nil else { return mine }
        let paragraphs = LettersEditor.paragraphs(in: part.fields(of: desk.draft.folder))
        return mine.filter { name, _ in
            name.split(separator: "-").last.flatMap { Int($0) }.map { $0 <= paragraphs } ?? true
        }.mapValues { text in
            text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
                .joined(separator: "\n")
        }
    }

    func mayChange(_ field: String) -> Bool {
        guard let changeable = desk.changeable else { return true }
        return changeable.contains { language in
            language != original
                && (field == "prompts-\(language)" || field.hasPrefix("\(language)-"))
        }
    }

    /// Returns what a button does to the letter. Nil for a button that is not one of these.
    func change(_ sent: SentPart) -> (@Sendable (inout CampaignFolder) throws -> Void)? {
        let part = part
        if let number = sent.number(of: "up"), number > 1 {
            return { try part.move(number, to: number - 1, in: &$0) }
        }
        if let number = sent.number(of: "down") { return { try part.move(number, to: number + 1, in: &$0) } }
        if let number = sent.number(of: "join") { return { try part.join(number, in: &$0) } }
        if let number = sent.number(of: "add") { return { try part.insert(after: number, in: &$0) } }
        if let number = sent.number(of: "out") { return { try part.remove(number, in: &$0) } }
        guard let step = ["own-up": -1, "own-down": 1][sent.deed] else { return nil }
        return { (folder: inout CampaignFolder) throws -> Void in
            let fields = part.fields(of: folder)
            let before = Int(fields["own-words"] ?? "") ?? LettersEditor.paragraphs(in: fields) - 1
            try part.moveOwnWords(after: before + step, in: &folder)
        }
    }

    /// The number of a paragraph in the file, in which the place of own words is one, too.
    func stored(_ number: Int, _ language: Language) -> Int {
        let before = Int(part.fields(of: desk.draft.folder)["own-words"] ?? "")
        return before.map { number > $0 ? number + 1 : number } ?? number
    }
}
