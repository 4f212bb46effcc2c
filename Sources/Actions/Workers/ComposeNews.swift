import Domain
import Storage

extension MailComposer {
    /// Returns the mail of news for one reader. Nil when the news or its campaign is gone.
    func newsMail(for claim: SendOutbox.Claim, _ content: OutboxMessage.Content) async throws -> EmailMessage?
    {
        guard let link = NewsLink(content),
            let news = try await services.database.read({ try $0.news.find(link.news) }),
            let campaign = services.campaigns.newest(news.campaign)?.campaign,
            let (language, text) = news.text(for: content.language, of: campaign.languages)
        else { return nil }
        let stop = services.links.absolute(
            services.links.newsStop(services.key.newsToken(of: link.address).description))
        let written = NewsMail(campaign, in: language).mail(
            text, page: services.links.absolute(services.links.campaign(campaign.slug, language)), stop: stop)
        var mail = message(of: claim, written, in: language)
        mail.from.name = campaign.publisher.name
        mail.replyTo = EmailMessage.Mailbox(name: campaign.publisher.name, address: campaign.publisher.email)
        // One click in the mail program ends it (RFC 2369 section 3.2, RFC 8058 section 3.1).
        mail.fields += [
            EmailMessage.Field("List-Unsubscribe", "<\(stop)>"),
            EmailMessage.Field("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            EmailMessage.Field("X-Postbag-Campaign", campaign.slug),
        ]
        return mail
    }
}

/// What an outbox message keeps of its news and its reader.
struct NewsLink {
    let news: Int64
    /// The reader's id in `news_address`.
    let address: Int64

    init(news: Int64, address: Int64) { (self.news, self.address) = (news, address) }

    init?(_ content: OutboxMessage.Content) { self.init(content.arguments) }

    init?(_ arguments: [String: String]) {
        guard let news = arguments["news"].flatMap(Int64.init),
            let address = arguments["address"].flatMap(Int64.init)
        else { return nil }
        self.init(news: news, address: address)
    }

    var arguments: [String: String] { ["news": String(news), "address": String(address)] }
}

extension OutboxMessage {
    /// Nil for a mail that is no news, and once its content is erased.
    var newsLink: NewsLink? { kind == .news ? content.flatMap(NewsLink.init) : nil }
}

extension Key {
    /// The token in the link that ends news for one address. Made with the key, so that nothing of
    /// it is stored and old mails keep a link that works.
    func newsToken(of address: Int64) -> Token {
        Token(id: address, secret: Array(hash("news", String(address)).prefix(16)))
    }

    /// The id of an address that gets news of a campaign: positive, and the same whenever its owner
    /// asks again.
    func newsID(_ address: [UInt8], of campaign: String, rehearsal: Bool) -> Int64 {
        let octets = hash("news id", "\(campaign) \(rehearsal) \(address.base64URL)").prefix(8)
        return Int64(octets.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 1) | 1
    }

    /// Whether a token is that of the address that it names.
    func isNewsToken(_ token: Token) -> Bool {
        equalInConstantTime(token.secret, newsToken(of: token.id).secret)
    }
}
