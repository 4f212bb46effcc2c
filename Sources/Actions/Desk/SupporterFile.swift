import Domain
import Storage

extension OneSupporter {
    /// Returns what is kept of an address as JSON, for a request under data protection law, and notes
    /// that somebody looked.
    package func file(_ email: String, in campaigns: [String]?) async throws -> [UInt8] {
        let found = try await find(email, in: campaigns)
        let news = try await news(email, in: campaigns)
        let mails = campaigns == nil ? try await mails(email) : []
        return try await services.file(of: found, news: news, mails: mails)
    }
}

extension Services {
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
            kept: receivedMails.newest(of: letter, limit: 1_000, octets: Services.mostOfOneMail),
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
