package import Foundation

/// The work that is still to be done, for an operator.
package struct WaitingWork: Sendable, Equatable {
    /// Letters that are queued or deferred, and since when the first of them has been due.
    package var deliveries = 0
    package var deliveriesSince: Date?
    /// Letters that a switch or a reader holds, in real campaigns and rehearsals together.
    package var held = 0
    package var sending = 0
    /// Letters about which a person must decide, in real campaigns and rehearsals together.
    package var inDoubt = 0
    /// Mails to supporters, and since when the first of them has been due.
    package var mails = 0
    package var mailsSince: Date?

    package init(
        deliveries: Int = 0, deliveriesSince: Date? = nil, sending: Int = 0, inDoubt: Int = 0, mails: Int = 0,
        mailsSince: Date? = nil
    ) {
        self.deliveries = deliveries
        self.deliveriesSince = deliveriesSince
        self.sending = sending
        self.inDoubt = inDoubt
        self.mails = mails
        self.mailsSince = mailsSince
    }
}
