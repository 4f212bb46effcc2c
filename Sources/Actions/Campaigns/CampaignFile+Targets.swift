import Domain
import Foundation
import Yams

extension CampaignFile {
    static let namedKeys = [
        "name", "gender", "office", "salutation", "reads", "email", "form", "post", "handles", "links",
        "hours", "digest", "retired", "representative",
    ]
    private static let representativeKeys = [
        "representative", "office", "salutation", "links", "hours", "digest", "retired",
    ]
    private static let networks = [
        "x", "bluesky", "mastodon", "threads", "facebook", "instagram", "linkedin", "telegram", "youtube",
        "tiktok",
    ]

    /// Reads one target. Nil when the key is not valid or the entry is not a mapping.
    func target(_ key: String, _ entry: YAMLEntry, _ languages: CampaignLanguages) -> Target? {
        guard entry.isKey(key) else { return nil }
        let isRepresentative: Bool =
            if case .mapping(let mapping) = entry.node { mapping["representative"] != nil } else { false }
        guard let entries = entry.mapping(isRepresentative ? Self.representativeKeys : Self.namedKeys) else {
            return nil
        }
        var target = Target(key: key)
        if isRepresentative {
            representative(&target, entries, languages)
        } else {
            named(&target, entries, languages)
        }
        target.links = (entries["links"]?.list() ?? []).compactMap { self.link($0, languages) }
        target.hours = entries["hours"].flatMap(hours)
        target.digest = entries["digest"]?.word()
        target.isRetired = entries["retired"]?.flag() ?? false
        return target
    }

    private func representative(
        _ target: inout Target, _ entries: YAMLMapping, _ languages: CampaignLanguages
    ) {
        target.representative = entries["representative"]?.bare()
        target.office = entries["office"]?.localized(languages) ?? [:]
        target.salutation = entries["salutation"]?.salutation(languages) ?? [:]
        target.reads = languages.all
    }

    private func named(_ target: inout Target, _ entries: YAMLMapping, _ languages: CampaignLanguages) {
        target.name = entries.required("name", example: "Bernard Cazeneuve")?.line() ?? ""
        target.gender = entries.required("gender", example: "masculine")?.word() ?? .other
        target.office =
            entries.required("office", example: "{ \(languages.all.first ?? "en"): … }")?.localized(languages)
            ?? [:]
        target.salutation =
            entries.required("salutation", example: "{ \(languages.all.first ?? "en"): … }")?.salutation(
                languages) ?? [:]
        target.reads =
            entries.required("reads", example: "[\(languages.all.first ?? "en")]")?.list()?.compactMap {
                read($0, languages)
            } ?? []
        target.email = entries["email"]?.email()
        target.form = entries["form"].flatMap(form)
        target.post = entries["post"]?.lines() ?? []
        target.handles = entries["handles"].map(handles) ?? Handles()
        let channels = ["email", "form", "post", "handles"]
        if channels.allSatisfy({ entries[$0] == nil }) {
            entries.entry.error(
                "`\(target.key)` can be reached by no channel: write `email: …`, `form: …`, `post: …` or `handles: …`"
            )
        }
    }

    /// Returns a language that a target reads. Reports `en-GB` and returns `en` when the letters
    /// are only in `en`.
    private func read(_ entry: YAMLEntry, _ languages: CampaignLanguages) -> Language? {
        guard let language = entry.language() else { return nil }
        let plain = language.plainPrimary
        let hasLetter = { (tag: String) in
            texts.keys.contains { $0.hasPrefix("letters/") && $0.hasSuffix(".\(tag).md") }
        }
        guard language.tag != plain, !hasLetter(language.tag),
            languages.all.contains(Language(plain)) || hasLetter(plain)
        else { return language }
        entry.error("`\(language)`: the letters are in `\(plain)`: write `\(plain)`")
        return Language(plain)
    }

    private func form(_ entry: YAMLEntry) -> WebForm? {
        guard let entries = entry.mapping(["url", "limit"]) else { return nil }
        let limit = entries["limit"]?.number(1...1_000_000)
        return entries.required("url", example: "\"https://…\"")?.link().map {
            WebForm(url: $0, limit: limit)
        }
    }

    private func handles(_ entry: YAMLEntry) -> Handles {
        var handles = Handles()
        for (network, value) in entry.mapping(Self.networks)?.entries ?? [] {
            guard let handle = value.bare() else { continue }
            if network == "mastodon" {
                if handle.wholeMatch(of: /@[A-Za-z0-9_.-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+/) == nil {
                    value.error("`\(handle)` is not a Mastodon name: write it as \"@name@server.example\"")
                }
                handles.byNetwork[network] = handle
            } else {
                let bare = handle.hasPrefix("@") ? String(handle.dropFirst()) : handle
                if bare.wholeMatch(of: /[\p{L}\p{N}_.\-]+/) == nil {
                    value.error(
                        "`\(handle)` is not a name on \(network): write the name alone, not its address")
                }
                handles.byNetwork[network] = bare
            }
        }
        return handles
    }

    private func link(_ entry: YAMLEntry, _ languages: CampaignLanguages) -> Link? {
        guard let entries = entry.mapping(nil) else { return nil }
        let url = entries.required("url", example: "\"https://…\"")?.link()
        let label = YAMLEntry.localized(entries.entries.filter { $0.key != "url" }, languages, of: entry)
        if label == nil {
            entry.error(
                "`\(entry.name)` has no text: write `\(languages.all.first ?? "en"): …` beside its url")
        }
        guard let url, let label else { return nil }
        return Link(label: label, url: url)
    }
}
