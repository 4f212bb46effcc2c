import Domain
import Foundation
import Yams

/// Finds text that YAML drops when quotes are missing, and text that was left in by mistake.
extension YAMLEntry {
    /// The last part of the name: the key as it stands before the colon.
    private var key: String { name.split(separator: ".").last.map(String.init) ?? name }

    /// Warns about parts of the text that people would not want to read.
    func checkProse(_ text: String) {
        guard !diagnostics.hasError(file, line) else { return }
        if case .scalar(let scalar) = node, scalar.style == .plain, let mark = scalar.mark {
            checkPlain(text, at: mark)
        }
        for wrong in Wording.leftOvers(in: text) { warning("`\(name)`: \(wrong)") }
    }

    private func checkPlain(_ text: String, at mark: Mark) {
        let written = source.text(at: mark)
        if let sign = written.first, sign == "&" || sign == "!", text.first != sign {
            let whole = String(written.prefix { !"{},[]".contains($0) }).trimmingSpaces
            return error(
                "a text that begins with `\(sign)` needs quotes: write `\(key): \(whole.yamlQuoted)`")
        }
        if let rest = source.rest(behind: text, at: mark), let match = rest.prefixMatch(of: comment) {
            let cut = String(match.output).trimmingSpaces
            let whole = "\(text) \(cut.replacing(/\s*\}\s*$/, with: ""))"
            return warning(
                "`\(name)` ends before ` \(cut)`, for ` #` begins a comment: put the text in quotes, as `\(whole.yamlQuoted)`"
            )
        }
        if let first = text.first, let last = text.last, "“„«".contains(first), "”“»".contains(last),
            text.count > 1, first != "«"
        {
            let inner = String(text.dropFirst().dropLast())
            warning(
                "`\(name)`: the quotes “ ” are part of the text: write straight ones, as `\(inner.yamlQuoted)`"
            )
        }
    }

    /// The message when a text begins with `#`, so that YAML reads it as a comment. Nil otherwise.
    var commentInPlace: DiagnosticText? {
        guard isNull, let line = keyLine else { return nil }
        let value = source.value(inLine: line)
        guard value.hasPrefix("#"), value.dropFirst().first?.isWhitespace == false else { return nil }
        return
            "`\(name)` is empty, for ` #` begins a comment: put the text in quotes, as `\(key): \(value.yamlQuoted)`"
    }

    /// Returns the entries without those that are the second half of a text with a comma. Reports
    /// each such text once.
    func withoutCuts(_ entries: [(key: String, value: YAMLEntry)], known: Set<String>) -> [(
        key: String, value: YAMLEntry
    )] {
        var kept: [(key: String, value: YAMLEntry)] = []
        var cut: (key: String, value: YAMLEntry, text: String)?
        func report() {
            guard let found = cut else { return }
            let text = found.text.trimmingCurlyQuotes.yamlQuoted
            found.value.error(
                "`\(found.value.name)` is cut at its comma: put the text in quotes, as `\(found.key): \(text)`"
            )
            cut = nil
        }
        for (key, value) in entries {
            if value.isNull, !known.contains(key), YAMLEntry.withSpace(key) == nil, let last = kept.last,
                let text = last.value.plainText,
                last.value.keyLine == value.keyLine
            {
                let before = cut?.text ?? text
                cut = (last.key, last.value, before + (key.first == "”" ? "," : ", ") + key)
            } else {
                report()
                kept.append((key, value))
            }
        }
        report()
        return kept
    }

    fileprivate var plainText: String? {
        guard case .scalar(let scalar) = node, scalar.style == .plain, !isNull else { return nil }
        return scalar.string
    }

    /// Warns about items that look like the second half of a text with a comma: `[Why, and how?]`.
    func checkCommas(_ items: [YAMLEntry]) {
        for (before, after) in zip(items, items.dropFirst()) {
            guard let first = before.plainText, let second = after.plainText,
                before.node.mark?.line == after.node.mark?.line
            else { continue }
            guard second.first?.isLowercase == true || first.allSatisfy(\.isNumber) else { continue }
            let whole = "\(first), \(second)".yamlQuoted
            return warning(
                "`\(name)` is cut at a comma: if that is one text, put it in quotes, as `\(whole)`")
        }
    }
}

extension YAMLEntry {
    /// Returns the salutation in each language. Warns when the sign after it, such as a comma, is
    /// missing.
    func salutation(_ languages: CampaignLanguages) -> Localized? {
        let read = localized(languages)
        guard case .mapping(_) = node else { return read }
        for (key, value) in mapping(nil)?.entries ?? [] {
            guard let text = read?[Language(key)], let signs = LetterCustoms.of(Language(key))?.signs,
                let sign = signs.first,
                !signs.contains(where: text.hasSuffix)
            else { continue }
            value.missingSign(sign, text, key)
        }
        return read
    }

    private func missingSign(_ sign: String, _ text: String, _ key: String) {
        guard !diagnostics.hasError(file, line) else { return }
        let bare =
            text.last.map { $0.isPunctuation && $0 != ")" } == true
            ? String(text.dropLast()).trimmingSpaces : text
        let advice = "`\(key): \((bare + sign).yamlQuoted)`"
        if case .scalar(let scalar) = node, scalar.style == .plain, let mark = scalar.mark,
            source.rest(behind: scalar.string, at: mark)?.drop(while: \.isWhitespace).hasPrefix(",") == true
        {
            return warning(
                "`\(name)`: letters begin with “\(text)”; the comma after it divides entries and is not part of the text: write \(advice)"
            )
        }
        warning("`\(name)`: letters begin with “\(text)”, without `\(sign)`: write \(advice)")
    }
}

extension String {
    fileprivate var trimmingCurlyQuotes: String {
        trimmingSpaces.trimmingCharacters(in: ["“", "”", "„"])
    }
}

private let comment = SharedRegex(/\s+#.*/)
