/// Writes the mail that brings a target several letters: their counts in the text, and the letters
/// and a table of their writers as files.
package struct DigestMail: Sendable {
    /// One letter of the digest.
    package struct Entry: Sendable {
        package let letter: Letter
        package let composed: ComposedLetter

        package init(_ letter: Letter, _ composed: ComposedLetter) {
            (self.letter, self.composed) = (letter, composed)
        }
    }

    private let campaign: Campaign
    private let target: Target
    private let entries: [Entry]
    private let text: InterfaceText

    /// - Parameter entries: at least one. The first language that the target reads, and that
    ///   Postbag has, is the language of the mail.
    package init(_ entries: [Entry], of campaign: Campaign, to target: Target) {
        (self.campaign, self.target, self.entries) = (campaign, target, entries)
        text = InterfaceText(best: target.reads + campaign.languages)
    }

    package var language: Language { text.language }

    package var subject: String { "\(title) (\(text(.digestSubject, counting: entries.count)))" }

    /// The text of the mail.
    /// - Parameter page: the absolute URL of the campaign's page.
    /// - Parameter link: the link by which the office chooses how it gets its letters.
    package func body(campaignPage page: String, choice link: String) -> String {
        let salutation = target.salutation.best(language, else: campaign.languages).text
        let own = entries.count { !$0.letter.draft.words.isEmpty }
        let places = counts.map { place, count in
            "– " + text(.digestPlaceCount, ["place": place, "number": text.number(count)])
        }.joined(separator: "\n")
        let told = [
            text(.digestLead, counting: entries.count),
            text(.digestOwnWords, counting: own), text(.digestPlaces) + "\n" + places,
            text(.digestInside, ["letters": lettersName, "table": tableName]),
            text(.digestAnswers, ["organiser": campaign.publisher.name]),
        ]
        let footer = campaign.footer(in: language, campaignPage: page)
        return ([salutation] + told + ["\(rule)\n\(footer)\n\(text(.digestChoice, ["link": link]))"]).filter {
            !$0.isEmpty
        }
        .joined(separator: "\n\n") + "\n"
    }

    package var attachments: [EmailMessage.Attachment] {
        [
            .init(name: lettersName, type: "text/plain", content: Array("\u{FEFF}\(letters)".utf8)),
            .init(name: tableName, type: "text/csv", content: table),
        ]
    }

    private var title: String { campaign.page(language)?.page.title ?? campaign.publisher.name }
    private var lettersName: String { text(.digestLettersFile) + ".txt" }
    private var tableName: String { text(.digestTableFile) + ".csv" }
    private var rule: String { String(repeating: "–", count: 20) }

    /// The places of the writers, those with most letters first.
    private var counts: [(place: String, count: Int)] {
        let counted = entries.reduce(into: [String: Int]()) { $0[place($1.letter), default: 0] += 1 }
        return counted.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    /// The writer's division, else the country.
    private func place(_ letter: Letter) -> String {
        letter.place?.name ?? Country.name(letter.draft.country, in: language)
    }

    /// All letters as one text.
    private var letters: String {
        entries.enumerated().map { index, entry in
            let draft = entry.letter.draft
            let number = text(
                .digestLetter, ["number": text.number(index + 1), "total": text.number(entries.count)])
            return """
                \(String(repeating: "=", count: 60))
                \(number)
                \(draft.name) <\(draft.email)>
                \(entry.composed.subject)
                \(String(repeating: "=", count: 60))

                \(entry.composed.text)

                """
        }.joined(separator: "\n")
    }

    private var table: [UInt8] {
        let csv = CSVWriter(language.primary == "fr" ? .semicolons : .english)
        var octets = csv.head(
            [
                text(.digestNumber), text(.digestWriter), text(.digestAddress), text(.digestPlace),
                text(.postcode),
                text(.country), text(.digestDate), text(.digestWords),
            ])
        for (index, entry) in entries.enumerated() {
            let draft = entry.letter.draft
            csv.line(
                [
                    String(index + 1), draft.name, draft.email, entry.letter.place?.name ?? "",
                    draft.postcode,
                    Country.name(draft.country, in: language),
                    entry.letter.confirmedAt.map { Day($0).description } ?? "", draft.words,
                ], dates: [6], into: &octets)
        }
        return octets
    }
}
