package import Foundation

/// A state that a delivery has reached, for the log and for monitoring. It names no person.
package struct DeliveryChange: Sendable, Equatable {
    package let letter: Int64
    package let campaign: String
    package let target: String
    package let rehearsal: Bool
    package let channel: Channel
    package let state: Delivery.State
    /// What led to the state, in the words of the delivery's history.
    package let event: String
    package let attempts: Int
    /// The code of the server's last reply. Nil for none.
    package let code: Int?
    /// How many seconds after the letter was confirmed. Nil where that is not known.
    package let sinceConfirmed: TimeInterval?

    package init(
        _ delivery: Delivery, campaign: String, target: String, rehearsal: Bool, event: String,
        sinceConfirmed: TimeInterval? = nil
    ) {
        (letter, channel, state) = (delivery.letter, delivery.channel, delivery.state)
        (attempts, code) = (delivery.attempts, delivery.reply?.code)
        (self.campaign, self.target, self.rehearsal) = (campaign, target, rehearsal)
        (self.event, self.sinceConfirmed) = (event, sinceConfirmed)
    }
}
