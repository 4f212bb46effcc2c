import Testing

@testable import Domain

/// Tests the bounce rules on parsed mails. Channels tests them on the octets of mail systems.
@Suite struct BounceRulesTests {
    @Test func theDeliveryStatusCountsMoreThanTheWords() {
        var mail = IncomingMail()
        mail.subject = "Undelivered mail returned to sender"
        mail.text = "550 5.1.1 unknown"
        #expect(ReceivedMail(mail).kind == .bounce)
        mail.deliveryStatus = "Action: delayed\nStatus: 4.4.1\n"
        #expect(ReceivedMail(mail).kind == .delay)
        mail.isReceipt = true
        #expect(ReceivedMail(mail).kind == .receipt)
        mail.feedback = "Feedback-Type: abuse"
        #expect(ReceivedMail(mail).kind == .complaint)
    }

    @Test func theSurestRecipientComesFirst() {
        var mail = IncomingMail()
        mail.to = ["c@i.example"]
        mail.fields = [.init("X-Original-To", "b@i.example"), .init("delivered-to", "a@i.example")]
        #expect(mail.recipients == ["a@i.example", "b@i.example", "c@i.example"])
    }
}
