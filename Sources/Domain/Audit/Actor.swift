/// Who makes a change that operators and organisers may make.
package struct Actor: Sendable, Hashable {
    package enum Kind: String, Sendable {
        /// A person at the command line, by their name on the system.
        case commandLine = "command_line"
        /// A person who is signed in to the desk.
        case account
        /// An office, by the link in the letters to it.
        case office
    }

    package let kind: Kind
    package let name: String
    /// The account's id. Nil at the command line.
    package let account: Int64?

    package static func commandLine(user: String) -> Actor {
        Actor(kind: .commandLine, name: user, account: nil)
    }

    package static func office(_ key: String) -> Actor { Actor(kind: .office, name: key, account: nil) }

    package static func account(_ account: Account) -> Actor {
        Actor(kind: .account, name: account.name, account: account.id)
    }
}
