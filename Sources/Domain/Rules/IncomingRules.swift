/// How mails are fetched from a mailbox.
package enum IncomingRules {
    /// Seconds between two turns of fetching mails by IMAP.
    package static let fetchesEvery = 60
    /// The most mails that are fetched in one turn. Where there are more, the next turn follows at
    /// once.
    package static let fetchedAtOnce = 50
}
