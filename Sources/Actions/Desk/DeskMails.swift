package import Domain
import Storage

/// The mails that came in about no letter that is known, for the owners of the site.
package struct DeskMails: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    package static let most = 50
    private static let octetsOfMail = 1 << 18

    /// Returns the mails that nobody has read yet, newest first, with their first octets.
    package func aboutNone() async throws -> [(mail: KeptMail, content: [UInt8])] {
        try await services.database.read {
            try $0.receivedMails.openAboutNone(limit: Self.most, octets: Self.octetsOfMail)
        }
    }

    /// Returns the letter that a mail is about, with its campaign. Nil when there is none.
    /// - Parameter given: the letter that a person names.
    package func letter(of mail: Int64, or given: Int64?) async throws -> (id: Int64, campaign: String)? {
        try await services.database.read { connection in
            guard let kept = try connection.receivedMails.find(mail)?.mail,
                let id = kept.letter ?? given, let letter = try connection.letters.find(id)?.letter
            else { return nil }
            return (id, letter.campaign)
        }
    }

    /// Returns a whole mail. Nil when there is no such mail.
    package func content(of mail: Int64) async throws -> [UInt8]? {
        try await services.database.read { try $0.receivedMails.find(mail)?.content }
    }
}
