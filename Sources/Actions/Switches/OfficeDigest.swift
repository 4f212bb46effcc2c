package import Domain
import Storage

/// The letters of one office, as the link in each of them names it.
package struct OfficeLetters: Sendable {
    package let campaign: Campaign
    package let target: Target
    /// In lower case.
    package let address: String
    /// How its letters come now.
    package let choice: DigestChoice
    let rehearsal: Bool
}

extension Services {
    /// Returns the link by which an office chooses how it gets its letters. Only the mails to the
    /// office have it.
    func digestLink(of letter: Int64, to address: String) -> String {
        let secret = key.officeSecret(of: letter, at: address)
        return links.absolute(links.office("\(Token(id: letter, secret: secret))"))
    }

    /// Returns whose letters a link is about. Nil for a link that Postbag has not made, and for an
    /// office that has another address by now, or none.
    package func office(mailed text: String) async throws -> OfficeLetters? {
        guard let token = Token(mailed: text),
            let letter = try await database.read({ try $0.letters.find(token.id)?.letter }),
            let campaign = campaigns.newest(letter.campaign).map({ addressed($0.campaign, for: letter) }),
            let target = campaign.target(letter.target), let address = target.email?.lowercased(),
            equalInConstantTime(token.secret, key.officeSecret(of: letter.id, at: address))
        else { return nil }
        let asked = try await database.read {
            try $0.deliveries.digestChoices(rehearsal: letter.rehearsal)[address]
        }
        return OfficeLetters(
            campaign: campaign, target: target, address: address,
            choice: asked ?? DigestChoice(target.digest), rehearsal: letter.rehearsal)
    }
}

extension OperatorActions {
    /// Notes how an office wants to get its letters.
    package func choose(_ choice: DigestChoice, for office: OfficeLetters) async throws {
        guard choice != office.choice else { return }
        let (slug, key) = (office.campaign.slug, office.target.key)
        try await change { connection, _ in
            try connection.deliveries.setDigestChoice(choice, of: office.address, rehearsal: office.rehearsal)
            let event = AuditEvent(
                .digestAsked, of: Switch.scope(of: key, in: slug), campaign: slug, detail: choice.rawValue)
            return ((), [event])
        }
    }

    /// Lets the letters to an address come as the campaigns say again. False when the actor may
    /// not.
    /// - Parameter target: the key of the target whose address it is.
    package func endDigestChoice(
        of address: String, target: String, in slug: String, rehearsal: Bool
    ) async throws -> Bool {
        let actor = actor
        return try await change { connection, _ in
            guard try connection.allows(actor, .publish, in: slug) else { return (false, []) }
            guard try connection.deliveries.digestChoices(rehearsal: rehearsal)[address] != nil else {
                return (true, [])
            }
            try connection.deliveries.setDigestChoice(nil, of: address, rehearsal: rehearsal)
            let scope = Switch.scope(of: target, in: slug)
            return (true, [AuditEvent(.digestAskedEnded, of: scope, campaign: slug)])
        }
    }
}

extension Services {
    /// Returns the addresses of a target, in lower case: its own, or those of the members.
    package func addresses(of target: Target) -> Set<String> {
        guard let house = target.representative else {
            return Set([target.email?.lowercased()].compactMap(\.self))
        }
        let members = places.book(house)?.representatives.values.flatMap(\.self) ?? []
        return Set(members.compactMap { $0.email?.lowercased() })
    }
}
