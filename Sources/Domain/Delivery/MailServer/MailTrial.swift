/// What came of trying a mail server, link by link.
package struct MailTrial: Sendable, Equatable {
    /// A link of the chain from our machine to a mail that the server takes.
    package enum Link: String, Sendable, CaseIterable {
        /// The name of the host leads to an address.
        case name
        case connection
        /// The server says who it is, and what it can do.
        case greeting
        case encryption
        case password
        /// The server takes mail from our address.
        case sender
        /// The server took a letter to the person who tries.
        case letter
    }

    /// What broke the chain, in the server's words. The code is 0 where no server spoke.
    package struct Break: Sendable, Equatable {
        package let link: Link
        package let reply: Reply

        package init(at link: Link, _ reply: Reply) { (self.link, self.reply) = (link, reply) }
    }

    /// The links that held, in their order.
    package let held: [Link]
    /// Nil when all links held.
    package let broken: Break?
    /// What the server said to the last thing that it took.
    package let said: Reply?

    /// - Parameter links: the links of this server, in their order.
    package init(of links: [Link], broken: Break? = nil, said: Reply? = nil) {
        held = broken.map { broken in Array(links.prefix { $0 != broken.link }) } ?? links
        (self.broken, self.said) = (broken, said)
    }

    package var isWhole: Bool { broken == nil }
    /// Whether the server took a letter.
    package var hasLetter: Bool { held.contains(.letter) }

    /// The most probable cause, where the server's words give one away.
    package enum Hint: Sendable, Equatable {
        /// The server wants a user name and a password.
        case wantsPassword
        /// Providers often want a password for programs in place of the mailbox's own.
        case appPassword
        /// The port is encrypted from the start, or only later.
        case otherPort
        /// The certificate names another host, or nobody vouches for it.
        case certificate
    }

    package var hint: Hint? {
        guard let broken else { return nil }
        let words = broken.reply.text.lowercased()
        switch broken.link {
        case .sender, .letter:
            let wantsPassword =
                broken.reply.code == 530 || words.contains("authentication")
                || words.contains("relay")
            return !held.contains(.password) && wantsPassword ? .wantsPassword : nil
        case .password: return broken.reply.code >= 500 ? .appPassword : nil
        case .encryption:
            return words.contains("certificate") ? .certificate : .otherPort
        case .greeting: return broken.reply.code == 0 ? .otherPort : nil
        case .name, .connection: return nil
        }
    }
}
