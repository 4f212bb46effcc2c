/// The error for a step whose campaign has no text or no target for it. `postbag campaign check`
/// refuses such campaigns.
package struct NoLetterText: Error, Equatable {
    package var letter: String
}

/// Composes the final letter to the step's target, in the first language that the target reads.
/// - Parameters:
///   - place: the writer's constituency, if known.
///   - day: the day of confirming.
package func compose(_ draft: Draft, in campaign: Campaign, step: Step.Write, place: String?, on day: Day)
    throws -> ComposedLetter
{
    let (original, version, target) = try originalText(of: step, in: campaign)
    var arguments = LetterArguments(target: target, in: campaign, language: original)
    arguments.add(draft, in: campaign, place: place, on: day)
    let blocks = try version.blocks(draft, arguments) + [signature(draft, in: original)]
    let text = InterfaceText(best: [original])
    let subject = try subject(campaign.subject(of: version, for: step), arguments)
    var letter = ComposedLetter(
        subject: draft.needsHelp ? text(.caseworkSubject, ["subject": subject]) : subject,
        body: blocks.joined(separator: "\n\n"),
        language: original)
    if step.sendReadings, !draft.ownOnly, draft.language != original,
        let reading = campaign.letters[step.letter]?.versions[draft.language]
    {
        var arguments = LetterArguments(target: target, in: campaign, language: draft.language)
        arguments.add(draft, in: campaign, place: place, on: day)
        // Own words stand only once, in the original above. Own words are not suggested text, so
        // they have no reading.
        var suggestedOnly = draft
        suggestedOnly.words = ""
        suggestedOnly.needsHelp = false
        let body = try reading.blocks(suggestedOnly, arguments).joined(separator: "\n\n")
        letter.reading = .init(
            language: draft.language,
            subject: try Domain.subject(campaign.subject(of: reading, for: step), arguments), body: body)
    }
    return letter
}

func originalText(of step: Step.Write, in campaign: Campaign) throws(NoLetterText) -> (
    Language, LetterText.Version, Target
) {
    guard let original = campaign.original(of: step),
        let version = campaign.letters[step.letter]?.versions[original],
        let target = campaign.target(step.target)
    else { throw NoLetterText(letter: step.letter) }
    return (original, version, target)
}

/// Returns the writer's name, address if given, postcode and country, one per line.
func signature(_ draft: Draft, in language: Language) -> String {
    let lines = [draft.name] + draft.address + [draft.postcode, Country.name(draft.country, in: language)]
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
}

/// Returns the subject as a single line, even if the campaign folder's text has several.
private func subject(_ pattern: MessagePattern, _ arguments: LetterArguments) throws(MessageError) -> String {
    let filled = try arguments.fill(pattern)
    // Every line end of Unicode has one of these octets.
    guard filled.utf8.contains(where: { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 }) else { return filled }
    return filled.split(whereSeparator: \.isNewline).joined(separator: " ")
}

extension LetterText.Version {
    /// Returns the filled texts between subject and signature, without empty ones.
    fileprivate func blocks(_ draft: Draft, _ arguments: LetterArguments) throws(MessageError) -> [String] {
        var blocks: [String] = []
        for element in try elements(leavingOut: draft.leaveOut, ownOnly: draft.ownOnly) {
            switch element {
            case .salutation:
                blocks.append(arguments.values["salutation", default: ""])
                if draft.needsHelp { blocks.append(InterfaceText(best: [arguments.language])(.caseworkLine)) }
            case .ownWords: blocks.append(draft.words)
            case .paragraph(_, let pattern): blocks.append(try arguments.fill(pattern.get()).trimmed)
            }
        }
        return blocks.filter { !$0.isEmpty }
    }
}

extension String {
    /// The text without the spaces around it. An empty argument leaves such spaces.
    fileprivate var trimmed: String {
        let space = UInt8(ascii: " ")
        guard utf8.first == space || utf8.last == space else { return self }
        let start = utf8.drop { $0 == space }
        let end = start.reversed().prefix { $0 == space }.count
        return String(decoding: start.dropLast(end), as: UTF8.self)
    }
}
