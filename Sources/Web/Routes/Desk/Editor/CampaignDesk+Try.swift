import Actions
import Domain

extension CampaignDesk {
    /// The parts and how complete they are. Each part's own page says what is to be put right.
    var checks: [TryEditor.Check] {
        CampaignPlace.parts.map { TryEditor.Check($0, heading.states[$0] ?? .complete) }
    }

    /// The paragraphs of translations that are older than the original, and where they stand in
    /// the editor.
    var outdatedReadings: [(name: String, path: String)] {
        outdated.map { old in
            let place = Int(LetterPart(old.letter).fields(of: draft.folder)["own-words"] ?? "")
            let number = place.map { old.paragraph > $0 ? old.paragraph - 1 : old.paragraph } ?? old.paragraph
            let thing = CampaignChange.Thing.letter(old.letter, old.language)
            let paragraph = page.text(.paragraphName, ["number": page.text.shared.number(number)])
            let path = page.links.deskLetter(slug, old.letter) + "?reading=\(old.language.tag)"
            return (
                thing.name(page.text) + page.text(.listComma) + paragraph,
                "\(path)#\(old.language.tag)-\(number)"
            )
        }
    }

    /// The links that show what others will see.
    func looks(_ links: Links) -> [LookRow] {
        guard readable != nil else { return [] }
        let languages = languages.map { LookRow.Link.page($0, path: links.deskPreview(slug, $0)) }
        let letters = Gender.allCases.map {
            LookRow.Link.signed($0, path: links.deskLetterPreview(slug, as: $0))
        }
        let canWrite = document.count(["steps"]) > 0 && !document.letterKeys.isEmpty
        return [LookRow(.page, languages), LookRow(.letter, canWrite ? letters : [])]
    }
}

extension CampaignDraft {
    /// Whether a letter of the draft can be composed.
    func isComposable(by test: SendTestLetter) -> Bool {
        parsed.reading.readable.flatMap { test.compose($0, as: .other) } != nil
    }
}

extension TryEditor.Test {
    init(_ sent: SendTestLetter.Sent, version: Int, rehearsal: Bool) {
        let state: State =
            switch sent.state {
            case .sent: .sent
            case .queued, .sending: .underWay
            case .inDoubt, .failed, .void: .notSent
            }
        self.init(at: sent.at, version: version, state, reply: rehearsal ? nil : sent.reply)
    }
}

extension CampaignChange {
    /// The change as the page shows it. With both campaigns, a text is compared word by word.
    func shown(_ text: DeskText, from old: Campaign? = nil, to new: Campaign? = nil) -> TryEditor.Change {
        if case .text(let thing, let field) = self, let before = old?.text(of: thing, field),
            let after = new?.text(of: thing, field)
        {
            return .init(thing.name(text), by: nil, wordChanges(from: before, to: after), thing.language)
        }
        return switch self {
        case .isNew(let thing): .init(thing.name(text), by: nil, [.new(text(.changeNew))], nil)
        case .isTakenOut(let thing): .init(thing.name(text), by: nil, [.gone(text(.changeGone))], nil)
        case .value(let thing, _, let from, let to):
            .init(thing.name(text), by: nil, [.gone(from ?? ""), .same(" "), .new(to ?? "")], nil)
        case .text(let thing, _): .init(thing.name(text), by: nil, [.same(text(.changeText))], nil)
        case .address(let target, let from, let to):
            .init(
                CampaignChange.Thing.target(target).name(text), by: nil,
                [.gone(from ?? ""), .same(" "), .new(to ?? "")], nil)
        case .stepsInAnotherOrder: .init(text(.changeOrder), by: nil, [], nil)
        }
    }

    /// What somebody must have seen before it is published. Nil for most changes.
    func question(_ text: DeskText) -> TryEditor.Question? {
        guard case .address(let target, let from, let to) = self else { return nil }
        let arguments = ["name": target, "from": from ?? "–", "to": to ?? "–"]
        return .init(value: target, label: text(.confirmAddress, arguments))
    }
}

extension Campaign {
    /// Returns a text that can be compared word by word. Nil for what is no text.
    fileprivate func text(of thing: CampaignChange.Thing, _ field: CampaignChange.Field) -> String? {
        switch (thing, field) {
        case (.page(let language), .title): pages[language]?.title
        case (.page(let language), .summary): pages[language]?.summary
        case (.page(let language), .body): pages[language]?.body
        case (.letter(let key, let language), .subject): letters[key]?.versions[language]?.subject
        case (.letter(let key, let language), .paragraphs):
            letters[key]?.versions[language]?.paragraphs.joined(separator: "\n\n")
        case (.letter(let key, let language), .prompts):
            letters[key]?.versions[language]?.prompts.joined(separator: "\n")
        default: nil
        }
    }
}

extension CampaignChange.Thing {
    fileprivate var language: Language? {
        switch self {
        case .page(let language), .letter(_, let language): language
        case .campaign, .target, .step: nil
        }
    }

    /// What the thing is called at the desk: "Letters: minister, French".
    func name(_ text: DeskText) -> String {
        switch self {
        case .campaign: text(.railDates)
        case .page(let language): text(.railPage) + text(.colon) + text.language.name(of: language)
        case .target(let key): text(.railTargets) + text(.colon) + key
        case .step(let key): text(.railSteps) + text(.colon) + key
        case .letter(let key, let language):
            text(.railLetters) + text(.colon) + key + text(.listComma) + text.language.name(of: language)
        }
    }
}

extension PublishingRefusal {
    /// What is to be put right, by the names of fields. "" stands for the whole page.
    func issues(_ text: DeskText) -> [String: [String]] {
        switch self {
        case .changedMeanwhile, .missing, .notAllowed: ["": [text(.publishChanged)]]
        case .hasErrors(let diagnostics): ["": diagnostics.prefix(20).map(text.told)]
        case .needsConfirming(let changes):
            ["confirm": changes.compactMap { $0.question(text)?.label }]
        case .lettersUse(let keys):
            ["": keys.sorted { $0.key < $1.key }.map { text(.publishLettersUse, counting: $1, ["key": $0]) }]
        case .past: ["day": [text(.publishPast)]]
        }
    }
}
