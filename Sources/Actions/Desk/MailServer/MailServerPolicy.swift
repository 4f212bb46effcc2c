package import Domain

/// What the program's own settings say about a mail server at the desk.
package struct MailServerPolicy: Sendable {
    /// The mail server that the settings name, which wins over the desk's.
    package struct Given: Sendable {
        /// The host and the port.
        package let name: String
        /// `POSTBAG_SMTP`, or the file that names it.
        package let place: String

        package init(name: String, place: String) { (self.name, self.place) = (name, place) }
    }

    /// Why the desk cannot set a mail server here.
    package enum Obstacle: Sendable, Equatable {
        /// Nothing leaves a demo.
        case demo
        /// Mailed links would name no site that others can reach.
        case noSite
        /// The clock is moved for a trial.
        case trialClock
        /// Limits are off for a trial, and the server is not on this machine.
        case trialLimits
    }

    package var given: Given?
    package var obstacle: Obstacle?
    /// Why one server cannot be used here. Nil when it can.
    package var obstacleTo: @Sendable (MailServer) -> Obstacle?
    /// The sending address that the settings name, with its place.
    package var sender: Given?
    /// The ports that the desk may name.
    package var ports: [Int]
    package var trial: (any MailServerTrial)?
    /// Takes a change over at once, in this process.
    package var changed: @Sendable () async -> Void

    package init(
        given: Given? = nil, obstacle: Obstacle? = nil,
        obstacleTo: (@Sendable (MailServer) -> Obstacle?)? = nil, sender: Given? = nil,
        ports: [Int] = MailServer.ports, trial: (any MailServerTrial)? = nil,
        changed: @escaping @Sendable () async -> Void = {}
    ) {
        (self.given, self.obstacle, self.sender) = (given, obstacle, sender)
        self.obstacleTo = obstacleTo ?? { _ in obstacle }
        (self.ports, self.trial, self.changed) = (ports, trial, changed)
    }
}
