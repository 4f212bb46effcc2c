/// Writes the mails that carry a person's answer from one side to the other.
package struct AnswerMails: Sendable {
    let campaign: Campaign
    let target: Target
    /// The name of the letter's writer.
    let writer: String
    /// The name of the site.
    let site: String
    /// The reader's language.
    let text: InterfaceText

    package init(
        campaign: Campaign, target: Target, writer: String, site: String, language: Language
    ) {
        (self.campaign, self.target, self.writer, self.site) = (campaign, target, writer, site)
        text = InterfaceText(best: [language] + campaign.languages)
    }

    /// Returns the sender's name as the other side reads it in From.
    package func senderName(of answer: Answer, from side: AnswerSide) -> String {
        let name = side == .writer ? writer : answer.name
        return text(.answerVia, ["name": name.isEmpty ? target.spokenName(in: text) : name, "site": site])
    }

    /// Writes an answer of the office to the letter's writer.
    /// - Parameter stop: the absolute URL that withdraws the letter and so ends the exchange.
    package func toWriter(_ answer: Answer, stop: String) -> SupporterMail {
        let sender = (answer.name.isEmpty ? "" : "\(answer.name) ") + "<\(answer.from.address)>"
        let lead = say(.answerLead, ["sender": sender])
        return mail(answer, lead: lead, end: say(.answerEnd) + "\n" + stop)
    }

    /// Writes an answer of the letter's writer to the office.
    /// - Parameter campaignPage: the absolute URL of the campaign's page.
    package func toOffice(_ answer: Answer, campaignPage: String) -> SupporterMail {
        mail(answer, lead: nil, end: say(.answerFooter, ["writer": writer, "url": campaignPage]))
    }

    private func mail(_ answer: Answer, lead: String?, end: String) -> SupporterMail {
        let cut = answer.isCut ? [say(.answerCut)] : []
        let files = answer.leftOut > 0 ? [text(.answerFiles, counting: answer.leftOut)] : []
        let parts = (lead.map { [$0, Self.rule] } ?? []) + [answer.text.trimmedEnd] + cut + files
        return SupporterMail(
            subject: answer.subject, body: (parts + [Self.rule + "\n" + end]).joined(separator: "\n\n") + "\n"
        )
    }

    private func say(_ key: TextKey, _ more: [String: String] = [:]) -> String {
        let values = [
            "target": target.spokenName(in: text), "organiser": campaign.publisher.name,
            "email": campaign.publisher.email,
        ]
        return text(key, values.merging(more) { $1 })
    }

    private static let rule = String(repeating: "–", count: 20)
}

extension String {
    /// The text without line ends behind it.
    fileprivate var trimmedEnd: String {
        String(
            decoding: utf8.dropLast(utf8.reversed().prefix { $0 == 0x0A || $0 == 0x20 }.count), as: UTF8.self)
    }
}

/// One mail of the exchange about a letter, for the order of its mails.
package struct PassedAnswer: Sendable, Equatable {
    /// The side that wrote.
    package var from: AnswerSide
    /// The Message-ID under which the sender has it. Nil for none.
    package var origin: String?
    /// The Message-ID under which the other side has it.
    package var passedAs: String

    package init(from: AnswerSide, origin: String?, passedAs: String) {
        (self.from, self.origin, self.passedAs) = (from, origin, passedAs)
    }
}

extension [PassedAnswer] {
    /// Returns the message ids that a mail to one side refers to, the oldest first. A side sees
    /// only ids of mails that it wrote or got.
    /// - Parameter first: the ids of what the side got before the exchange.
    package func references(to side: AnswerSide, after first: [String]) -> [String] {
        let all: [String] = first + compactMap { $0.from == side ? $0.origin : $0.passedAs }
        return [String](all.prefix(1)) + all.dropFirst().suffix(AnswerRules.references - 1)
    }
}
