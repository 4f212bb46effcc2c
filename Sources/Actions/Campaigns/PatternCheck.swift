import Domain

/// Checks the pattern of one text in a letter file.
struct PatternCheck {
    let file: String
    let language: Language
    let diagnostics: Diagnostics

    static let arguments = [
        "name", "place", "country", "writer", "target", "office", "salutation", "date", "own_words", "did",
    ]

    /// Reports the errors of a pattern. `isPlace` means that the pattern is a line with only a
    /// placeholder, such as `{own_words}`.
    func run(_ source: String, from line: Int, isPlace: Bool = false) {
        let pattern: MessagePattern
        do throws(MessagePattern.SyntaxError) { pattern = try MessagePattern(source) } catch {
            diagnostics.error(file, line + error.line, error.advice(language))
            return
        }
        for argument in pattern.arguments { check(argument, from: line, isPlace: isPlace) }
        for choice in pattern.choices { check(choice, from: line) }
        if source.contains("''") {
            diagnostics.warning(
                file, line, "`''` leaves as two apostrophes: write one, it is never a quote here")
        }
        for elision in Elision.all(in: pattern, language) where Self.arguments.contains(elision.argument) {
            diagnostics.warning(
                file, line + elision.line,
                "`\(elision.before){\(elision.argument)}`: whether this word is right depends on what follows; write the sentence so that it does not"
            )
        }
    }

    private func check(_ argument: MessagePattern.Argument, from line: Int, isPlace: Bool) {
        let line = line + argument.line
        switch argument.name {
        case "writer":
            diagnostics.error(
                file, line,
                "`{writer}` is not text: write `{writer, select, feminine {…} masculine {…} other {…}}`")
        case "own_words" where !isPlace:
            diagnostics.error(file, line, "`{own_words}` stands on a line of its own")
        case let name where !Self.arguments.contains(name): unknown(name, line)
        default: break
        }
    }

    private func check(_ choice: MessagePattern.Choice, from line: Int) {
        let (name, line) = (choice.argument.name, line + choice.argument.line)
        guard Self.arguments.contains(name) else { return unknown(name, line) }
        guard choice.kind == .select else {
            diagnostics.error(
                file, line,
                "`{\(name), \(choice.kind.rawValue), …}` needs a number, and letters have none: use `select`")
            return
        }
        guard name == "writer" || name == "target" else {
            diagnostics.error(
                file, line, "`{\(name), select, …}`: only `writer` and `target` can be chosen by")
            return
        }
        let genders = Gender.allCases.map(\.rawValue)
        for arm in choice.arms where !genders.contains(arm.key) {
            let advice: DiagnosticText =
                meant(arm.key, among: genders).map { "did you mean `\($0)`?" }
                ?? "use \(genders.joined(separator: ", "))"
            diagnostics.error(file, line, "`\(arm.key)` in `{\(name), select, …}` is never chosen: \(advice)")
        }
    }

    private func unknown(_ name: String, _ line: Int) {
        let advice: DiagnosticText =
            agreeing(name, language) ?? meant(name, among: Self.arguments).map { "did you mean `{\($0)}`?" }
            ?? "there are \(Self.arguments.joined(separator: ", "))"
        diagnostics.error(file, line, "unknown argument `{\(name)}`: \(advice)")
    }
}

/// What to write for a word alone in braces, when it is known to agree with the writer.
private func agreeing(_ word: String, _ language: Language) -> DiagnosticText? {
    Agreement.choice(of: word, language).map { "for words that agree with the writer, write `\($0)`" }
}

extension MessagePattern.SyntaxError {
    fileprivate func advice(_ language: Language) -> DiagnosticText {
        switch kind {
        case .openBrace: return "a `{` is never closed: write `}` where it ends"
        case .strayBrace: return "a `}` closes nothing: take it out"
        case .badName(let name):
            let advice: DiagnosticText =
                agreeing(name, language)
                ?? "braces hold a name, as in `{name}`, or words that agree with the writer, as in `{citoyenne|citoyen}`"
            return "`{\(name)` is not an argument: \(advice)"
        case .badForms(let forms):
            return "`{\(forms.prefix(60))}` has more than three forms: write `{feminine|masculine|other}`"
        case .unknownKind(let kind):
            return
                "unknown `\(kind)`: write `select`, as in `{writer, select, feminine {…} masculine {…} other {…}}`"
        case .missingArms(let name):
            return
                "`{\(name), select` has no choices: write `{\(name), select, feminine {…} masculine {…} other {…}}`"
        case .missingOther(let name): return "`{\(name), select, …}` has no `other`: add `other {…}`"
        }
    }
}
