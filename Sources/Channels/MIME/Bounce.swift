/// What a mail that came to one of our return paths says about the letter it belongs to.
package enum Bounce: Sendable, Equatable {
    /// The letter came back for good.
    case failed(Report)
    /// It is late, or came further on; it may still arrive.
    case passing(Report)
    /// Somebody or something says that it came back, or not: a person has to read it. Bounces lie, and some say nothing that a program can read.
    case undecidable(Report?, why: String)
    /// A program answered (RFC 3834): away, received, and the like. Says nothing about the letter.
    case automaticReply
    /// A person wrote.
    case personal

    /// One recipient's part of a delivery status notification (RFC 3464).
    package struct Report: Sendable, Equatable {
        /// The recipient of the letter, as the reporting server knows it.
        package var recipient: String
        /// failed, delayed, delivered, relayed, expanded.
        package var action: String
        /// RFC 3463: `5.1.1`.
        package var status: String
        /// The words of the server that would not take it.
        package var diagnostic: String
        /// The Message-ID of the letter that came back, without angle brackets; "" when the notification does not hold it.
        package var messageID: String
    }
}

extension Bounce {
    /// Decides by what the notification says, and only where its parts agree.
    init(_ report: Report) {
        let isPermanent = report.status.hasPrefix("5")
        let says = report.diagnostic.lowercased()
        switch report.action {
        case "failed" where isPermanent && Self.passingTroubles.contains(where: says.contains):
            self = .undecidable(report, why: "The status \(report.status) says never, the words say not now.")
        case "failed" where isPermanent: self = .failed(report)
        case "failed": self = .undecidable(report, why: "It failed, and the status \(report.status) does not say for good.")
        case "delayed", "delivered", "relayed", "expanded": self = .passing(report)
        default: self = .undecidable(report, why: "The action is none of RFC 3464.")
        }
    }

    /// Words of servers whose "never" means "not now".
    private static let passingTroubles = [
        "quota", "mailbox full", "mailbox is full", "insufficient storage", "greylist", "graylist", "try again", "temporar", "rate limit", "too many",
    ]
}
