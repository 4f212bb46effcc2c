extension CampaignDocument {
    /// Returns the key path of what a diagnostic is about, as `targets.minister.email`, `title`, or
    /// `paragraphs.3`. Nil when it is about a whole file.
    package func keyPath(of diagnostic: Diagnostic) -> String? {
        if let key = diagnostic.key { return key.isEmpty ? nil : key }
        guard let line = diagnostic.line, diagnostic.file != CampaignFolder.main,
            let matter = try? matter(diagnostic.file)
        else { return nil }
        let bodyLine = matter.lineOfBody
        guard line >= bodyLine else { return nil }
        guard diagnostic.file.hasPrefix("letters/") else { return "body" }
        return LetterBody(matter.body).number(atLine: line - bodyLine).map { "paragraphs.\($0)" }
    }
}

extension CampaignFolder {
    /// Returns the comments of campaign.yaml and of front matter that another folder no longer has.
    package func lostComments(in new: CampaignFolder) -> [String] {
        files.keys.sorted().flatMap { path -> [String] in
            guard !Self.isPicture(path), files[path] != new.files[path] else { return [] }
            return YAMLComments.lost(from: yaml(path), to: new.yaml(path))
        }
    }

    private func yaml(_ path: String) -> String {
        guard let file = try? TextFile(files[path] ?? [], path: path) else { return "" }
        return path == Self.main ? file.text : (try? MatterText(file.text))?.head.text ?? ""
    }
}
