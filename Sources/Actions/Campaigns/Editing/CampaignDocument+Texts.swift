package import Domain

/// The texts of a page in one language, as a form shows them.
package struct PageTexts: Sendable, Equatable {
    package var title = ""
    package var summary = ""
    /// Markdown.
    package var body = ""
}

/// The texts of a letter in one language, as a form shows them. A place such as `{own_words}` is a
/// paragraph of its own. A paragraph that is still to be written is empty.
package struct LetterTexts: Sendable, Equatable {
    package var subject = ""
    package var prompts: [String] = []
    package var paragraphs: [String] = []
}

extension CampaignDocument {
    package static func pageFile(_ language: Language) -> String { "page.\(language).md" }

    package static func letterFile(_ key: String, _ language: Language) -> String {
        "letters/\(key).\(language).md"
    }

    /// Returns the texts of a page. Nil when its file cannot be read.
    package func page(_ language: Language) -> PageTexts? {
        guard let matter = try? matter(Self.pageFile(language)) else { return nil }
        return PageTexts(
            title: matter.head.field(["title"]), summary: matter.head.field(["summary"]),
            body: matter.body.trimmedBody)
    }

    package mutating func setPage(_ language: Language, _ texts: PageTexts) throws(CampaignDocumentError) {
        try editMatter(Self.pageFile(language)) { (matter: inout MatterText) throws(YAMLTextError) in
            try matter.head.setField(["title"], texts.title, order: PageFiles.keys)
            try matter.head.setField(["summary"], texts.summary, order: PageFiles.keys)
            let body = texts.body.trimmedBody
            if body != matter.body.trimmedBody { matter.body = body.isEmpty ? "" : body + "\n" }
        }
    }

    /// The keys of the letters that have a file, in the order of the steps, then by name.
    package var letterKeys: [String] {
        let found = letterFiles.map(\.key).unique.sorted()
        let used = (0..<count(["steps"])).compactMap { number -> String? in
            let step: YAMLPath = ["steps", .index(number)]
            let key = text(step + ["letter"])
            let target = text(step + ["write"])
            return key.isEmpty ? (target.isEmpty ? nil : target) : key
        }
        return (used.filter(found.contains) + found).unique
    }

    /// The languages in which a letter has a file: the campaign's languages first, then others.
    package func letterLanguages(_ key: String) -> [Language] {
        let found = letterFiles.filter { $0.key == key }.map(\.language)
        return languages.filter(found.contains) + found.filter { !languages.contains($0) }.sorted()
    }

    private var letterFiles: [(key: String, language: Language)] {
        folder.files.keys.compactMap { path in
            let parts = path.split(separator: "/").last?.split(separator: ".") ?? []
            guard path.hasPrefix("letters/"), parts.count == 3, parts[2] == "md" else { return nil }
            return (String(parts[0]), Language(String(parts[1])))
        }
    }

    /// Returns the texts of a letter. Nil when its file cannot be read.
    package func letter(_ key: String, _ language: Language) -> LetterTexts? {
        guard let matter = try? matter(Self.letterFile(key, language)) else { return nil }
        let prompts = matter.head.content[["prompts"]]?.items ?? []
        return LetterTexts(
            subject: matter.head.field(["subject"]), prompts: prompts.map { $0.text?.trimmedField ?? "" },
            paragraphs: LetterBody(matter.body).texts)
    }

    package mutating func setLetter(_ key: String, _ language: Language, _ texts: LetterTexts)
        throws(CampaignDocumentError)
    {
        let old = letter(key, language)
        try editMatter(Self.letterFile(key, language)) { (matter: inout MatterText) throws(YAMLTextError) in
            try matter.head.setField(["subject"], texts.subject, order: LetterFiles.keys)
            let prompts = texts.prompts.map(\.trimmedField).filter { !$0.isEmpty }
            if prompts != old?.prompts {
                try matter.head.set(
                    ["prompts"], to: prompts.isEmpty ? nil : .list(prompts.map(YAMLContent.text)),
                    order: LetterFiles.keys)
            }
            matter.body = LetterBody(matter.body).with(texts.paragraphs)
        }
    }

    /// Begins a letter, with nothing in it yet.
    package mutating func addLetter(_ key: String, _ language: Language) throws(CampaignDocumentError) {
        guard folder.files[Self.letterFile(key, language)] == nil else { return }
        try editMatter(Self.letterFile(key, language)) { (matter: inout MatterText) throws(YAMLTextError) in
            try matter.head.set(["subject"], to: .text(""))
        }
    }
}

extension YAMLText {
    fileprivate func field(_ path: YAMLPath) -> String { content[path]?.text?.trimmedField ?? "" }

    fileprivate mutating func setField(_ path: YAMLPath, _ text: String, order: [String])
        throws(YAMLTextError)
    {
        let new = text.trimmedField
        guard new != field(path) else { return }
        try set(path, to: new.isEmpty ? nil : .text(new), order: order)
    }
}

extension String {
    /// A text of Markdown as a form shows it: without blank lines before it and white space after it.
    fileprivate var trimmedBody: String {
        let lines = withPlainLines.split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.drop { $0.allSatisfy(\.isWhitespace) }.joined(separator: "\n")
        return String(text.reversed().drop(while: \.isWhitespace).reversed())
    }
}
