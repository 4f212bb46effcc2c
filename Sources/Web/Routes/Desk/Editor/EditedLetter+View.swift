import Actions
import Domain
import Foundation

extension EditedLetter {
    func html(_ state: EditorState) -> HTML {
        var editor = LettersEditor(
            key: part.key, tabs: tabs, original: original, reading: reading,
            paragraphs: LettersEditor.paragraphs(in: state.values), state: state)
        editor.readings = languages.filter { $0 != original }.map { .init($0, readingState($0)) }
        editor.outdated = outdated
        editor.reads = state.values.compactMapValues { value in
            let forms = (try? MessagePattern(value))?.forms ?? []
            return forms.isEmpty ? nil : forms
        }
        (editor.looks, editor.length) = (looks, length)
        editor.changeable = desk.changeable?.subtracting([original])
        if let target = targets[part.key] {
            editor.recipientPath =
                desk.context.has(.editParts) ? desk.page.links.deskTarget(desk.slug, target) : nil
            editor.salutations = desk.document.localized(["targets", .key(target), "salutation"])
        }
        return lettersEditorPage(desk.page, desk.heading, editor)
    }

    /// The paths at which the letter is shown as it would leave. Nil while it cannot be composed.
    private var looks: LetterLooks? {
        guard composed != nil else { return nil }
        let paths = [Gender.feminine, .masculine, .other].map {
            desk.page.links.deskLetterPreview(desk.slug, as: $0, letter: part.key)
        }
        return LetterLooks(feminine: paths[0], masculine: paths[1], other: paths[2], paper: nil)
    }

    private var length: LetterLength? {
        let limit = targets[part.key].flatMap { desk.campaign?.target($0)?.form?.limit }
        return composed.map { LetterLength(characters: WebForm.length(of: $0.body), limit: limit) }
    }

    func view(path: String) -> PartView {
        let text = desk.page.text
        let (letter, tab) = (self, tabs.first { $0.key == part.key })
        return PartView(
            place: .letters, about: tab?.recipient.map { text(.letterTo, ["name": $0]) } ?? part.key,
            path: path, label: { letter.label($0) }, html: { letter.html($0) })
    }

    /// What a field is called: "French, paragraph 3".
    private func label(_ name: String) -> (label: String, language: Language?) {
        let text = desk.page.text
        guard let language = languages.first(where: { name.hasPrefix("\($0)-") || name == "prompts-\($0)" })
        else { return (name, nil) }
        let named = text.language.name(of: language)
        if name.hasPrefix("prompts-") { return (text(.promptsIn, ["language": named]), language) }
        let rest = String(name.dropFirst(language.tag.count + 1))
        if rest == "subject" { return (text(.subjectIn, ["language": named]), language) }
        let paragraph = text(.paragraphName, ["number": rest])
        return (text.language.sentenceCased(named) + text(.listComma) + paragraph, language)
    }

    /// The target of each letter, by the letter's key.
    private var targets: [String: String] {
        let document = desk.document
        let pairs = (0..<document.count(["steps"])).compactMap { number -> (String, String)? in
            let step: YAMLPath = ["steps", .index(number)]
            let (target, key) = (document.text(step + ["write"]), document.text(step + ["letter"]))
            return target.isEmpty ? nil : (key.isEmpty ? target : key, target)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private var tabs: [LettersEditor.Tab] {
        let errors = desk.diagnostics.filter { $0.severity == .error }
        return desk.document.letterKeys.map { key in
            let files = desk.document.letterLanguages(key).map { CampaignDocument.letterFile(key, $0) }
            return .init(
                key: key, recipient: targets[key].map(name),
                issues: errors.count { files.contains($0.file) })
        }
    }

    private func name(of target: String) -> String {
        let path: YAMLPath = ["targets", .key(target)]
        if desk.document.content(path + ["representative"]) != nil {
            return desk.page.text.language.lowercasedStart(desk.page.text(.representative))
        }
        let name = desk.document.text(path + ["name"])
        return name.isEmpty ? target : name
    }

    private func readingState(_ language: Language) -> PlaceState {
        guard let texts = desk.document.letter(part.key, language), !texts.paragraphs.isEmpty else {
            return .nothing
        }
        let old = desk.outdated.count { $0.letter == part.key && $0.language == language }
        return old > 0 ? .outOfDate(old) : .complete
    }

    /// The paragraphs of the shown reading that are older than the original, by their fields.
    private var outdated: [String: OutdatedParagraph] {
        let before = Int(part.fields(of: desk.draft.folder)["own-words"] ?? "")
        let found = desk.outdated.filter { $0.letter == part.key && $0.language == reading }
        let pairs = found.map { old in
            let number = before.map { old.paragraph > $0 ? old.paragraph - 1 : old.paragraph }
            let changes = wordChanges(from: old.before, to: old.today)
            return (
                "\(old.language)-\(number ?? old.paragraph)",
                OutdatedParagraph(originalAt: nil, readingAt: nil, changes: changes)
            )
        }
        return Dictionary(pairs) { first, _ in first }
    }
}

extension LettersEditor {
    /// The number of paragraphs among the fields of a letter.
    static func paragraphs(in fields: [String: String]) -> Int {
        fields.keys.compactMap { name in
            name.hasPrefix("prompts-") ? nil : name.split(separator: "-").last.flatMap { Int($0) }
        }.max() ?? 1
    }
}

extension Language {
    /// Returns a name that stands within a sentence.
    fileprivate func lowercasedStart(_ text: String) -> String {
        text.prefix(1).lowercased(with: locale) + text.dropFirst()
    }
}
