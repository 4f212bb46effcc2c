package import Domain

/// A campaign folder to be changed, also one that is incomplete or has errors. A value that is set
/// to what it is already changes no byte.
package struct CampaignDocument: Sendable {
    package private(set) var folder: CampaignFolder
    /// Nil when campaign.yaml cannot be read.
    private var main: YAMLText?

    package init(_ folder: CampaignFolder) {
        self.folder = folder
        main = try? Self.main(of: folder)
    }

    private static func main(of folder: CampaignFolder) throws(CampaignDocumentError) -> YAMLText {
        let file = try TextFile(folder.files[CampaignFolder.main] ?? [], path: CampaignFolder.main)
        do { return try YAMLText(file.text) } catch {
            throw CampaignDocumentError(file: CampaignFolder.main, line: error.line, reason: error.reason)
        }
    }

    /// Changes campaign.yaml.
    package mutating func edit(_ change: (inout YAMLText) throws(YAMLTextError) -> Void)
        throws(CampaignDocumentError)
    {
        var yaml = if let main { main } else { try Self.main(of: folder) }
        do { try change(&yaml) } catch {
            throw CampaignDocumentError(file: CampaignFolder.main, line: error.line, reason: error.reason)
        }
        guard yaml != main else { return }
        var file = try TextFile(folder.files[CampaignFolder.main] ?? [], path: CampaignFolder.main)
        file.text = yaml.text
        try write(file.bytes, to: CampaignFolder.main)
        main = yaml
    }

    private mutating func write(_ bytes: [UInt8], to path: String) throws(CampaignDocumentError) {
        guard bytes.count <= CampaignFolder.largestText else {
            let most = CampaignFolder.largestText >> 10
            throw CampaignDocumentError(file: path, line: nil, reason: "would be larger than \(most) KB")
        }
        folder.files[path] = bytes
    }

    /// Returns a text file split at its front matter. An empty one when there is no such file.
    func matter(_ path: String) throws(CampaignDocumentError) -> MatterText {
        let file = try TextFile(folder.files[path] ?? [], path: path)
        do { return try MatterText(file.text) } catch {
            throw CampaignDocumentError(file: path, line: error.line, reason: error.reason)
        }
    }

    mutating func editMatter(
        _ path: String, _ change: (inout MatterText) throws(YAMLTextError) -> Void
    ) throws(CampaignDocumentError) {
        let old = try matter(path)
        var new = old
        do { try change(&new) } catch {
            throw CampaignDocumentError(file: path, line: error.line, reason: error.reason)
        }
        guard new != old else { return }
        var file = try TextFile(folder.files[path] ?? [], path: path)
        file.text = new.text
        try write(file.bytes, to: path)
    }

    package mutating func remove(_ path: String) { folder.files[path] = nil }
}

/// Values of campaign.yaml.
extension CampaignDocument {
    package func content(_ path: YAMLPath) -> YAMLContent? { main?.content[path] }

    /// Returns a text without white space around it. Empty when there is none.
    package func text(_ path: YAMLPath) -> String { content(path)?.text?.trimmedField ?? "" }

    package func texts(_ path: YAMLPath) -> [String] {
        (content(path)?.items ?? []).map { $0.text?.trimmedField ?? "" }
    }

    package func localized(_ path: YAMLPath) -> [Language: String] {
        let entries = content(path)?.entries ?? []
        let texts = entries.compactMap { entry in
            entry.value.text.map { (Language(entry.key), $0.trimmedField) }
        }
        return Dictionary(texts) { first, _ in first }
    }

    package func keys(_ path: YAMLPath) -> [String] { content(path)?.entries?.map(\.key) ?? [] }
    package func count(_ path: YAMLPath) -> Int { content(path)?.items?.count ?? 0 }

    package var languages: [Language] { texts(["languages"]).filter { !$0.isEmpty }.map { Language($0) } }

    /// Sets a text. An empty one takes the key out.
    package mutating func set(_ path: YAMLPath, _ text: String) throws(CampaignDocumentError) {
        let new = text.trimmedField
        guard new != self.text(path) else { return }
        let order = keyOrder(path)
        try edit { (yaml: inout YAMLText) throws(YAMLTextError) in
            try yaml.set(path, to: new.isEmpty ? nil : .text(new), order: order)
        }
    }

    /// Sets a list of texts. An empty one takes the key out.
    package mutating func set(_ path: YAMLPath, _ texts: [String]) throws(CampaignDocumentError) {
        let new = texts.map(\.trimmedField)
        guard new != self.texts(path) else { return }
        let order = keyOrder(path)
        try edit { (yaml: inout YAMLText) throws(YAMLTextError) in
            try yaml.set(path, to: new.isEmpty ? nil : .list(new.map(YAMLContent.text)), order: order)
        }
    }

    /// Sets a text in some languages. Others stay as they are. With `keepsKey` the key stays when no
    /// text is left.
    package mutating func set(_ path: YAMLPath, _ texts: [Language: String], keepsKey: Bool = false)
        throws(CampaignDocumentError)
    {
        let old = localized(path)
        if keepsKey, old.merging(texts, uniquingKeysWith: { $1.trimmedField }).values.allSatisfy(\.isEmpty) {
            guard old.values.contains(where: { !$0.isEmpty }) else { return }
            return try edit { (yaml: inout YAMLText) throws(YAMLTextError) in try yaml.set(path, to: .null) }
        }
        for language in texts.keys.sorted(by: { rank($0) < rank($1) }) {
            try set(path + [.key(language.tag)], texts[language] ?? "")
        }
    }

    private func rank(_ language: Language) -> (Int, String) {
        (languages.firstIndex(of: language) ?? languages.count, language.tag)
    }

    /// The usual order of the keys beside the last one of a path.
    private func keyOrder(_ path: YAMLPath) -> [String] {
        switch (path.first, path.count) {
        case (_, 1): CampaignFile.keys
        case (.key("organiser"), 2): CampaignFile.organiserKeys
        case (.key("targets"), 3): ["representative"] + CampaignFile.namedKeys
        case (.key("steps"), 3): StepEntries.keys
        default: ["url", "zone", "from", "to", "per_hour", "limit"] + languages.map(\.tag)
        }
    }

    /// Adds a language of the page. Its texts are still to be written.
    package mutating func addLanguage(_ language: Language) throws(CampaignDocumentError) {
        guard !languages.contains(language) else { return }
        try set(["languages"], languages.map(\.tag) + [language.tag])
    }
}
