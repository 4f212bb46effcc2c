package import Domain
import Foundation

/// The folders with which new campaigns begin.
package struct StarterCampaign: Sendable {
    package var slug: String
    package var title: String
    /// The first is the default.
    package var languages: [Language]
    package var organiser: String
    package var email: String
    package var opens: Day
    /// Links that a text promised and could not carry, with the addresses that were typed for them.
    package var links: [Link] = []

    /// A link that becomes a step.
    package struct Link: Sendable, Equatable {
        package let language: Language
        package let label: String
        package let url: String

        package init(language: Language, label: String, url: String) {
            (self.language, self.label, self.url) = (language, label, url)
        }
    }

    package init(
        slug: String, title: String, languages: [Language], organiser: String, email: String, opens: Day
    ) {
        self.slug = slug
        self.title = title
        self.languages = languages
        self.organiser = organiser
        self.email = email
        self.opens = opens
    }

    /// The folder of an empty campaign.
    package var folder: CampaignFolder { get throws { try folder(targets: nil, steps: nil) } }

    private func folder(targets: YAMLContent?, steps: YAMLContent?) throws -> CampaignFolder {
        let publisher = [("name", organiser), ("email", email)].map { key, value in
            (key, value.trimmedField.isEmpty ? nil : YAMLContent.text(value.trimmedField))
        }
        let content = YAMLContent.entries([
            ("slug", .text(slug)), ("languages", .list(languages.map { .text($0.tag) })),
            ("organiser", .entries(publisher)), ("opens", .text(opens.description)), ("targets", targets),
            ("steps", steps),
        ])
        var folder = CampaignFolder(files: [CampaignFolder.main: Array(YAMLRendering.file(content).utf8)])
        if let first = languages.first {
            try PagePart(first).write(["title": title], into: &folder)
        }
        return folder
    }
}

/// A campaign from a pasted text.
extension StarterCampaign {
    /// A letter found in a text, with the same letter in other languages.
    private struct Letter {
        var key: String
        var parts: [TextParts.Part]
    }

    /// Returns the folder of a campaign with the story as its page, the letters, a target for each,
    /// a step for the first letter, for each link, and something to share.
    package func folder(from text: TextParts) throws -> CampaignFolder {
        let letters = letters(in: text)
        let targets = letters.map { YAMLContent.Entry($0.key, target($0)) }
        let links = self.links + links(in: text)
        let title = title.trimmedField.isEmpty ? text.title.trimmedField : title
        var steps: [YAMLContent] = letters.prefix(1).map {
            .entries([("key", .text("write-\($0.key)")), ("write", .text($0.key)), ("letter", .text($0.key))])
        }
        steps += links.enumerated().map { index, link in
            .entries([
                ("key", .text("link-\(index + 1)")), ("link", localized([link.language: link.label])),
                ("url", .text(link.url)),
            ])
        }
        let share = languages.first.map { localized([$0: title]) } ?? .null
        steps.append(.entries([("key", .text("share")), ("share", title.isEmpty ? .null : share)]))
        var starter = self
        starter.title = title
        var folder = try starter.folder(
            targets: targets.isEmpty ? nil : .mapping(targets), steps: .list(steps))
        try writeStory(text, into: &folder)
        for letter in letters { try write(letter, into: &folder) }
        return folder
    }

    private func localized(_ texts: [Language: String]) -> YAMLContent {
        .mapping(texts.sorted { $0.key < $1.key }.map { .init($0.key.tag, .text($0.value)) })
    }

    /// Puts letters in different languages together: the first in each language are one letter.
    private func letters(in text: TextParts) -> [Letter] {
        var letters: [Letter] = []
        for part in text.parts where part.kind == .letter {
            let open = letters.firstIndex { letter in !letter.parts.contains { $0.language == part.language }
            }
            if let open {
                letters[open].parts.append(part)
            } else {
                letters.append(Letter(key: "recipient".free(among: letters.map(\.key)), parts: [part]))
            }
        }
        return letters
    }

    /// The first language of a letter is the one that its target reads.
    private func target(_ letter: Letter) -> YAMLContent {
        let salutations = letter.parts.filter { !$0.salutation.isEmpty }.map { part in
            YAMLContent.Entry(part.language.tag, .text(part.salutation.trimmedField))
        }
        return .entries([
            ("salutation", salutations.isEmpty ? nil : .mapping(salutations)),
            ("reads", letter.parts.first.map { .list([.text($0.language.tag)]) }),
        ])
    }

    private func writeStory(_ text: TextParts, into folder: inout CampaignFolder) throws {
        for language in languages {
            let paragraphs = text.parts.filter { $0.kind == .story && $0.language == language }
                .flatMap(\.paragraphs)
            guard !paragraphs.isEmpty else { continue }
            try PagePart(language).write(["body": paragraphs.joinedAsMarkdown], into: &folder)
        }
    }

    private func write(_ letter: Letter, into folder: inout CampaignFolder) throws {
        try folder.edit { document in
            for part in letter.parts {
                try document.addLetter(letter.key, part.language)
                try document.setLetter(letter.key, part.language, LetterTexts(paragraphs: part.paragraphs))
            }
        }
    }

    /// The most links that become steps.
    private static let mostLinks = 20

    /// The addresses in the story, each once, with the words before them.
    private func links(in text: TextParts) -> [Link] {
        var links: [Link] = []
        for part in text.parts where part.kind == .story {
            let language = languages.contains(part.language) ? part.language : languages.first ?? "en"
            for paragraph in part.paragraphs {
                for match in paragraph.matches(of: /https?:\/\/[^\s<>"»”]+[^\s<>"»”.,;:!?)\]]/) {
                    let url = String(match.output)
                    guard links.count < Self.mostLinks, !links.contains(where: { $0.url == url }) else {
                        continue
                    }
                    let label = label(paragraph[..<match.range.lowerBound], url)
                    links.append(Link(language: language, label: label, url: url))
                }
            }
        }
        return links
    }

    /// Returns the sentence before an address, else the name of its server.
    private func label(_ before: Substring, _ url: String) -> String {
        let sentence = before.split(whereSeparator: { ".!?…\n".contains($0) }).last?
            .trimmingCharacters(in: CharacterSet(charactersIn: " \u{A0}\u{202F}:-–—([<“\"«"))
        if let sentence, (3...120).contains(sentence.count) { return sentence }
        return URL(string: url)?.host() ?? url
    }
}

extension [String] {
    /// The paragraphs with empty lines between them. Items of a list stand together.
    fileprivate var joinedAsMarkdown: String {
        var text = ""
        for (index, paragraph) in enumerated() {
            let isList = paragraph.hasPrefix("- ") && index > 0 && self[index - 1].hasPrefix("- ")
            text += (index == 0 ? "" : isList ? "\n" : "\n\n") + paragraph
        }
        return text
    }
}
