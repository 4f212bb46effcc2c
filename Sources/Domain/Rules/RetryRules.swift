package import Foundation

/// How long Postbag tries to deliver, in seconds.
package enum RetryRules {
    /// After this time from queueing a deferred letter or mail is given up.
    package static let givesUpAfter: TimeInterval = 5 * 86_400
    /// A mail that signs in is worth nothing after this time.
    package static let signInGivesUpAfter: TimeInterval = 15 * 60
    /// An accepted delivery without a bounce counts as settled after this time.
    package static let settlesAfter: TimeInterval = 2 * 86_400
    /// After a report that a letter is late, the letter counts as settled no sooner. The reporting
    /// server gives up after five days (RFC 5321 section 4.5.4.1), and its mail takes time.
    package static let settlesAfterDelay: TimeInterval = givesUpAfter + settlesAfter
    /// Minutes from one attempt to the next; the last one repeats. RFC 5321 section 4.5.4.1 asks
    /// for at least 30 minutes, after quicker first ones.
    package static let pauses: [Double] = [5, 15, 30, 60, 120, 240]
}
