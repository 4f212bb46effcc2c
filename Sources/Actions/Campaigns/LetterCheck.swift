import Domain

/// Checks that need steps, targets and letters together.
struct LetterCheck {
    let campaign: Campaign
    let steps: [ReadStep]
    /// Whether every step was read without an error.
    let hasAllSteps: Bool
    let texts: [String: String]
    let diagnostics: Diagnostics

    func run() {
        for letter in campaign.letters.values.sorted(by: { $0.key < $1.key }) {
            let users = steps.compactMap { step in step.step.write.map { (step, $0) } }.filter {
                $0.1.letter == letter.key
            }
            if users.isEmpty, hasAllSteps { unused(letter) }
            comparison(letter, users.first?.1)
            for (step, write) in users {
                original(step, write, letter)
                subject(write, letter)
                representative(write, letter)
                did(step, letter)
                LetterLength(campaign: campaign, write: write, entry: step.entry).run()
            }
        }
        if campaign.steps.isEmpty, hasAllSteps {
            diagnostics.warning(
                CampaignFolder.main, 1,
                "`steps` is empty: the page asks for nothing. Write `steps: [{ write: … }]`")
        }
    }

    private func file(_ letter: LetterText, _ language: Language) -> String {
        "letters/\(letter.key).\(language).md"
    }

    private func unused(_ letter: LetterText) {
        for language in letter.versions.keys {
            diagnostics.warning(
                file(letter, language), nil, "no step uses this letter: write `letter: \(letter.key)` in one")
        }
    }

    /// Reports readings that have another number of paragraphs than the original. Pages show both
    /// side by side, paragraph by paragraph.
    private func comparison(_ letter: LetterText, _ write: Step.Write?) {
        let first =
            write.flatMap(campaign.original) ?? campaign.languages.first { letter.versions[$0] != nil }
            ?? letter.versions.keys.sorted().first
        guard let first, let count = letter.versions[first]?.suggested.count, count > 0 else { return }
        for (language, version) in letter.versions
        where language != first && !version.suggested.isEmpty && version.suggested.count != count {
            let here = version.suggested.count
            let paragraphs: DiagnosticText = here == 1 ? "1 paragraph" : "\(here) paragraphs"
            diagnostics.error(
                file(letter, language), line(ofParagraph: min(count, here - 1), in: file(letter, language)),
                "has \(paragraphs) and \(file(letter, first)) has \(count): give both the same, separated by blank lines"
            )
        }
    }

    /// Returns the line where the suggested paragraph `index`, from 0, begins. The caller gives the
    /// first surplus paragraph, or the last one before the missing ones.
    private func line(ofParagraph index: Int, in file: String) -> Int? {
        guard let text = texts[file],
            let matter = FrontMatter(text, file: file, keys: LetterFiles.keys, diagnostics: Diagnostics())
        else {
            return nil
        }
        return LetterParagraph.all(of: matter.body, from: matter.bodyLine).filter { !$0.isPlace }.dropFirst(
            index
        ).first?.line
    }

    /// Warns when the subject says nothing of its writer, so that the name is put behind it.
    private func subject(_ write: Step.Write, _ letter: LetterText) {
        guard campaign.target(write.target) != nil, campaign.mayMail(write),
            let original = campaign.original(of: write), let version = letter.versions[original],
            !version.subject.isEmpty, !version.hasSameSubject, !version.namesWriter
        else { return }
        let head = texts[file(letter, original)].flatMap {
            FrontMatter($0, file: "", keys: LetterFiles.keys, diagnostics: Diagnostics())?.head["subject"]
        }
        guard !diagnostics.concern(file(letter, original), head?.line) else { return }
        let advice = version.subjectWithName.yamlQuoted
        diagnostics.warning(
            file(letter, original), head?.line,
            "offices filter mails with one subject, so it is sent as `subject: \(advice)`: write so, or write `same_subject: true`"
        )
    }

    private func original(_ step: ReadStep, _ write: Step.Write, _ letter: LetterText) {
        guard let target = campaign.target(write.target), let original = campaign.original(of: write) else {
            return
        }
        if target.representative == nil {
            if !target.reads.contains(where: { letter.versions[$0] != nil }), let reads = target.reads.first {
                step.entry.error(
                    "`\(target.key)` reads \(target.reads.map(\.tag).joined(separator: ", ")): write \(file(letter, reads))"
                )
            }
            if target.salutation[original] == nil, !target.salutation.texts.isEmpty {
                step.entry.warning(
                    "the letter leaves in `\(original)`, but `\(target.key)` has no `salutation` in it: write one"
                )
            }
        }
        for language in campaign.languages where letter.versions[language] == nil {
            step.entry.warning(
                "the letter `\(letter.key)` has no reading in `\(language)` (\(file(letter, language))): the original stands alone there"
            )
        }
    }

    /// Warns when a letter uses `{did}` but no other step says what was done.
    private func did(_ step: ReadStep, _ letter: LetterText) {
        let says = steps.contains {
            $0.step.key != step.step.key && $0.step.write?.did.texts.isEmpty == false
        }
        guard !says else { return }
        for (language, version) in letter.versions where version.has("did") {
            diagnostics.warning(
                file(letter, language), nil,
                "`{did}` stays empty: no other step says `did: { \(language): … }`")
        }
    }

    /// Warns when a letter to a representative uses `{target}`. The representative's name is not
    /// yet known when the page is read.
    private func representative(_ write: Step.Write, _ letter: LetterText) {
        guard let target = campaign.target(write.target), target.representative != nil else { return }
        for (language, version) in letter.versions where version.hasInParagraphs("target") {
            diagnostics.warning(
                file(letter, language), nil,
                "`{target}` is known once places are imported (`postbag places import`); until then a general word stands there"
            )
        }
    }
}
