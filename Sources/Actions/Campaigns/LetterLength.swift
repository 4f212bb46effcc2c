import Domain

/// How long a step's letter is before its writer adds a word.
struct LetterLength {
    let campaign: Campaign
    let write: Step.Write
    let entry: YAMLEntry

    /// A page and a half of paper, in characters.
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

    /// As a writer of this language would send it.
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
