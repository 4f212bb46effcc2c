/// The values of a letter text's arguments, in one language.
struct LetterArguments {
    let language: Language
    private(set) var values: [String: String]

    /// Fills in the values that are known before anybody writes: the target, its office and its
    /// salutation.
    init(target: Target, in campaign: Campaign, language: Language) {
        self.language = language
        let courtesy = Courtesy(language)
        let office = target.office.best(language, else: campaign.languages).text
        let salutation = target.salutation.best(language, else: campaign.languages).text
        values = [
            "target": target.name.isEmpty ? courtesy.representative : target.name,
            "office": office.isEmpty ? courtesy.representative : office,
            "salutation": salutation.isEmpty ? courtesy.salutation : salutation,
            Self.targetGender: target.gender.rawValue,
        ]
    }

    /// Adds the values of the writer's draft.
    mutating func add(_ draft: Draft, in campaign: Campaign, place: String?, on day: Day?) {
        let country = Country.name(draft.country, in: language)
        values["name"] = draft.name
        values["country"] = country
        values["place"] = campaign.place(of: draft, constituency: place, country: country)
        values["writer"] = draft.writer.rawValue
        values["own_words"] = draft.words
        values["date"] = day?.written(in: language)
        add(did: draft.did, in: campaign)
    }

    /// Adds the place of a writer who has not filled in anything else.
    mutating func add(place: String) { values["place"] = place }

    /// Adds the campaign's phrases for the writer's earlier steps. Adds an empty text when there
    /// are none.
    mutating func add(did keys: [String], in campaign: Campaign) {
        let done = campaign.writingSteps.filter { keys.contains($0.step.key) }.map(\.write.did)
        values["did"] = done.map { $0.best(language, else: campaign.languages).text }.filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// The argument for the target's gender. `{target}` in a text is the name, but `{target,
    /// select, …}` asks for the gender.
    static let targetGender = "target_gender"
    static let renamedChoices = ["target": targetGender]

    func fill(_ pattern: MessagePattern) throws(MessageError) -> String {
        try MessageFormat.fill(
            pattern, language: language, arguments: values,
            renamingChoices: Self.renamedChoices)
    }
}

extension Campaign {
    /// Returns the constituency where it is known, abroad the country, else the postcode, else the
    /// country. Home is where the campaign's representatives sit. A campaign without
    /// representatives treats nobody as abroad.
    fileprivate func place(of draft: Draft, constituency: String?, country: String) -> String {
        if let constituency, !constituency.isEmpty { return constituency }
        let homes = Set(
            targets.compactMap { $0.representative?.prefix { $0 != "-" }.uppercased() }.map {
                $0 == "UK" ? "GB" : $0
            })
        let isAbroad = !homes.isEmpty && !homes.contains(draft.country)
        return isAbroad || draft.postcode.isEmpty ? country : draft.postcode
    }
}

/// The salutation and the title for a representative who has not been looked up yet.
private struct Courtesy {
    let salutation: String
    let representative: String

    init(_ language: Language) {
        (salutation, representative) =
            switch language.primary {
            case "fr": ("Madame, Monsieur,", "parlementaire")
            case "ar": ("تحية طيبة وبعد،", "النائب")
            default: ("Dear Sir or Madam,", "Member of Parliament")
            }
    }
}
