extension PlaceBook {
    /// Returns the addressee of a division on a day. The name is empty when no single member is
    /// known.
    /// - Parameter member: the member whom the writer chose among several.
    package func addressee(of code: String, on day: Day, in language: Language, member: Representative? = nil)
        -> Addressee
    {
        let seat = seat(code, on: day)
        let place = LetterPlace(
            legislature: legislature.key, division: code, name: seat.division.name(in: language))
        guard let member = member ?? seat.member else { return Addressee(seat: place) }
        return Addressee(
            seat: place, name: member.name, honorific: member.honorific, gender: member.gender,
            email: member.email)
    }

    /// Fills in a campaign's target "the representative of where you live" with the addressee. Name
    /// and greeting are those of the day of writing. E-mail, form and postal address are today's,
    /// while the member still sits. When the seat was empty, paper goes care of the house to the
    /// future member.
    package func target(_ target: Target, for addressee: Addressee, on day: Day, languages: [Language])
        -> Target
    {
        let former = Representative(
            legislature: legislature.key, division: addressee.seat.division, name: addressee.name,
            honorific: addressee.honorific,
            gender: addressee.gender)
        let sitting = seat(addressee.seat.division, on: day).members.one(addressee)
        var found = (sitting.map { current(former, $0) } ?? former).target(
            in: target, of: legislature, languages: languages)
        if addressee.name.isEmpty {
            found.salutation = target.salutation
        } else if sitting == nil {
            found.post = []
        }
        if found.office.texts.isEmpty { found.office = office(addressee.seat, languages) }
        return found
    }

    private func current(_ former: Representative, _ sitting: Representative) -> Representative {
        var member = former
        (member.email, member.form, member.post) = (sitting.email, sitting.form, sitting.post)
        return member
    }

    private func office(_ seat: LetterPlace, _ languages: [Language]) -> Localized {
        let texts = languages.map {
            ($0, InterfaceText(best: [$0])(.memberFor, ["seat": division(seat.division).name(in: $0)]))
        }
        return Localized(Dictionary(texts) { first, _ in first })
    }
}

extension Campaign {
    /// Returns the campaign for one letter, with the given target in place of the target of the
    /// same key.
    package func addressing(_ target: Target) -> Campaign {
        var campaign = self
        campaign.targets = targets.map { $0.key == target.key ? target : $0 }
        return campaign
    }

    /// The houses of the campaign's representatives, in the order of its targets.
    package var legislatures: [String] {
        var seen: Set<String> = []
        return targets.compactMap(\.representative).filter { seen.insert($0).inserted }
    }
}
