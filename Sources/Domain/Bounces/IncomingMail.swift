/// A mail that came to a return path, after parsing: what the bounce rules look at.
package struct IncomingMail: Sendable, Equatable {
    /// The sender's address. "" for none.
    package var from = ""
    /// The addresses in the field To.
    package var to: [String] = []
    package var subject = ""
    /// The plain texts at the start of the mail, else the words of the first HTML; lines end with
    /// \n. Nothing of an attached mail.
    package var text = ""
    /// All header fields, decoded, in order.
    package var fields: [EmailMessage.Field] = []
    /// The part of type message/delivery-status (RFC 3464), or a part that reads like one. Nil when
    /// the mail has none.
    package var deliveryStatus: String?
    /// Whether the delivery status belongs to another mail, which this mail has attached.
    package var isStatusAttached = false
    /// The Message-IDs of mails that this one returns, reports on or answers, the surest first.
    package var messageIDs: [String] = []
    /// Whether the mail has a part of type message/disposition-notification (RFC 8098).
    package var isReceipt = false
    /// The fields of the part of type message/feedback-report (RFC 5965). Nil when the mail has
    /// none.
    package var feedback: String?
    /// Whether another mail, or the head of one, is attached.
    package var hasAttachedMail = false

    package init() {}

    /// The addresses to which the mail may have come, the surest first.
    package var recipients: [String] {
        let names = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To"]
        return names.compactMap(field) + to
    }

    /// Returns the first value of a field. Upper and lower case do not matter in the name.
    package func field(_ name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Whether the octets had no field: they are no mail.
    var isEmpty: Bool {
        fields.allSatisfy { $0.value.allSatisfy(\.isWhitespace) } && subject.isEmpty && from.isEmpty
    }

    func hasField(_ names: [String]) -> Bool { fields.contains { names.contains($0.name.lowercased()) } }

    /// The field Content-Type in lower case, without white space.
    var contentType: String { (field("Content-Type") ?? "").lowercased().filter { !$0.isWhitespace } }
}
