package import Domain
package import Foundation
import Storage

/// What became of a change of news.
package enum NewsOutcome: Sendable, Equatable {
    case done
    /// Somebody else has saved or sent it meanwhile.
    case overtaken
    /// No text is written.
    case empty
    /// This revision has not been sent to the organiser as a test.
    case untested
    /// News of the campaign went less than a week ago. The next may go at this time.
    case tooSoon(Date)
    /// The account had its test mails of this hour.
    case tooMany
    case missing
}

/// News to supporters. All actions are about one campaign, and about rehearsals or not.
package struct DeskNews: Sendable {
    let services: Services
    let account: Account
    package let campaign: Campaign

    package init(_ services: Services, account: Account, campaign: Campaign) {
        (self.services, self.account, self.campaign) = (services, account, campaign)
    }

    /// So many are shown.
    private static let listed = 100

    private var operators: OperatorActions { OperatorActions(services, actor: .account(account)) }
    private var slug: String { campaign.slug }

    package func newest() async throws -> [News] {
        let (slug, rehearsal) = (slug, services.rehearsal)
        return try await services.database.read {
            try $0.news.newest(of: slug, rehearsal: rehearsal, limit: Self.listed)
        }
    }

    /// Nil for news of another campaign.
    package func find(_ id: Int64) async throws -> News? {
        guard let news = try await services.database.read({ try $0.news.find(id) }), news.campaign == slug,
            news.rehearsal == services.rehearsal
        else { return nil }
        return news
    }

    /// Returns how many people asked for news, by language.
    package func readers() async throws -> [Language: Int] {
        let (slug, rehearsal) = (slug, services.rehearsal)
        return try await services.database.read {
            try $0.newsAddresses.counts(of: slug, rehearsal: rehearsal)
        }
    }

    /// Returns when the next news may go. Nil when it may go now.
    package func waits() async throws -> Date? {
        let (slug, rehearsal, now) = (slug, services.rehearsal, services.environment.now())
        return try await services.database.read {
            NewsRules.waits(since: try $0.news.lastWent(of: slug, rehearsal: rehearsal), at: now)
        }
    }

    /// Returns the id of the campaign's draft of news, and makes one where there is none.
    package func begin() async throws -> Int64 {
        let fresh = News(
            id: services.environment.newID(), campaign: slug, rehearsal: services.rehearsal,
            savedAt: services.environment.now(), savedBy: account.name)
        return try await services.database.write { connection in
            try connection.lock(named: "news \(fresh.campaign)")
            let newest = try connection.news.newest(
                of: fresh.campaign, rehearsal: fresh.rehearsal, limit: Self.listed)
            if let draft = newest.first(where: { $0.state == .draft }) { return draft.id }
            try connection.news.insert(fresh)
            return fresh.id
        }
    }

    /// Saves the texts of a draft that was read at revision `base`.
    package func save(_ id: Int64, _ texts: [Language: NewsText], over base: Int64) async throws
        -> NewsOutcome
    {
        let name = account.name
        return try await change(id, over: base) { connection, news, now in
            if texts != news.texts { try connection.news.save(id, texts, by: name, at: now) }
            return (.done, [])
        }
    }

    /// Sends the texts to the organiser, each in its language, as readers would get them.
    package func test(_ id: Int64, over base: Int64) async throws -> NewsOutcome {
        let (services, account, campaign) = (services, account, campaign)
        return try await change(id, over: base) { connection, news, now in
            let languages = news.written(in: campaign.languages)
            guard !languages.isEmpty else { return (.empty, []) }
            for language in languages {
                guard let text = news.texts[language] else { continue }
                let mail = services.environment.newID()
                let row = TestLetter(
                    mail: mail, slug: "", account: account.id, revision: news.revision, askedAt: now)
                let since = now.addingTimeInterval(-3_600)
                guard
                    try connection.testLetters.insert(
                        row, limit: SignInRules.testLettersAnHour, since: since)
                else { return (.tooMany, []) }
                try connection.outbox.insert(
                    .queued(
                        id: mail, .testLetter,
                        services.composer.testContent(text, language, campaign, account),
                        rehearsal: news.rehearsal, due: now))
            }
            try connection.news.setTested(id, news.revision)
            return (.done, [])
        }
    }

    /// Lets the mails go.
    package func start(_ id: Int64, over base: Int64) async throws -> NewsOutcome {
        let languages = campaign.languages
        return try await change(id, over: base) { connection, news, now in
            guard !news.written(in: languages).isEmpty else { return (.empty, []) }
            guard news.tested == news.revision else { return (.untested, []) }
            let last = try connection.news.lastWent(of: news.campaign, rehearsal: news.rehearsal)
            if let next = NewsRules.waits(since: last, at: now) { return (.tooSoon(next), []) }
            let readers = try connection.newsAddresses.counts(of: news.campaign, rehearsal: news.rehearsal)
            try connection.news.start(id, recipients: readers.values.reduce(0, +), at: now)
            return (.done, [news.event(.newsStarted, languages)])
        }
    }

    /// Stops the mails that are not queued yet, or lets them go on.
    package func setStopped(_ isStopped: Bool, _ id: Int64) async throws -> NewsOutcome {
        let languages = campaign.languages
        return try await change(id, in: isStopped ? .sending : .stopped) { connection, news, now in
            let last = try connection.news.lastWent(of: news.campaign, rehearsal: news.rehearsal, but: id)
            if !isStopped, let next = NewsRules.waits(since: last, at: now) { return (.tooSoon(next), []) }
            try connection.news.setState(isStopped ? .stopped : .sending, of: id)
            return (.done, [news.event(isStopped ? .newsStopped : .newsContinued, languages)])
        }
    }

    package func delete(_ id: Int64) async throws -> NewsOutcome {
        try await change(id) { connection, _, _ in
            try connection.news.delete(id)
            return (.done, [])
        }
    }

    private func change(
        _ id: Int64, in state: News.State = .draft, over base: Int64? = nil,
        _ work: @escaping @Sendable (any Connection, News, Date) throws -> (NewsOutcome, [AuditEvent])
    ) async throws -> NewsOutcome {
        let (slug, rehearsal) = (slug, services.rehearsal)
        return try await operators.change { connection, now in
            // Two drafts of one campaign must not both begin to go.
            try connection.lock(named: "news \(slug)")
            guard let news = try connection.news.locked(id, of: slug, rehearsal: rehearsal) else {
                return (.missing, [])
            }
            guard news.state == state, base == nil || base == news.revision else { return (.overtaken, []) }
            return try work(connection, news, now)
        }
    }
}

extension MailComposer {
    /// Returns the mail of news as its readers would get it, but for the link that ends it.
    package func newsPreview(_ text: NewsText, _ language: Language, _ campaign: Campaign) -> SupporterMail {
        let stop = services.links.absolute(services.links.newsStop("")) + "…"
        return NewsMail(campaign, in: language).mail(
            text, page: services.links.absolute(services.links.campaign(campaign.slug, language)), stop: stop)
    }

    fileprivate func testContent(
        _ text: NewsText, _ language: Language, _ campaign: Campaign, _ account: Account
    ) -> OutboxMessage.Content {
        let mail = newsPreview(text, language, campaign)
        return OutboxMessage.Content(
            email: account.email, language: language,
            arguments: [
                "subject": mail.subject, "body": mail.body, "name": campaign.publisher.name,
                "campaign": campaign.slug,
            ])
    }
}

extension News {
    /// The first subject is what the organiser has written.
    fileprivate func event(_ action: AuditEvent.Action, _ languages: [Language]) -> AuditEvent {
        let subject = languages.lazy.compactMap { texts[$0]?.subject }.first ?? ""
        return AuditEvent(action, of: subject, campaign: campaign)
    }
}
