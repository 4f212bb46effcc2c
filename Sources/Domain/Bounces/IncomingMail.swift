/// A mail that came to a return path, after parsing: what the bounce rules look at.
package struct IncomingMail: Sendable, Equatable {
    /// The sender's address. "" for none.
    package var from = ""
    /// The addresses in the field To.
    package var to: [String] = []
    package var subject = ""
    /// The first plain text in the mail; lines end with \n.
    package var text = ""
    /// All header fields, decoded, in order.
    package var fields: [EmailMessage.Field] = []
    /// The part of type message/delivery-status (RFC 3464). Nil when the mail has none.
    package var deliveryStatus: String?
    /// The Message-IDs of mails that this one returns, reports on or answers, the surest first.
    package var messageIDs: [String] = []
    /// Whether the mail has a part of type message/disposition-notification (RFC 8098).
    package var isReceipt = false
    /// Whether the mail has a part of type message/feedback-report (RFC 5965).
    package var isComplaint = false

    package init() {}

    /// The addresses to which the mail may have come, the surest first.
    package var recipients: [String] {
        [field("Delivered-To"), field("X-Original-To")].compactMap(\.self) + to
    }

    /// Returns the first value of a field. Upper and lower case do not matter in the name.
    package func field(_ name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
