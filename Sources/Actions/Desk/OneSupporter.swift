package import Domain
import Foundation
import Storage

/// What is kept of one supporter, found by their address, shown and erased: in rehearsals too.
/// The parameter `campaigns` says in which campaigns to look. Nil: in all of them, and in what
/// belongs to none.
package struct OneSupporter: Sendable {
    let services: Services
    let operators: OperatorActions

    package init(_ services: Services, actor: Actor) {
        (self.services, operators) = (services, OperatorActions(services, actor: actor))
    }

    /// One letter with its deliveries.
    package struct Found: Sendable {
        package let letter: Letter
        /// Whom the letter is to.
        package let to: String
        package let consent: String
        package let deliveries: [Delivery]
    }

    package struct Erased: Sendable, Equatable {
        package var letters = 0
        /// Campaigns of which the address gets no more news.
        package var news = 0
        /// Letters that are being sent, or in doubt. They are as they were.
        package var underWay = 0
        /// Mails that came in, are about no letter, and named the address.
        package var mails = 0
    }

    /// Returns the letters of an address in these campaigns that are not erased, and notes that
    /// somebody looked.
    package func find(_ email: String, in campaigns: [String]?) async throws -> [Found] {
        let found = try await letters(of: email, in: campaigns)
        for (campaign, letters) in Dictionary(grouping: found, by: \.letter.campaign) {
            try await note(.supporterShown, letters.map(\.letter.id), campaign)
        }
        return found
    }

    /// Returns the campaigns of which the address gets news, and notes that somebody looked.
    package func news(_ email: String, in campaigns: [String]?) async throws -> [(
        campaign: String, subscriber: NewsSubscriber
    )] {
        let address = services.key.address(email)
        return try await operators.change { connection, _ in
            let found = try connection.places(campaigns).compactMap { campaign, rehearsal in
                try connection.newsAddresses.find(campaign: campaign, rehearsal: rehearsal, address: address)
                    .map { (campaign: campaign, subscriber: $0) }
            }
            return (found, found.map { AuditEvent(.newsAddressShown, campaign: $0.campaign) })
        }
    }

    /// Erases the letters of an address, and the address itself where it gets news. What has not
    /// gone is not sent. Each letter and its line in the history are one transaction.
    package func erase(_ email: String, in campaigns: [String]?) async throws -> Erased {
        var erased = Erased()
        erased.news = try await stopNews(email, in: campaigns)
        for letter in try await letters(of: email, in: campaigns).map(\.letter) {
            switch try await erase(letter) {
            case .withdrawn, .erased: erased.letters += 1
            case .underWay: erased.underWay += 1
            case nil: break
            }
        }
        if campaigns == nil { erased.mails = try await eraseMails(naming: email) }
        return erased
    }

    private func stopNews(_ email: String, in campaigns: [String]?) async throws -> Int {
        let address = services.key.address(email)
        return try await operators.change { connection, _ in
            let ended = try connection.places(campaigns).filter {
                try connection.newsAddresses.remove(campaign: $0, rehearsal: $1, address: address)
            }
            return (ended.count, ended.map { AuditEvent(.newsAddressErased, campaign: $0.campaign) })
        }
    }

    private func erase(_ letter: Letter) async throws -> Withdrawal? {
        let person = services.key.person(letter.draft)
        return try await operators.change { connection, now in
            let outcome = try connection.erase(letter, of: person, at: now)
            guard let outcome, outcome != .underWay else { return (outcome, []) }
            return (outcome, [AuditEvent(.supporterErased, of: "\(letter.id)", campaign: letter.campaign)])
        }
    }

    /// The numbers of the letters stand in the history, a few in each line, and nothing that names
    /// their writer.
    private func note(_ action: AuditEvent.Action, _ letters: [Int64], _ campaign: String) async throws {
        let subjects = stride(from: 0, to: letters.count, by: 8).map {
            letters[$0..<min($0 + 8, letters.count)].map(String.init).joined(separator: ", ")
        }
        guard !subjects.isEmpty else { return }
        try await operators.change { _, _ in
            ((), subjects.map { AuditEvent(action, of: $0, campaign: campaign) })
        }
    }

    private func letters(of email: String, in campaigns: [String]?) async throws -> [Found] {
        let address = services.key.address(email)
        return try await services.database.read { connection in
            let places = try connection.places(campaigns)
            let refused = try places.flatMap {
                try connection.letterWords.refused(from: email, campaign: $0, rehearsal: $1)
            }
            let others = try places.flatMap { campaign, rehearsal in
                try connection.signers.letters(signedBy: address, campaign: campaign, rehearsal: rehearsal)
                    + connection.letters.unconfirmed(from: email, campaign: campaign, rehearsal: rehearsal)
            }
            // What somebody wrote a second time is dropped, and kept until it is mailed back.
            let dropped = try connection.letters.dropped(from: email)
            return try (others + refused + dropped).unique.compactMap { id in
                guard let stored = try connection.letters.find(id), !stored.erased,
                    campaigns?.contains(stored.letter.campaign) != false,
                    stored.letter.state != .dropped || refused.contains(id) || dropped.contains(id)
                else { return nil }
                return Found(
                    letter: stored.letter, to: services.addressee(of: stored.letter),
                    consent: try connection.letters.consent(id),
                    deliveries: try connection.deliveries.all(of: id))
            }
        }
    }
}

// Mails that came in and belong to no letter.
extension OneSupporter {
    /// So many mails are read at once.
    private static let page = 10

    /// Returns the kept mails about no letter that name the address.
    package func mails(_ email: String) async throws -> [(mail: KeptMail, content: [UInt8])] {
        var (found, last): ([(mail: KeptMail, content: [UInt8])], Int64) = ([], 0)
        while true {
            let page = try await services.database.read { [last] in
                try $0.receivedMails.aboutNone(after: last, limit: Self.page)
            }
            found += page.filter { $0.content.names(email) }
            guard let end = page.last?.mail.id else { return found }
            last = end
        }
    }

    private func eraseMails(naming email: String) async throws -> Int {
        let mails = try await mails(email).map(\.mail.id)
        guard !mails.isEmpty else { return 0 }
        return try await operators.change { connection, _ in
            for mail in mails { try connection.receivedMails.delete(mail) }
            return (mails.count, mails.map { AuditEvent(.supporterErased, of: "mail \($0)") })
        }
    }
}

extension Connection {
    /// Erases a letter, whatever has become of it. Nil when it is erased already.
    fileprivate func erase(_ letter: Letter, of person: PersonHash, at now: Date) throws -> Withdrawal? {
        if letter.state == .dropped {
            guard let stored = try letters.locked(letter.id), !stored.erased else { return nil }
            try letters.erase(letter.id, at: now)
            return .erased
        }
        // Its writer may have confirmed it meanwhile.
        guard letter.state == .written, let written = try letters.lockWritten(letter.id) else {
            return try withdraw(letter.id, of: person, at: now)
        }
        try drop(written, at: now)
        try letters.erase(letter.id, at: now)
        return .withdrawn
    }
}

extension Connection {
    /// Returns the campaigns, each once as it is and once as it is rehearsed.
    /// - Parameter campaigns: nil for all.
    fileprivate func places(_ campaigns: [String]?) throws -> [(campaign: String, rehearsal: Bool)] {
        let slugs = try campaigns ?? self.campaigns.all().map(\.slug)
        return slugs.flatMap { [($0, false), ($0, true)] }
    }
}
