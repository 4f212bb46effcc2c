package import Foundation

/// How an account signs in to the desk. Times are in seconds.
package enum SignInRules {
    /// The link and the six digits of one mail.
    package static let mailIsGood: TimeInterval = 15 * 60
    /// Wrong digits for one mail.
    package static let codeAttempts = 5
    /// Wrong digits for one address in a day. Its links go on working.
    package static let codeAttemptsADay = 20
    /// Mails to one address in an hour.
    package static let mailsAnHour = 5
    /// A session ends after this time without use.
    package static let idle: TimeInterval = 14 * 86_400
    /// A session ends after this time in any case.
    package static let session: TimeInterval = 90 * 86_400
    /// Exports, people, settings and erasing ask for a new proof when the last is older.
    package static let proof: TimeInterval = 3_600
    /// What was typed in a session that has ended waits this long for signing in.
    package static let keptForm: TimeInterval = 3_600
    /// The use of a session is noted no more often than this.
    package static let noted: TimeInterval = 600
    /// An invitation by mail, and the link that `postbag desk invite` prints.
    package static let invitation: TimeInterval = 86_400
    /// Invitations by mail to one address in a day.
    package static let invitationsADay = 5
}
