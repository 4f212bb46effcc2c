import Domain

/// Checks the length of a step's letter without the writer's own words.
struct LetterLength {
    let campaign: Campaign
    let write: Step.Write
    let entry: YAMLEntry

    /// The recommended maximum length in characters: a page and a half of paper.
    static let longest = 4_500

    func run() {
        guard let original = campaign.original(of: write), let plain = composed(in: original) else { return }
        let file = "letters/\(write.letter).\(original).md"
        let length = WebForm.length(of: plain.body)
        if length > Self.longest {
            entry.diagnostics.warning(
                file, nil,
                "has \(length) characters with greeting and signature: more than a page and a half (\(Self.longest)). Shorten it"
            )
        }
        guard let form = campaign.target(write.target)?.form, let limit = form.limit,
            campaign.channels(of: write).contains(.form)
        else { return }
        if length > limit {
            entry.diagnostics.warning(
                file, nil,
                "has \(length) characters with greeting and signature, and the form of `\(write.target)` takes \(limit): shorten it"
            )
        } else if let both = withReading(original), both > limit {
            entry.warning(
                "the letter and its reading have \(both) characters, and the form takes \(limit): the reading is left out there"
            )
        }
    }

    private func withReading(_ original: Language) -> Int? {
        guard write.sendReadings else { return nil }
        return campaign.languages.filter { $0 != original }.compactMap {
            composed(in: $0).map { WebForm.length(of: $0.text) }
        }.max()
    }

    /// Returns the letter as a writer of this language would send it. Nil when it cannot be
    /// composed.
    private func composed(in language: Language) -> ComposedLetter? {
        let draft = Draft(
            step: "", language: language, name: "Alexandra Montgomery", email: "", country: "GB",
            postcode: "SW1A 0AA",
            address: write.needsPostalAddress ? ["14 Orford Road", "Walthamstow"] : [], writer: .other,
            words: "", ownOnly: false, leaveOut: [],
            updates: false, needsHelp: false)
        return try? compose(draft, in: campaign, step: write, place: nil, on: campaign.opens)
    }
}
