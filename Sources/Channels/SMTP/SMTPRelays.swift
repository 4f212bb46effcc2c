package import Domain

/// The mail servers that take our mail, the preferred one first, each with its own client.
package struct SMTPRelays: Sendable {
    package let clients: [(name: String, client: SMTPClient)]

    /// - Parameter clients: at least one.
    package init(_ clients: [(name: String, client: SMTPClient)]) { self.clients = clients }

    package var names: [String] { clients.map(\.name) }

    /// Sends through the preferred server.
    package func send(_ mail: EmailMessage) async -> Outcome { await clients[0].client.send(mail) }

    /// Sends through the server of this name, and through no other: a server whose answer was lost
    /// may have taken the mail.
    package func send(_ mail: EmailMessage, through relay: String) async -> Outcome {
        guard let client = clients.first(where: { $0.name == relay })?.client else {
            return .held(Reply(0, "The mail server is no longer used."))
        }
        return await client.send(mail)
    }

    /// Asks each server whether it takes all of `senders`. Returns the first refusal or error; nil
    /// when all servers take them.
    package func trial(of senders: [String], to recipient: String) async -> Reply? {
        for (_, client) in clients {
            if let objection = await client.trial(of: senders, to: recipient) { return objection }
        }
        return nil
    }

    /// Closes all connections, once the mails that are being sent are finished.
    package func shutdown() async {
        await withTaskGroup { group in
            for (_, client) in clients { group.addTask { await client.shutdown() } }
        }
    }
}

extension SMTPServer {
    /// The name of a mail server for people: its host and port.
    package var name: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    /// Parses one or several servers, with spaces between them. Throws at the first that is wrong,
    /// with its number where there are several.
    package static func list(parsing setting: String) throws(ListError) -> [SMTPServer] {
        var servers: [SMTPServer] = []
        let texts = parts(of: setting)
        for (index, text) in texts.enumerated() {
            let server: SMTPServer
            do { server = try SMTPServer(parsing: text) } catch {
                throw ListError(number: texts.count > 1 ? index + 1 : nil, why: error.description)
            }
            guard !servers.contains(where: { $0.name == server.name }) else {
                throw ListError(number: index + 1, why: "it stands there twice")
            }
            servers.append(server)
        }
        return servers
    }

    /// The error in one of several servers.
    package struct ListError: Error, Equatable, CustomStringConvertible {
        let number: Int?
        let why: String

        package var description: String { (number.map { "server \($0): " } ?? "") + why }
    }

    /// Parts a setting before each word that begins with a scheme: a password may hold a space.
    private static func parts(of setting: String) -> [String] {
        var parts: [String] = []
        for word in setting.split(whereSeparator: \.isWhitespace) {
            let isServer = ["smtp://", "smtps://"].contains { word.lowercased().hasPrefix($0) }
            if isServer || parts.isEmpty {
                parts.append(String(word))
            } else {
                parts[parts.count - 1] += " \(word)"
            }
        }
        return parts
    }
}
