/// The statements about one noun, inside one transaction. Each noun has a type of its own, reached
/// from the connection: `connection.letters`, `connection.deliveries`.
protocol DataAccess {
    var connection: any Connection { get }
}

extension DataAccess {
    var dialect: Dialect { connection.dialect }

    @discardableResult
    func run(_ sql: String, _ arguments: any Storable...) throws -> Int { try connection.run(sql, arguments) }
    @discardableResult
    func run(_ statement: Statement) throws -> Int { try connection.run(statement) }
    func rows(_ sql: String, _ arguments: any Storable...) throws -> [Row] {
        try connection.rows(sql, arguments)
    }
    func row(_ sql: String, _ arguments: any Storable...) throws -> Row? {
        try connection.rows(sql, arguments).first
    }
}

extension Connection {
    package var campaigns: Campaigns { Campaigns(connection: self) }
    package var campaignVersions: CampaignVersions { CampaignVersions(connection: self) }
    package var drafts: Drafts { Drafts(connection: self) }
    package var draftForms: DraftForms { DraftForms(connection: self) }
    package var readingSources: ReadingSources { ReadingSources(connection: self) }
    package var places: Places { Places(connection: self) }
    package var letters: Letters { Letters(connection: self) }
    package var letterWords: LetterWords { LetterWords(connection: self) }
    package var signers: Signers { Signers(connection: self) }
    package var verifiedBrowsers: VerifiedBrowsers { VerifiedBrowsers(connection: self) }
    package var codeAttempts: CodeAttempts { CodeAttempts(connection: self) }
    package var suppressions: Suppressions { Suppressions(connection: self) }
    package var deliveries: Deliveries { Deliveries(connection: self) }
    package var suspensions: Suspensions { Suspensions(connection: self) }
    package var refusals: Refusals { Refusals(connection: self) }
    package var outbox: Outbox { Outbox(connection: self) }
    package var mailHolds: MailHolds { MailHolds(connection: self) }
    package var receivedMails: ReceivedMails { ReceivedMails(connection: self) }
    package var counts: Counts { Counts(connection: self) }
    package var rateLimits: RateLimits { RateLimits(connection: self) }
    package var audit: Audit { Audit(connection: self) }
    package var accounts: Accounts { Accounts(connection: self) }
    package var deskSessions: DeskSessions { DeskSessions(connection: self) }
    package var invitations: Invitations { Invitations(connection: self) }
    package var signIns: SignIns { SignIns(connection: self) }
    package var news: NewsTable { NewsTable(connection: self) }
    package var newsAddresses: NewsAddresses { NewsAddresses(connection: self) }
    package var halfSignIns: HalfSignIns { HalfSignIns(connection: self) }
    package var secondFactors: SecondFactors { SecondFactors(connection: self) }
    package var testLetters: TestLetters { TestLetters(connection: self) }
    package var switches: Switches { Switches(connection: self) }
    package var siteIdentities: SiteIdentities { SiteIdentities(connection: self) }
    package var mailServers: MailServers { MailServers(connection: self) }
    package var installation: Installation { Installation(connection: self) }
}
