import Domain
import Yams

/// `campaign.yaml`, with the texts beside it.
struct CampaignFile {
    let root: YAMLMapping
    let texts: [String: String]
    let findings: Findings

    static let keys = ["slug", "languages", "organiser", "opens", "closes", "country", "picture", "targets", "steps"]
    /// First words of our own addresses.
    static let reservedSlugs: Set<String> = ["desk", "confirm", "letterbox", "health", "metrics", "assets", "api", "places"]

    init?(_ texts: [String: String], _ findings: Findings) {
        guard let yaml = texts[CampaignFolder.main],
            let root = YAMLEntry.root(yaml, file: CampaignFolder.main, offset: 0, findings: findings)?.top(Self.keys)
        else { return nil }
        self.root = root
        self.texts = texts
        self.findings = findings
    }

    /// nil only when so much is missing that nothing further can be said.
    func campaign(_ folder: CampaignFolder) -> Campaign? {
        let all = languages()
        let targetEntries = root.required("targets", example: "{ minister: { … } }")?.mapping(nil)?.entries ?? []
        let languages = CampaignLanguages(all: all, known: all + targetEntries.flatMap { reads($0.value) }.filter { !all.contains($0) }.unique)
        let targets = targetEntries.compactMap { target($0.key, $0.value, languages) }
        let letters = LetterFiles(texts, languages, findings).letters
        let steps = StepEntries(targets: targets, letters: letters, languages: languages).steps(root["steps"])
        let opens = root.required("opens", example: "2016-10-27")?.day()
        let closes = closes(after: opens)
        guard let slug = slug(), let organiser = organiser(), let opens, !all.isEmpty else {
            return nil
        }
        let campaign = Campaign(
            slug: slug, languages: all, organiser: organiser, opens: opens, closes: closes, country: country(), picture: picture(folder, languages),
            targets: targets,
            steps: steps.map(\.step), pages: PageFiles(texts, languages, findings).pages, letters: letters)
        LetterCheck(campaign: campaign, steps: steps, texts: texts, findings: findings).run()
        return campaign
    }

    private func slug() -> String? {
        guard let entry = root.required("slug", example: "calais"), let slug = entry.line(), entry.isKey(slug) else { return nil }
        if Self.reservedSlugs.contains(slug) { entry.error("the slug `\(slug)` is one of Postbag's own addresses: choose another") }
        return slug
    }

    private func languages() -> [Language] {
        var languages: [Language] = []
        guard let entry = root.required("languages", example: "[en, fr]") else { return [] }
        for item in entry.list() ?? [] {
            guard let language = item.language() else { continue }
            if languages.contains(language) { item.error("`\(language)` is there twice: take one out") }
            if InterfaceText(language) == nil {
                item.error(
                    "Postbag has no interface texts in `\(language)`: use some of \(InterfaceText.languages.map(\.tag).joined(separator: ", "))")
            }
            languages.append(language)
        }
        if languages.isEmpty { entry.error("`languages` is empty: write `languages: [en]`") }
        return languages.unique
    }

    private func reads(_ target: YAMLEntry) -> [Language] {
        guard case .mapping(let mapping) = target.node, let reads = mapping["reads"], case .sequence(let items) = reads else { return [] }
        return items.compactMap(\.string).map { Language($0) }
    }

    private func closes(after opens: Day?) -> Day? {
        guard let entry = root["closes"], let closes = entry.day() else { return nil }
        if let opens, closes < opens { entry.error("`closes` (\(closes)) is before `opens` (\(opens))") }
        return closes
    }

    private func country() -> String? {
        guard let entry = root["country"], let typed = entry.line() else { return nil }
        let code = typed.uppercased() == "UK" ? "GB" : typed.uppercased()
        if Country.codes.contains(code) { return code }
        entry.error("`\(typed)` is no country: write its two letters, as `GB` or `FR`")
        return nil
    }

    private func organiser() -> Organiser? {
        let example = "{ name: …, email: …, privacy: \"https://…\" }"
        guard let entries = root.required("organiser", example: example)?.mapping(["name", "email", "privacy", "imprint"]) else { return nil }
        let name = entries.required("name", example: "…")?.line()
        let email = entries.required("email", example: "name@example.org")?.email()
        let privacy = entries.required("privacy", example: "\"https://…\"")?.link()
        let imprint = entries["imprint"]?.link()
        guard let name, let email, let privacy else { return nil }
        return Organiser(name: name, email: email, privacy: privacy, imprint: imprint)
    }

    private func picture(_ folder: CampaignFolder, _ languages: CampaignLanguages) -> Picture? {
        guard let entry = root["picture"], let entries = entry.mapping(["file", "description"]) else { return nil }
        let file = entries.required("file", example: "picture.jpg")
        let name = file?.line()
        let description = entries.required("description", example: "{ en: … }")?.localized(languages)
        guard let file, let name, let description else { return nil }
        if !CampaignFolder.isPicture(name) {
            file.error("`\(name)` is no picture: use .jpg, .png, .webp or .gif")
        } else if let bytes = folder.files[name] {
            if ShownPicture(bytes) == nil { file.error("`\(name)` cannot be read as a picture, or has more than 60 million pixels") }
        } else {
            file.error("there is no file `\(name)` in the folder")
        }
        return Picture(file: name, description: description)
    }
}

extension YAMLEntry {
    /// The outermost mapping of a file, whose keys people call by their bare names.
    func top(_ keys: [String]) -> YAMLMapping? {
        var entry = self
        entry.keyLine = 1
        guard case .mapping(_) = node else {
            entry.error("is no list of keys: begin with `\(keys[0]): …`")
            return nil
        }
        return YAMLEntry(node: node, file: file, offset: offset, name: "", findings: findings, keyLine: 1).mapping(keys)
    }
}

extension Array where Element: Hashable {
    /// Each element once, at its first place.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
