/// Writes the supporter mails about one letter. Each URL is alone on its line, so that no mail
/// program breaks the URL.
package struct SupporterMails: Sendable {
    let campaign: Campaign
    let target: Target
    let language: Language
    package let text: InterfaceText

    package init(campaign: Campaign, target: Target, language: Language) {
        self.campaign = campaign
        self.target = target
        self.language = language
        text = InterfaceText(best: [language] + campaign.languages)
    }

    /// The beginning of the subject of every mail about this letter. A page can tell its visitor to
    /// look for this subject.
    package var subject: String { text(.mailSubject, values) }

    /// The arguments for the texts. None of the values was typed by a visitor.
    var values: [String: String] {
        [
            "target": target.spokenName(in: text),
            "title": campaign.page(language)?.page.title ?? campaign.slug,
            "organiser": campaign.publisher.name, "email": campaign.publisher.email,
        ]
    }

    func say(_ key: TextKey, _ more: [String: String] = [:]) -> String {
        text(key, values.merging(more) { $1 })
    }

    func notice(_ subject: TextKey, _ paragraphs: [String]) -> SupporterMail {
        SupporterMail(
            subject: say(subject),
            body: ([say(.mailGreeting)] + paragraphs + [say(.mailFrom)]).joined(separator: "\n\n") + "\n")
    }
}

extension Target {
    /// The name of this target within a sentence: a name, or "your representative".
    package func spokenName(in text: InterfaceText) -> String {
        name.isEmpty ? text(.representative) : name
    }
}
