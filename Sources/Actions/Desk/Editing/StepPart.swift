import Domain

/// One step. Fields are `text-fr` (what is posted, shared or said of a link; for a letter, what
/// later letters say of it), `url`, `target`, `letter`, `by` with a channel on a line, `needs`
/// (`postal_address`) and `readings` (`true`).
package struct StepPart: CheckedPart {
    package let key: String

    package init(_ key: String) { self.key = key }

    private func step(_ document: CampaignDocument) -> (path: YAMLPath, verb: StepsPart.Verb)? {
        guard let index = document.stepKeys.firstIndex(of: key) else { return nil }
        let path: YAMLPath = ["steps", .index(index)]
        return document.keys(path).lazy.compactMap { StepsPart.Verb(rawValue: $0) }.first.map { (path, $0) }
    }

    package func verb(in folder: CampaignFolder) -> StepsPart.Verb? {
        step(CampaignDocument(folder))?.verb
    }

    package func fields(of folder: CampaignFolder) -> [String: String] {
        let document = CampaignDocument(folder)
        guard let (path, verb) = step(document) else { return [:] }
        var fields: [String: String] = [:]
        fields.add("text-", document.localized(path + [.key(verb.text)]), document.languages)
        switch verb {
        case .link: fields["url"] = document.text(path + ["url"])
        case .share: break
        case .post: fields["target"] = document.text(path + ["post"])
        case .write:
            fields["target"] = document.text(path + ["write"])
            fields["letter"] = document.text(path + ["letter"])
            fields["by"] = document.texts(path + ["by"]).joined(separator: "\n")
            fields["needs"] = document.texts(path + ["needs"]).joined(separator: "\n")
            fields["readings"] = document.text(path + ["send_readings"])
        }
        return fields
    }

    package func write(_ fields: [String: String], into folder: inout CampaignFolder) throws {
        try folder.edit { document in
            guard let (path, verb) = step(document) else { return }
            if let target = fields["target"], verb == .write || verb == .post {
                try setTarget(target, path, verb, &document)
            }
            let texts = fields.localized("text-")
            try document.set(path + [.key(verb.text)], texts, keepsKey: verb.text == verb.rawValue)
            if verb == .link, let url = fields["url"] { try document.set(path + ["url"], url) }
            guard verb == .write else { return }
            if let letter = fields["letter"] { try document.set(path + ["letter"], letter) }
            if let by = fields.lines("by") { try document.set(path + ["by"], by) }
            if let needs = fields.lines("needs") { try document.set(path + ["needs"], needs) }
            if let readings = fields["readings"] { try document.set(path + ["send_readings"], readings) }
        }
    }

    /// Another target leaves the step its key: counts hang on it.
    private func setTarget(
        _ target: String, _ path: YAMLPath, _ verb: StepsPart.Verb, _ document: inout CampaignDocument
    ) throws {
        guard !target.trimmedField.isEmpty, target.trimmedField != document.text(path + [.key(verb.rawValue)])
        else { return }
        try document.set(path + ["key"], key)
        try document.set(path + [.key(verb.rawValue)], target)
    }

    package func field(for diagnostic: Diagnostic, in folder: CampaignFolder) -> String? {
        let document = CampaignDocument(folder)
        guard diagnostic.file == CampaignFolder.main,
            let number = document.stepKeys.firstIndex(of: key), let verb = step(document)?.verb,
            let rest = DiagnosticPath(of: diagnostic, in: folder)?.after("steps", "\(number + 1)"),
            let first = rest.first
        else { return nil }
        if first == verb.text {
            return "text-" + (rest.dropFirst().first ?? document.languages.first?.tag ?? "en")
        }
        return [
            "url": "url", "write": "target", "post": "target", "letter": "letter", "by": "by",
            "needs": "needs", "send_readings": "readings",
        ][first]
    }
}

extension StepsPart.Verb {
    /// The key of the step's texts.
    fileprivate var text: String {
        switch self {
        case .write: "did"
        case .post: "text"
        case .link, .share: rawValue
        }
    }
}
