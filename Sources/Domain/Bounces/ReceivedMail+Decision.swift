extension ReceivedMail {
    /// Decides what a mail says about its letter. The first rule that applies decides: the parts
    /// for machines are plainer than the words.
    package init(_ mail: IncomingMail) {
        let signs = MailSigns(mail)
        if mail.isEmpty {
            self = .unreadable
        } else if let complaint = ReceivedMail(feedback: mail, signs) {
            self = complaint
        } else if mail.isReceipt {
            self =
                BounceProse(mail, signs).refusingReceipt
                ?? ReceivedMail(.receipt, why: "It is a receipt (RFC 8098).")
        } else if let status = mail.deliveryStatus, !mail.isStatusAttached || signs.isReport {
            self = DeliveryStatus(status).decision(beside: BounceProse(mail, signs))
        } else {
            self = BounceProse(mail, signs).decision
        }
    }

    /// What Postbag takes octets for that no parser can read.
    package static let unreadable = ReceivedMail(.undecided, why: "This is not a mail.")

    /// Decides about a report of a provider whose reader pressed a button. Nil for other mails.
    private init?(feedback mail: IncomingMail, _ signs: MailSigns) {
        guard let feedback = mail.feedback else {
            guard signs.isComplaintInWords else { return nil }
            self = ReceivedMail(.complaint, why: "A provider reports in words that a reader complained.")
            return
        }
        let fields = DeliveryStatus(feedback)
        self =
            switch fields.feedbackType {
            case "not-spam": ReceivedMail(.automatic, why: "A reader says that it is no spam (RFC 5965).")
            case "auth-failure", "dmarc":
                fields.saysRejected
                    ? ReceivedMail(.undecided, why: "A server turned it away (RFC 6591).")
                    : ReceivedMail(.automatic, why: "It is a report on authentication (RFC 6591).")
            default: ReceivedMail(.complaint, why: "It is a report of abuse (RFC 5965).")
            }
    }
}
