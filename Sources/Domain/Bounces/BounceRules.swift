extension ReceivedMail {
    /// Decides what a mail says about its letter. The first rule that applies decides: the parts
    /// for machines are plainer than the words.
    package init(_ mail: IncomingMail) {
        if mail.isComplaint {
            self = ReceivedMail(.complaint, why: "It is a report of abuse (RFC 5965).")
        } else if mail.isReceipt {
            self = ReceivedMail(.receipt, why: "It is a receipt (RFC 8098).")
        } else if let status = mail.deliveryStatus {
            self = DeliveryStatus(status).decision
        } else {
            self = BounceProse(mail).decision
        }
    }

    /// What Postbag takes octets for that no parser can read.
    package static let unreadable = ReceivedMail(.undecided, why: "This is not a mail.")
}
