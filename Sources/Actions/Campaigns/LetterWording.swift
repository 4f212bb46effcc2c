import Domain

/// Warns about words in a letter that its author would not want to send, paragraph by paragraph.
struct LetterWording {
    let file: String
    let language: Language
    let diagnostics: Diagnostics

    func run(_ paragraphs: [LetterParagraph]) {
        let suggested = paragraphs.filter { !$0.isPlace }
        for paragraph in suggested {
            leftOvers(paragraph)
            agreement(paragraph)
        }
        guard let first = suggested.first, let last = suggested.last, let customs = LetterCustoms.of(language)
        else { return }
        if customs.greets(first.text) {
            let line = first.source.split(separator: "\n").first.map { $0.trimmingSpaces } ?? ""
            diagnostics.warning(
                file, first.line,
                "the salutation is put first by itself, and would stand there twice: take “\(line.prefix(40))” out"
            )
        }
        closing(suggested, last, customs)
    }

    private func leftOvers(_ paragraph: LetterParagraph) {
        for (index, line) in paragraph.source.split(separator: "\n").enumerated() {
            for wrong in Wording.leftOvers(in: String(line)) {
                diagnostics.warning(file, paragraph.line + index, wrong)
            }
        }
    }

    /// Warns about words outside of `{writer, select, …}` that fit only one gender.
    private func agreement(_ paragraph: LetterParagraph) {
        guard let pattern = try? MessagePattern(paragraph.source),
            let found = Agreement.first(in: pattern.plainText, language)
        else { return }
        let lines = paragraph.source.split(separator: "\n")
        let line = lines.firstIndex { $0.contains(found.word) } ?? 0
        let advice: DiagnosticText =
            found.choice.map { "write `\($0)`, or say it another way" }
            ?? "say it another way, or use `{writer, select, …}`"
        diagnostics.warning(
            file, paragraph.line + line, "`\(found.word)` does not fit every writer: \(advice)")
    }

    private func closing(_ paragraphs: [LetterParagraph], _ last: LetterParagraph, _ customs: LetterCustoms) {
        let lines = last.source.split(separator: "\n")
        if lines.last?.trimmingSpaces == "{name}" {
            let line = last.line + lines.count - 1
            diagnostics.warning(file, line, "the writer's name stands last by itself: take `{name}` out")
        }
        guard !paragraphs.suffix(2).contains(where: { customs.closes($0.source) }) else { return }
        diagnostics.warning(
            file, last.line, "has no closing formula: end it with one, as “\(customs.closing)”")
    }
}

extension MessagePattern {
    /// The text outside of arguments and choices. Each argument or choice becomes `…`.
    fileprivate var plainText: String {
        parts.map { if case .text(let text) = $0 { text } else { "…" } }.joined()
    }
}
