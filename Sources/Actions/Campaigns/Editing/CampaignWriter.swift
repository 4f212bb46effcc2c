package import Domain

/// Writes a campaign as a folder. Reading the folder gives the same campaign.
package enum CampaignWriter {
    /// Returns the folder of a campaign. `pictures` are the bytes of its pictures by file name.
    /// Throws when the campaign has a value that no folder can have.
    package static func folder(for campaign: Campaign, pictures: [String: [UInt8]] = [:])
        throws(CampaignWriterError) -> CampaignFolder
    {
        var folder = CampaignFolder(files: pictures)
        let main = campaign.yaml
        folder.files[CampaignFolder.main] = Array(YAMLRendering.file(main).utf8)
        for (language, page) in campaign.pages {
            let head = [("title", YAMLContent.text(page.title)), ("summary", .text(page.summary))]
            folder.files[CampaignDocument.pageFile(language)] = file(head, page.body)
        }
        for letter in campaign.letters.values {
            for (language, version) in letter.versions {
                let prompts = version.prompts.map(YAMLContent.text)
                let head =
                    [("subject", YAMLContent.text(version.subject))]
                    + (version.hasSameSubject ? [("same_subject", .text("true"))] : [])
                    + (prompts.isEmpty ? [] : [("prompts", .list(prompts))])
                let body = version.paragraphs.map(LetterParagraph.source).joined(separator: "\n\n") + "\n"
                folder.files[CampaignDocument.letterFile(letter.key, language)] = file(head, body)
            }
        }
        try check(folder, campaign)
        return folder
    }

    private static func file(_ head: [(String, YAMLContent)], _ body: String) -> [UInt8] {
        let yaml = YAMLRendering.file(.mapping(head.map(YAMLContent.Entry.init)))
        return Array("---\n\(yaml)---\n\(body)".utf8)
    }

    /// Reads the folder again and names the first part that differs.
    private static func check(_ folder: CampaignFolder, _ campaign: Campaign) throws(CampaignWriterError) {
        if let large = folder.files.first(where: {
            !CampaignFolder.isPicture($0.key) && $0.value.count > CampaignFolder.largestText
        }) {
            throw CampaignWriterError(part: large.key)
        }
        guard let read = readStored(folder) else { throw CampaignWriterError(part: CampaignFolder.main) }
        guard read != campaign else { return }
        for (language, page) in campaign.pages where read.pages[language] != page {
            throw CampaignWriterError(part: CampaignDocument.pageFile(language))
        }
        for (key, letter) in campaign.letters where read.letters[key] != letter {
            let language = letter.versions.first { read.letters[key]?.versions[$0.key] != $0.value }?.key
            throw CampaignWriterError(
                part: CampaignDocument.letterFile(key, language ?? campaign.defaultLanguage))
        }
        throw CampaignWriterError(part: CampaignFolder.main)
    }
}

/// The error when a campaign has a value that no folder can have, such as a text that begins with
/// a space.
package struct CampaignWriterError: Error, Equatable, CustomStringConvertible {
    /// The file that the value would be in.
    package var part: String

    package var description: String { "\(part) would not be read as it is: a text has white space around it" }
}

/// The content of `campaign.yaml`.
extension Campaign {
    fileprivate var yaml: YAMLContent {
        let publisher: [(String, YAMLContent?)] = [
            ("name", .text(publisher.name)), ("email", .text(publisher.email)),
            ("privacy", .text(publisher.privacy)), ("imprint", publisher.imprint.map(YAMLContent.text)),
        ]
        return .entries([
            ("slug", .text(slug)), ("languages", .list(languages.map { .text($0.tag) })),
            ("organiser", .entries(publisher)), ("opens", .text(opens.description)),
            ("closes", closes.map { .text($0.description) }), ("country", country.map(YAMLContent.text)),
            (
                "picture",
                picture.map { .entries([("file", .text($0.file)), ("description", yaml($0.description))]) }
            ),
            ("targets", .mapping(targets.map { .init($0.key, yaml($0)) })),
            ("steps", .list(steps.map(yaml))),
        ])
    }

    /// The text in each language, those of the page first. Nil without a text.
    private func yaml(_ text: Localized) -> YAMLContent? {
        let others = text.texts.keys.filter { !languages.contains($0) }.sorted()
        let entries = (languages + others).compactMap { language in
            text[language].map { YAMLContent.Entry(language.tag, .text($0)) }
        }
        return entries.isEmpty ? nil : .mapping(entries)
    }

    private func yaml(_ target: Target) -> YAMLContent {
        let isNamed = target.representative == nil
        return .entries([
            ("representative", target.representative.map(YAMLContent.text)),
            ("name", isNamed ? .text(target.name) : nil),
            ("gender", isNamed ? .text(target.gender.rawValue) : nil),
            ("office", yaml(target.office)), ("salutation", yaml(target.salutation)),
            ("reads", isNamed ? .list(target.reads.map { .text($0.tag) }) : nil),
            ("email", target.email.map(YAMLContent.text)),
            (
                "form",
                target.form.map {
                    .entries([("url", .text($0.url)), ("limit", $0.limit.map { .text("\($0)") })])
                }
            ),
            ("post", target.post.isEmpty ? nil : .list(target.post.map(YAMLContent.text))),
            ("handles", yaml(target.handles)),
            ("links", target.links.isEmpty ? nil : .list(target.links.map(yaml))),
            ("hours", target.hours.map(yaml)), ("digest", target.digest.map { .text($0.rawValue) }),
            ("retired", target.isRetired ? .text("true") : nil),
        ])
    }

    private func yaml(_ handles: Handles) -> YAMLContent? {
        let names = handles.byNetwork.sorted { $0.key < $1.key }
        return names.isEmpty ? nil : .mapping(names.map { .init($0.key, .text($0.value)) })
    }

    private func yaml(_ link: Link) -> YAMLContent {
        .mapping((yaml(link.label)?.entries ?? []) + [.init("url", .text(link.url))])
    }

    private func yaml(_ hours: Hours) -> YAMLContent {
        .entries([
            ("zone", .text(hours.zone)), ("from", hours.from.map { .text(Hours.clock($0)) }),
            ("to", hours.to.map { .text(Hours.clock($0)) }),
            ("per_hour", hours.perHour.map { .text("\($0)") }),
            ("holidays", hours.holidays.map { .text($0.source) }),
        ])
    }

    private func yaml(_ step: Step) -> YAMLContent {
        let key: (String, YAMLContent?) = ("key", .text(step.key))
        switch step.action {
        case .write(let write):
            let target = target(write.target)
            let isMember = target?.representative != nil
            let usual: [Channel] = [.email, .form, .post] + (isMember ? [.writetothem] : [])
            let isAsked = isMember && write.by != [.writetothem]
            return .entries([
                key, ("write", .text(write.target)), ("letter", .text(write.letter)),
                ("by", write.by == usual ? nil : .list(write.by.map { .text($0.rawValue) })),
                ("needs", write.needsPostalAddress && !isAsked ? .list([.text("postal_address")]) : nil),
                ("send_readings", write.sendReadings ? .text("true") : nil), ("did", yaml(write.did)),
            ])
        case .post(let target, let text):
            return .entries([key, ("post", .text(target)), ("text", yaml(text))])
        case .link(let label, let url):
            return .entries([key, ("link", yaml(label)), ("url", .text(url))])
        case .share(let text): return .entries([key, ("share", yaml(text))])
        }
    }
}

extension Hours {
    /// Returns minutes after midnight as `08:00`.
    package static func clock(_ minutes: Int) -> String {
        let pad = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(pad(minutes / 60)):\(pad(minutes % 60))"
    }
}

extension YAMLContent {
    /// Returns a mapping of the entries that have a value.
    static func entries(_ entries: [(String, YAMLContent?)]) -> YAMLContent {
        .mapping(entries.compactMap { key, value in value.map { Entry(key, $0) } })
    }
}
