package import Domain

/// Dates, languages, organiser and picture. Fields: `opens`, `closes`, `country`, `languages` with
/// one on a line, `organiser-name`, `organiser-email`, `organiser-privacy`, `organiser-imprint`,
/// and `alt-fr` for what the picture shows.
package struct DatesPart: CheckedPart {
    package init() {}

    private static let texts: [(field: String, path: YAMLPath)] = [
        ("opens", ["opens"]), ("closes", ["closes"]), ("country", ["country"]),
        ("organiser-name", ["organiser", "name"]), ("organiser-email", ["organiser", "email"]),
        ("organiser-privacy", ["organiser", "privacy"]), ("organiser-imprint", ["organiser", "imprint"]),
    ]

    package func fields(of folder: CampaignFolder) -> [String: String] {
        let document = CampaignDocument(folder)
        var fields = ["languages": document.texts(["languages"]).joined(separator: "\n")]
        for (field, path) in Self.texts { fields[field] = document.text(path) }
        fields.add("alt-", document.localized(["picture", "description"]), document.languages)
        return fields
    }

    package func write(_ fields: [String: String], into folder: inout CampaignFolder) throws {
        try folder.edit { document in
            if let languages = fields.lines("languages"), !languages.isEmpty {
                try document.set(["languages"], languages.unique)
            }
            for (field, path) in Self.texts {
                if let text = fields[field] { try document.set(path, text) }
            }
            guard document.content(["picture"]) != nil else { return }
            try document.set(["picture", "description"], fields.localized("alt-"))
        }
    }

    package func field(for diagnostic: Diagnostic, in folder: CampaignFolder) -> String? {
        guard diagnostic.file == CampaignFolder.main,
            let path = DiagnosticPath(of: diagnostic, in: folder), let first = path.parts.first
        else { return nil }
        if first == "languages" { return first }
        if first == "picture" {
            guard let rest = path.after("picture", "description") else { return "picture" }
            return "alt-" + (rest.first ?? CampaignDocument(folder).languages.first?.tag ?? "en")
        }
        let found = Self.texts.first { $0.path == path.parts.prefix($0.path.count).map { .key($0) } }
        return found?.field ?? Self.texts.first { $0.path.first == .key(first) }?.field
    }

    /// Adds a language of the page. Nothing else changes.
    package func addLanguage(_ language: Language, in folder: inout CampaignFolder) throws {
        try folder.edit { try $0.addLanguage(language) }
    }
}

/// The picture of the page.
extension DatesPart {
    /// Puts a picture into the folder, in place of the present one. `name` is a file name.
    package func setPicture(_ bytes: [UInt8], named name: String, in folder: inout CampaignFolder) throws {
        guard CampaignFolder.isPicture(name), CampaignFolder.isKnown(name) else {
            throw CampaignFolderError.unknownFile(name)
        }
        guard bytes.count <= CampaignFolder.largestPicture else {
            throw CampaignFolderError.tooLarge(name, limit: CampaignFolder.largestPicture)
        }
        let old = CampaignDocument(folder).text(["picture", "file"])
        try folder.edit { try $0.set(["picture", "file"], name) }
        if CampaignFolder.isPicture(old) { folder.files[old] = nil }
        folder.files[name] = bytes
    }

    package func removePicture(in folder: inout CampaignFolder) throws {
        let old = CampaignDocument(folder).text(["picture", "file"])
        try folder.edit { document in
            try document.edit { (yaml: inout YAMLText) throws(YAMLTextError) in
                try yaml.set(["picture"], to: nil)
            }
        }
        if CampaignFolder.isPicture(old) { folder.files[old] = nil }
    }
}
