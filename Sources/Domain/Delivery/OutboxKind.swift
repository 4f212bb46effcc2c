package import Foundation

/// The kinds of mail that Postbag itself sends.
package enum OutboxKind: String, Sendable, CaseIterable {
    case confirmation, reminder
    /// The same person has already written to the same target.
    case alreadyWrote = "already_wrote"
    /// Address limit reached: others have written from this address. The letter is dropped, and the
    /// mail returns its text.
    case addressLimitReached = "not_of_the_family"
    case copy
    /// The letter was refused. The mail returns its text.
    case returned
    /// An organiser refused the own words. The mail has the reason, and returns the letter's text.
    case wordsRefused = "words_refused"
    /// A link and six digits that sign in to the desk. Belongs to no letter.
    case signIn = "sign_in"
    /// The link of an invitation to the desk. Belongs to no letter.
    case invitation
    /// A letter of a draft, to the organiser who tries it. Belongs to no letter.
    case testLetter = "test_letter"
    /// News of a campaign, to somebody who asked for it. Belongs to no letter.
    case news
    /// What the office answered its writer, or the writer the office.
    case answer

    /// Whether the mail counts towards the limit for unconfirmed letters: three mails a day to one
    /// address.
    package var asksToConfirm: Bool { self == .confirmation || self == .reminder }

    /// Whether the mail is worth nothing some time after it was queued, however long it had to wait
    /// for its turn.
    package var countsFromQueueing: Bool { [.signIn, .invitation, .testLetter].contains(self) }

    /// The time in which the mail may be sent, in seconds.
    package var givesUpAfter: TimeInterval {
        switch self {
        case .signIn: RetryRules.signInGivesUpAfter
        case .invitation: SignInRules.invitation
        case .testLetter: RetryRules.signInGivesUpAfter
        default: RetryRules.givesUpAfter
        }
    }
}
