import Domain

/// A target. Fields of a named one: `tname`, `gender`, `office-fr`, `salutation-fr`, `reads` with a
/// language on a line, `temail`, `form-url`, `form-limit`, `post`, `handles`. Fields of a
/// representative: `body`, `as-fr`, `salutation-fr`, `by`. Fields of both: `zone`, `from`, `to`,
/// `per-hour`, `holidays`, `digest`.
package struct TargetPart: CheckedPart {
    package let key: String
    private var path: YAMLPath { ["targets", .key(key)] }

    package init(_ key: String) { self.key = key }

    /// The names of fields that hold one text, and their keys in the folder.
    private static let texts: [(field: String, path: YAMLPath)] = [
        ("tname", ["name"]), ("gender", ["gender"]), ("temail", ["email"]), ("form-url", ["form", "url"]),
        ("form-limit", ["form", "limit"]), ("zone", ["hours", "zone"]), ("from", ["hours", "from"]),
        ("to", ["hours", "to"]), ("per-hour", ["hours", "per_hour"]),
        ("holidays", ["hours", "holidays"]), ("digest", ["digest"]), ("body", ["representative"]),
    ]
    private static let mostHandles = 20
    private static let lists = ["reads", "post"]
    private static let numbers = ["form-limit", "per-hour"]

    package func isRepresentative(in folder: CampaignFolder) -> Bool {
        CampaignDocument(folder).content(path + ["representative"]) != nil
    }

    package func isRetired(in folder: CampaignFolder) -> Bool {
        ["true", "yes"].contains(CampaignDocument(folder).text(path + ["retired"]).lowercased())
    }

    /// Says that no new letters are written to the target, or that they are again.
    package func setRetired(_ isRetired: Bool, in folder: inout CampaignFolder) throws {
        try folder.edit { try $0.set(path + ["retired"], isRetired ? "true" : "") }
    }

    private func officeField(_ document: CampaignDocument) -> String {
        document.content(path + ["representative"]) == nil ? "office-" : "as-"
    }

    package func fields(of folder: CampaignFolder) -> [String: String] {
        let document = CampaignDocument(folder)
        var fields: [String: String] = [:]
        for (field, keys) in Self.texts { fields[field] = document.text(path + keys) }
        for name in Self.lists {
            fields[name] = document.texts(path + [.key(name)]).joined(separator: "\n")
        }
        let handles = path + ["handles"]
        fields["handles"] = document.keys(handles)
            .map { "\($0): \(document.text(handles + [.key($0)]))" }.joined(separator: "\n")
        let languages = document.languages
        fields.add(officeField(document), document.localized(path + ["office"]), languages)
        fields.add("salutation-", document.localized(path + ["salutation"]), languages)
        if isRepresentative(in: folder) { fields["by"] = isSentBySupporter(document) ? "self" : "email" }
        return fields
    }

    package func write(_ fields: [String: String], into folder: inout CampaignFolder) throws {
        try folder.edit { document in
            let hasHours = document.content(path + ["hours"]) != nil
            let isLimited = ["from", "to", "per-hour"].contains { fields[$0]?.trimmedField.isEmpty == false }
            for (field, keys) in Self.texts {
                // A zone alone says nothing. Forms send one all the same.
                guard let text = fields[field],
                    !["zone", "holidays"].contains(field) || hasHours || isLimited
                else { continue }
                try document.set(path + keys, Self.numbers.contains(field) ? text.plainNumber : text)
            }
            for name in Self.lists {
                if let lines = fields.lines(name) { try document.set(path + [.key(name)], lines) }
            }
            if let lines = fields.lines("handles") { try setHandles(lines, &document) }
            try document.set(path + ["office"], fields.localized(officeField(document)))
            try document.set(path + ["salutation"], fields.localized("salutation-"))
            if let by = fields["by"] { try setSentBySupporter(by == "self", &document) }
        }
    }

    /// Writes one handle for each line such as `x: name`. A line without a colon stays as the name
    /// of an unknown network, so that the check can speak of it.
    private func setHandles(_ lines: [String], _ document: inout CampaignDocument) throws {
        let handles = path + ["handles"]
        let pairs = lines.prefix(Self.mostHandles).map { line in
            let parts = line.split(separator: ":", maxSplits: 1).map(\.trimmingSpaces)
            return (parts.first?.lowercased() ?? "", parts.count > 1 ? parts[1] : "")
        }
        for network in document.keys(handles) where !pairs.contains(where: { $0.0 == network }) {
            try document.set(handles + [.key(network)], "")
        }
        for (network, name) in pairs { try document.set(handles + [.key(network)], name) }
    }

    package func field(for diagnostic: Diagnostic, in folder: CampaignFolder) -> String? {
        guard diagnostic.file == CampaignFolder.main,
            let rest = DiagnosticPath(of: diagnostic, in: folder)?.after("targets", key),
            let first = rest.first
        else { return nil }
        let document = CampaignDocument(folder)
        if first == "office" || first == "salutation" {
            let language = rest.dropFirst().first ?? document.languages.first?.tag ?? "en"
            return (first == "office" ? officeField(document) : "salutation-") + language
        }
        if Self.lists.contains(first) || first == "handles" { return first }
        let found = Self.texts.first { $0.path == rest.prefix($0.path.count).map { .key($0) } }
        return found?.field ?? Self.texts.first { $0.path.first == .key(first) }?.field
    }
}

/// Whether the supporters themselves send the letter to their representative: the step says so.
extension TargetPart {
    private func writingSteps(_ document: CampaignDocument) -> [YAMLPath] {
        (0..<document.count(["steps"])).map { ["steps", .index($0)] }
            .filter { document.text($0 + ["write"]) == key }
    }

    private func isSentBySupporter(_ document: CampaignDocument) -> Bool {
        writingSteps(document).contains { step in
            let by = document.texts(step + ["by"])
            return !by.isEmpty && !by.contains("email")
        }
    }

    private func setSentBySupporter(_ isSelf: Bool, _ document: inout CampaignDocument) throws {
        guard isSelf != isSentBySupporter(document) else { return }
        for step in writingSteps(document) {
            try document.set(step + ["by"], isSelf ? ["form", "post"] : [])
        }
    }
}

extension String {
    /// A number without the signs that people put between thousands.
    var plainNumber: String {
        let plain = filter { !$0.isWhitespace && !",.'’".contains($0) }
        return !plain.isEmpty && plain.allSatisfy(\.isNumber) ? plain : trimmedField
    }
}
