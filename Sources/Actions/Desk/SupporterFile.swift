package import Domain
import Storage

extension OneSupporter {
    /// Returns what is kept of an address as JSON, for a request under data protection law. Notes
    /// that somebody looked.
    package func file(_ email: String, in campaigns: [String]?) async throws -> [UInt8] {
        let found = try await find(email, in: campaigns)
        let news = try await news(email, in: campaigns)
        let mails = campaigns == nil ? try await mails(email) : []
        return try await services.file(of: found, news: news, mails: mails)
    }
}

extension SupporterActions {
    /// What the writer of one letter sees of it.
    package struct Kept: Sendable {
        package let letter: OneSupporter.Found
        /// Nil where the address gets no news of the campaign.
        package let news: NewsSubscriber?
    }

    /// Returns what is kept of the writer of a letter, about this letter.
    package func kept(of stored: StoredLetter) async throws -> Kept {
        let (letter, address) = (stored.letter, key.address(stored.letter.draft.email))
        return try await database.read { [services] connection in
            let found = OneSupporter.Found(
                letter: letter, to: services.addressee(of: letter),
                consent: try connection.letters.consent(letter.id),
                deliveries: try connection.deliveries.all(of: letter.id))
            let news = try connection.newsAddresses.find(
                campaign: letter.campaign, rehearsal: letter.rehearsal, address: address)
            return Kept(letter: found, news: news)
        }
    }

    /// Returns the same as JSON, with the mails about the letter.
    package func file(of kept: Kept) async throws -> [UInt8] {
        let news = kept.news.map { [(campaign: kept.letter.letter.campaign, subscriber: $0)] }
        return try await services.file(of: [kept.letter], news: news ?? [])
    }
}

extension Services {
    /// Returns the name of whom a letter is to.
    func addressee(of letter: Letter) -> String {
        if let name = letter.addressee?.name, !name.isEmpty { return name }
        let name = campaigns.newest(letter.campaign)?.campaign.target(letter.target)?.name ?? ""
        return name.isEmpty ? letter.target : name
    }

    /// Returns letters and what else is kept of their writer, as an array of JSON.
    /// - Parameter mails: kept mails about no letter.
    func file(
        of letters: [OneSupporter.Found], news: [(campaign: String, subscriber: NewsSubscriber)],
        mails: [(mail: KeptMail, content: [UInt8])] = []
    ) async throws -> [UInt8] {
        var array = JSONLetters()
        var bytes = array.head()
        for letter in letters {
            let about = try await database.read { try $0.mails(about: letter.letter.id) }
            array.append(letter.exported, letter.deliveries, about, to: &bytes)
        }
        for (campaign, subscriber) in news { array.append(subscriber, of: campaign, to: &bytes) }
        for (mail, content) in mails { array.append(mail, content, to: &bytes) }
        return bytes + array.end()
    }
}

extension Connection {
    /// Returns the mails about a letter, with the content of those that a person has to read.
    fileprivate func mails(about letter: Int64) throws -> MailsAboutLetter {
        try MailsAboutLetter(
            sent: outbox.all(of: letter),
            kept: receivedMails.newest(of: letter, limit: 1_000, octets: MailReceiver.mostOfOneMail),
            answers: passedAnswers.all(of: letter))
    }
}

extension OneSupporter.Found {
    fileprivate var exported: ExportedLetter {
        let draft = letter.draft
        return ExportedLetter(
            id: letter.id, written: letter.writtenAt, confirmed: letter.confirmedAt, step: draft.step,
            target: letter.target, member: letter.addressee?.name ?? "",
            seat: letter.addressee?.seat.name ?? "", language: draft.language.tag, country: draft.country,
            place: letter.place?.name ?? "", name: draft.name, email: draft.email, postcode: draft.postcode,
            address: draft.address.joined(separator: "\n"), words: draft.words, ownOnly: draft.ownOnly,
            wantsNews: draft.updates, consent: consent, status: letter.status, isErased: false)
    }
}
