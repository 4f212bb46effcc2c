/// How a mail server is tried at the desk and taken over. Times are in seconds.
package enum MailServerRules {
    /// A trial waits this long for a connection, and this long for all that follows.
    package static let (connects, talks) = (8, 20)
    /// Each process looks this often whether the mail server has changed.
    package static let looks = 2
    /// A change has taken effect everywhere after this time.
    package static let takenOver = 10
    /// `postbag doctor --mail --to` waits this long for what comes back, and at most this long.
    package static let (awaits, longestAwaits) = (60, 3_600)
}
