/// Who makes a change that operators and organisers may make.
package struct Actor: Sendable, Hashable {
    package enum Kind: String, Sendable {
        /// A person at the command line, by their name on the system.
        case commandLine = "command_line"
    }

    package let kind: Kind
    package let name: String

    package static func commandLine(user: String) -> Actor { Actor(kind: .commandLine, name: user) }
}
