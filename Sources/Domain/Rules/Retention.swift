package import Foundation

/// How long Postbag keeps what belongs to a letter, in seconds. SECURITY.md and docs/running.md
/// promise the same. The audit of what operators change is kept as long as the installation.
package enum Retention {
    /// An unconfirmed letter waits for its writer, from the moment of writing.
    package static let unconfirmed: TimeInterval = 7 * 86_400
    /// Text and addresses of a confirmed letter, and mails that came in, after the last event.
    package static let afterDelivery: TimeInterval = 28 * 86_400
    /// The bare row of a dropped letter, so that its links can say what became of it.
    package static let afterDropping: TimeInterval = 30 * 86_400
    /// An older revision of a draft's file, from when a newer one replaced it.
    package static let draftRevision: TimeInterval = 14 * 86_400
    /// The copy of the data that is made before its schema changes.
    package static let schemaCopy: TimeInterval = 14 * 86_400
    /// Revisions of one draft that are kept at most. A page saves every few seconds.
    package static let draftRevisions = 10_000
    /// The bare row of a mail that belongs to no letter. Its address and its values are erased
    /// when the mail is sent or given up.
    package static let bareMail: TimeInterval = 30 * 86_400
    /// An invitation that nobody has accepted, with its address.
    package static let invitation: TimeInterval = 30 * 86_400
    /// A campaign sends nothing to an address that reported a letter as not its own.
    package static let suppression: TimeInterval = 30 * 86_400
    /// The address of somebody who asked for news, after the last news or the last asking.
    package static let newsAddress: TimeInterval = 365 * 86_400
    /// A browser that proved an address and a name signs for them without a mail.
    package static let verifiedBrowser: TimeInterval = 86_400
    /// A browser shows the last letter that was written in it.
    package static let shown: TimeInterval = 86_400
    /// A second press of the confirm button counts as the first one.
    package static let secondPress: TimeInterval = 60
}
