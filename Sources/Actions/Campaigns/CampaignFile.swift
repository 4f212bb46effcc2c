import Domain
import Foundation
import Yams

/// The file `campaign.yaml` and the text files beside it.
struct CampaignFile {
    let root: YAMLMapping
    let texts: [String: String]
    let diagnostics: Diagnostics
    /// The day with which the campaign's days are compared. Nil when days are not compared.
    let today: Day?

    static let organiserKeys = ["name", "email", "privacy", "imprint"]
    static let keys = [
        "slug", "languages", "organiser", "opens", "closes", "country", "picture", "targets", "steps",
    ]
    /// First path components of Postbag's own addresses, which no campaign may have as its slug.
    static let reservedSlugs: Set<String> = [
        "desk", "confirm", "letterbox", "health", "metrics", "assets", "api", "places",
        // Pages of the desk, which stand where the campaigns do: `/desk/people`.
        "first-run", "history", "invitation", "new", "people", "sessions", "settings", "sign-in", "sign-out",
        "switches",
    ]

    init?(_ texts: [String: String], _ diagnostics: Diagnostics, _ today: Day? = nil) {
        guard let yaml = texts[CampaignFolder.main],
            let root = YAMLEntry.root(yaml, file: CampaignFolder.main, offset: 0, diagnostics: diagnostics)?
                .top(Self.keys)
        else { return nil }
        self.root = root
        self.texts = texts
        self.diagnostics = diagnostics
        self.today = today
    }

    /// Returns the campaign. Nil when the slug, the organiser, `opens` or the languages cannot be
    /// read.
    func campaign(_ folder: CampaignFolder) -> Campaign? {
        let all = languages()
        let targetEntries =
            root.required("targets", example: "{ minister: { … } }")?.mapping(nil)?.entries ?? []
        let read = all + targetEntries.flatMap { reads($0.value) } + (all.isEmpty ? writtenLanguages : [])
        let languages = CampaignLanguages(all: all, known: read.unique)
        let targets = targetEntries.compactMap { target($0.key, $0.value, languages) }
        let files = LetterFiles(texts, languages, diagnostics)
        let faulty = (targets: Set(targetEntries.map(\.key)), letters: files.faulty)
        let entries = StepEntries(
            targets: targets, letters: files.letters, languages: languages, faulty: faulty)
        let steps = entries.steps(root["steps"])
        let letters = files.letters
        let (opens, closes) = days()
        let pages = PageFiles(texts, languages, diagnostics).pages
        guard let slug = slug(), let publisher = publisher(), let opens, !all.isEmpty else {
            return nil
        }
        let campaign = Campaign(
            slug: slug, languages: all, publisher: publisher, opens: opens, closes: closes,
            country: country(),
            picture: picture(folder, languages), targets: targets,
            steps: steps.map(\.step), pages: pages, letters: letters)
        let isWhole = steps.count == entries.count(root["steps"])
        LetterCheck(
            campaign: campaign, steps: steps, hasAllSteps: isWhole, texts: texts, diagnostics: diagnostics
        ).run()
        return campaign
    }

    private func slug() -> String? {
        guard let entry = root.required("slug", example: "calais"), let slug = entry.bare(), entry.isKey(slug)
        else { return nil }
        if Self.reservedSlugs.contains(slug) {
            entry.error("the slug `\(slug)` is one of Postbag's own addresses: choose another")
        }
        return slug
    }

    private func languages() -> [Language] {
        var languages: [Language] = []
        guard let entry = root.required("languages", example: "[en, fr]") else { return [] }
        for item in entry.list() ?? [] {
            guard var language = item.language() else { continue }
            let plain = Language(language.plainPrimary)
            if language != plain, !hasFile(in: language), hasFile(in: plain) {
                item.error("`\(language)`: the texts are in `\(plain)`: write `\(plain)`")
                language = plain
            }
            if languages.contains(language) { item.error("`\(language)` is there twice: take one out") }
            if InterfaceText(language) == nil {
                item.error(
                    "Postbag has no interface texts in `\(language)`: use some of \(InterfaceText.languages.map(\.tag).joined(separator: ", "))"
                )
            }
            languages.append(language)
        }
        if languages.isEmpty { entry.error("`languages` is empty: write `languages: [en]`") }
        return languages.unique
    }

    private func reads(_ target: YAMLEntry) -> [Language] {
        guard case .mapping(let mapping) = target.node, let reads = mapping["reads"],
            case .sequence(let items) = reads
        else { return [] }
        return items.compactMap(\.string).map { Language($0) }
    }

    private func hasFile(in language: Language) -> Bool {
        texts.keys.contains { $0.hasSuffix(".\(language).md") }
    }

    /// The languages in the names of text files. Used when `languages` has none.
    private var writtenLanguages: [Language] {
        texts.keys.sorted().compactMap {
            $0.split(separator: ".").dropLast().last.map { Language(String($0)) }
        }
    }

    private func days() -> (opens: Day?, closes: Day?) {
        let opens = root.required("opens", example: "2016-10-27")
        let (first, last) = (opens?.day(), root["closes"]?.day())
        if let first, let last, last < first {
            root["closes"]?.error("`closes` (\(last)) is before `opens` (\(first))")
        } else if let last, let today, last < today {
            root["closes"]?.warning("`closes` (\(last)) is past: nobody can write any more")
        } else if let first, let today, let opens {
            check(opens, first, today)
        }
        return (first, last)
    }

    /// Warns when the year of `opens` is probably mistyped, or left from another campaign.
    private func check(_ entry: YAMLEntry, _ opens: Day, _ today: Day) {
        let days = opens.start.timeIntervalSince(today.start) / 86_400
        if days > 366 {
            entry.warning(
                "`opens` (\(opens)) is more than a year ahead: until then nobody can write. Is the year right?"
            )
        }
        // A year that a text names is taken as intended.
        guard days < -366,
            !texts.contains(where: { $0.key != CampaignFolder.main && $0.value.contains(String(opens.year)) })
        else { return }
        entry.warning(
            "`opens` (\(opens)) is more than a year ago, and no text speaks of \(opens.year): is the year right?"
        )
    }

    private func country() -> String? {
        guard let entry = root["country"], let typed = entry.line() else { return nil }
        let code = typed.uppercased() == "UK" ? "GB" : typed.uppercased()
        if Country.codes.contains(code) { return code }
        entry.error("`\(typed)` is not a country: write its two letters, as `GB` or `FR`")
        return nil
    }

    private func publisher() -> Publisher? {
        let example = "{ name: …, email: …, privacy: \"https://…\" }"
        guard let entries = root.required("organiser", example: example)?.mapping(Self.organiserKeys) else {
            return nil
        }
        let name = entries.required("name", example: "…")?.line()
        let email = entries.required("email", example: "name@example.org")?.email()
        let privacy = entries.required("privacy", example: "\"https://…\"")?.link()
        let imprint = entries["imprint"]?.link()
        guard let name, let email, let privacy else { return nil }
        return Publisher(name: name, email: email, privacy: privacy, imprint: imprint)
    }

    private func picture(_ folder: CampaignFolder, _ languages: CampaignLanguages) -> Picture? {
        guard let entry = root["picture"], let entries = entry.mapping(["file", "description"]) else {
            return nil
        }
        let file = entries.required("file", example: "picture.jpg")
        let name = file?.bare()
        let description = entries.required("description", example: "{ en: … }")?.localized(languages)
        guard let file, let name, let description else { return nil }
        if !CampaignFolder.isPicture(name) {
            file.error("`\(name)` is not a picture: use .jpg, .png, .webp or .gif")
        } else if let bytes = folder.files[name] {
            if !ShownPicture.canRead(bytes) {
                file.error("`\(name)` cannot be read as a picture, or has more than 60 million pixels")
            }
        } else {
            let other = folder.files.keys.first { $0.lowercased() == name.lowercased() }
            let near =
                other ?? meant(name, among: folder.files.keys.filter(CampaignFolder.isPicture).sorted())
            let advice: DiagnosticText = near.map { ", but there is `\($0)`: write `file: \($0)`" } ?? ""
            file.error("there is no file `\(name)` in the folder\(advice)")
        }
        return Picture(file: name, description: description)
    }
}

extension YAMLEntry {
    /// Returns the outermost mapping of a file. Messages name its keys without a prefix. Nil, with
    /// an error, when the file is not a mapping.
    func top(_ keys: [String]) -> YAMLMapping? {
        var entry = self
        entry.keyLine = 1
        guard case .mapping(_) = node else {
            entry.error("is not a list of keys: begin with `\(keys[0]): …`")
            return nil
        }
        return part(node, "", line: 1).mapping(keys)
    }
}

extension Array where Element: Hashable {
    /// The elements without repetitions, each at its first place.
    package var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
