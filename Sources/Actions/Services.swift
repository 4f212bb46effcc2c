package import Domain
package import Foundation
package import Logging
package import Storage

/// The services that every action uses. They are the database and its caches, the clock, the links,
/// the sender's identity, and whether this is a rehearsal.
/// A class, because every handler and every action holds it, and copying so many parts takes time.
package final class Services: Sendable {
    package let database: Database
    package let environment: Environment
    package let campaigns: CampaignCache
    package let places: LegislatureCache
    package let switches: SwitchCache
    package let suspensions: SuspensionCache
    package let wordsPolicies: WordsPolicyCache
    package let identity: SiteIdentityCache
    package let links: Links
    package let sender: SenderIdentity
    /// True when no mail server is set. Letters written during a rehearsal stay rehearsal letters
    /// for good. Never changes: a mail server that is set at the desk makes other services.
    package let rehearsal: Bool
    /// The names of the mail servers, the preferred one first. Never empty. In a rehearsal they say
    /// nothing.
    package let relays: [String]
    /// Whether delivery keeps to each target's pace. False only in benchmarks.
    package let paced: Bool
    package let logger: Logger
    package let traffic: Traffic
    package let served: ServedPages
    package let durations: MailDurations
    let drafts: DraftCache
    package let unconfirmed: UnconfirmedLimit
    let key: Key

    package init(
        database: Database, environment: Environment, links: Links, sender: SenderIdentity, rehearsal: Bool,
        paced: Bool = true, places folder: URL? = nil,
        unconfirmed: UnconfirmedLimit = UnconfirmedLimit(), logger: Logger
    ) async throws {
        let fresh = environment.random(32)
        key = Key(try await database.write { try $0.installation.secret("key", fresh: fresh) })
        let process = try await database.write { try $0.installation.nextNumber("process") }
        campaigns = CampaignCache(database: database)
        try await campaigns.refresh()
        switches = SwitchCache(database: database, now: environment.now)
        try await switches.refresh()
        suspensions = SuspensionCache(database: database)
        try await suspensions.refresh()
        wordsPolicies = WordsPolicyCache(database: database)
        try await wordsPolicies.refresh()
        identity = SiteIdentityCache(database: database)
        try await identity.refresh()
        places = LegislatureCache(database: database, folder: folder, logger: logger)
        try await places.refresh()
        try await unconfirmed.measure(database)
        self.unconfirmed = unconfirmed
        let durations = MailDurations()
        self.database = database.telling { change in
            durations.see(change)
            logger.say(change)
        }
        self.durations = durations
        self.environment = environment.numbered(process: process)
        self.links = links
        self.sender = sender
        self.rehearsal = rehearsal
        relays = [""]
        self.paced = paced
        self.logger = logger
        (traffic, served, drafts) = (Traffic(), ServedPages(), DraftCache())
    }

    /// Makes services that send mail in another way. They share everything else, and a letter that
    /// is written through these keeps their kind.
    package init(_ others: Services, sender: SenderIdentity, rehearsal: Bool, relays: [String] = []) {
        self.relays = relays.isEmpty ? [""] : relays
        (database, environment, key) = (others.database, others.environment, others.key)
        (campaigns, places, switches) = (others.campaigns, others.places, others.switches)
        suspensions = others.suspensions
        (wordsPolicies, identity) = (others.wordsPolicies, others.identity)
        (links, paced, logger) = (others.links, others.paced, others.logger)
        (traffic, served, unconfirmed) = (others.traffic, others.served, others.unconfirmed)
        durations = others.durations
        drafts = others.drafts
        (self.sender, self.rehearsal) = (sender, rehearsal)
    }

    /// The addresses and Message-IDs by which mails that come in find what they belong to.
    package var returnPaths: ReturnPaths { ReturnPaths(sender, code: key.code) }

    /// Whom our own mails come from: the site by its name.
    var mailbox: EmailMessage.Mailbox { mailbox(at: sender) }

    func mailbox(at sender: SenderIdentity) -> EmailMessage.Mailbox {
        let name = identity.identity.name
        return EmailMessage.Mailbox(name: name.isEmpty ? "Postbag" : name, address: sender.address)
    }

    /// Registers this process's worker as alive until the process ends, for any reason.
    package func enlist(worker name: String) async throws {
        try await database.engine.enlist(worker: name)
    }

    /// Ends the registration of a worker, so that what it left unfinished is taken over.
    package func discharge(worker name: String) async throws {
        try await database.engine.discharge(worker: name)
    }

    /// Whether visitors wait for a page, or for their letter to be stored. Mail is sent more slowly
    /// meanwhile.
    var isBusy: Bool { traffic.isBusy || database.lettersWait }
}
