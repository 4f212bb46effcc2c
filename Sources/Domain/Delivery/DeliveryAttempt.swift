package import Foundation

/// One line of a delivery's history.
package struct DeliveryAttempt: Sendable {
    package let channel: String
    package let at: Date
    package let event: String
    package let reply: Reply?

    package init(channel: String, at: Date, event: String, reply: Reply?) {
        self.channel = channel
        self.at = at
        self.event = event
        self.reply = reply
    }
}
