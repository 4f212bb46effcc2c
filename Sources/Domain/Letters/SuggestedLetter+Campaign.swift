/// Returns the letter of a writing step as a page shows it. Without a draft, the writer's values
/// are blanks. With a draft, the letter is filled in as it will be sent.
package func suggestedLetter(
    for step: Step.Write, in campaign: Campaign, page language: Language, draft: Draft? = nil,
    did: [String]? = nil, place: String? = nil,
    on day: Day? = nil
) throws -> SuggestedLetter {
    let (original, version, target) = try originalText(of: step, in: campaign)
    let versions = campaign.letters[step.letter]?.versions ?? [:]
    let reading = ([language] + campaign.languages).first { $0 != original && versions[$0] != nil }
    let columns = try ([original] + [reading].compactMap(\.self)).map { language in
        var arguments = LetterArguments(target: target, in: campaign, language: language)
        if let did { arguments.add(did: did, in: campaign) }
        if let place { arguments.add(place: place) }
        if let draft { arguments.add(draft, in: campaign, place: place, on: day) }
        let version = versions[language] ?? version
        return SuggestedColumn(
            version: version, subject: try campaign.subject(of: version, for: step), arguments: arguments,
            draft: draft)
    }
    let elements = try version.elements(leavingOut: draft?.leaveOut ?? [], ownOnly: draft?.ownOnly ?? false)
    let parts = try [columns.subject()] + elements.compactMap { try columns.part($0) } + [columns.signature()]
    return SuggestedLetter(original: original, languages: columns.map(\.arguments.language), parts: parts)
}

/// One language of a suggested letter.
private struct SuggestedColumn {
    let version: LetterText.Version
    let subject: MessagePattern
    let arguments: LetterArguments
    let draft: Draft?

    func text(_ runs: [SuggestedLetter.Run]) -> SuggestedLetter.Text {
        .init(language: arguments.language, runs: runs)
    }

    func runs(_ pattern: MessagePattern) -> [SuggestedLetter.Run] {
        SuggestedLetter.runs(of: pattern, arguments.values, language: arguments.language)
    }
}

extension [SuggestedColumn] {
    func subject() -> SuggestedLetter.Part {
        .init(kind: .subject, texts: map { $0.text($0.runs($0.subject)) })
    }

    /// Nil for own words when the draft has none.
    func part(_ element: LetterElement) throws(MessageError) -> SuggestedLetter.Part? {
        switch element {
        case .salutation:
            return .init(
                kind: .salutation,
                texts: map { $0.text([.text($0.arguments.values["salutation", default: ""])]) })
        case .ownWords:
            guard let draft = first?.draft else { return .init(kind: .ownWords, texts: []) }
            return draft.words.isEmpty
                ? nil
                : .init(kind: .ownWords, texts: [.init(language: draft.language, runs: [.text(draft.words)])])
        case .paragraph(let number, let original):
            var texts: [SuggestedLetter.Text] = []
            for column in self {
                let patterns = column.version.suggestedPatterns
                guard number <= patterns.count else {
                    // The reading lacks this paragraph. The original takes its place.
                    texts.append(self[0].text(self[0].runs(try original.get())))
                    continue
                }
                texts.append(column.text(column.runs(try patterns[number - 1].get())))
            }
            return .init(kind: .paragraph(number: number), texts: texts)
        }
    }

    func signature() -> SuggestedLetter.Part {
        .init(
            kind: .signature,
            texts: compactMap { column in
                column.draft.map { column.text([.text(Domain.signature($0, in: column.arguments.language))]) }
            })
    }
}
