/// A mapping or a list on one line: `{ en: …, fr: … }`, `[a, b]`.
struct YAMLFlow {
    let text: String

    init(_ text: String) { self.text = text }

    /// The first error in a value or at the end. Nil when there is none.
    var flaw: YAMLValue.SyntaxError? {
        if let flaw = endsEarly { return flaw }
        var index = text.startIndex
        var open: [Character] = []
        while index < text.endIndex {
            let sign = text[index]
            if sign == "{" || sign == "[" {
                open.append(sign)
                index = text.index(after: index)
            } else if sign == "}" || sign == "]" {
                guard open.popLast() != nil else { break }
                index = text.index(after: index)
                if open.isEmpty { return nil }
            } else if sign == "," || sign.isWhitespace {
                index = text.index(after: index)
            } else {
                if let flaw = entry(at: &index) { return flaw }
            }
        }
        return open.first.flatMap(unclosed)
    }

    /// Checks a value, or a key with its value, and moves `index` past it.
    private func entry(at index: inout String.Index) -> YAMLValue.SyntaxError? {
        if let key = text[index...].prefixMatch(of: /[A-Za-z_][A-Za-z0-9_-]*:(?=\s)/) {
            index = key.range.upperBound
            while index < text.endIndex, text[index].isWhitespace { index = text.index(after: index) }
        } else if let match = text[index...].prefixMatch(of: /([A-Za-z_][A-Za-z0-9_-]*:)(?!\/\/)[^\s,{}\[\]]/)
        {
            let correction = text.replacingCharacters(
                in: match.1.startIndex..<match.1.endIndex, with: match.1 + " ")
            return .init(fault: "a space is missing after the colon", correction: correction)
        }
        guard index < text.endIndex else { return nil }
        switch text[index] {
        case "{", "[": return nested(at: &index)
        case "\"", "'": return quoted(at: &index)
        case ",", "}", "]": return nil
        default: return plain(at: &index)
        }
    }

    private func quoted(at index: inout String.Index) -> YAMLValue.SyntaxError? {
        let (start, quote) = (index, text[index])
        let first = text.index(after: start)
        guard let end = YAMLValue.closing(quote, in: text[first...]) else {
            let last = text[first...].firstMatch(of: /\s*[}\]]\s*$/)?.range.lowerBound ?? text.endIndex
            let inner = String(text[first..<last])
            return flaw("the quote `\(quote)` is not closed", start..<last, inner)
        }
        index = text.index(after: end)
        if text[index...].prefixMatch(of: /\s*(?:[,}\]]|$)/) != nil { return nil }
        let later = text[index...].firstMatch(of: quote == "'" ? /'\s*[,}\]]/ : /"\s*[,}\]]/)?.range
            .lowerBound
        let inner = later.flatMap { YAMLValue.isInside(text, end) ? String(text[first..<$0]) : nil }
        let last = inner == nil ? plainEnd(from: index) : later.map { text.index(after: $0) } ?? text.endIndex
        let flaw = YAMLValue.early(quote, inner: inner, whole: String(text[start..<last]))
        return self.flaw(flaw.fault, with: flaw.correction, start..<last)
    }

    private func plain(at index: inout String.Index) -> YAMLValue.SyntaxError? {
        let start = index
        let end = plainEnd(from: start)
        index = end
        let value = String(text[start..<end])
        guard let flaw = YAMLValue(value).flaw else { return nil }
        return self.flaw(flaw.fault, start..<end, value)
    }

    /// Checks a mapping or list inside this one. A bracket that is never closed counts as text.
    private func nested(at index: inout String.Index) -> YAMLValue.SyntaxError? {
        let start = index
        let closing: Character = text[start] == "{" ? "}" : "]"
        let outer =
            text.last.map { $0 == "}" || $0 == "]" } == true
            ? text.index(before: text.endIndex) : text.endIndex
        guard let end = text[start..<outer].firstIndex(of: closing) else {
            let last = plainEnd(from: text.index(after: start))
            return flaw(YAMLValue.beginning(text[start]), start..<last, String(text[start..<last]))
        }
        let inner = YAMLFlow(String(text[start...end]))
        index = text.index(after: end)
        return inner.flaw.map { flaw($0.fault, with: $0.correction, start..<index) }
    }

    /// Returns the end of an unquoted text: a comma, or the bracket at the end.
    private func plainEnd(from start: String.Index) -> String.Index {
        let end = text[start...].firstMatch(of: /\s*,\s*[A-Za-z_-]+:\s|\s*,?\s*[}\]]\s*(?:#.*)?$|\s*,\s/)
        return end?.range.lowerBound ?? text.endIndex
    }

    private func flaw(_ fault: String, _ range: Range<String.Index>, _ value: String) -> YAMLValue.SyntaxError
    {
        flaw(fault, with: value.trimmingSpaces.yamlQuoted, range)
    }

    private func flaw(_ fault: String, with correction: String, _ range: Range<String.Index>)
        -> YAMLValue.SyntaxError
    {
        .init(fault: fault, correction: text.replacingCharacters(in: range, with: correction))
    }

    /// The error of a text that begins with brackets but is no list, such as
    /// `[Save] the bridge`.
    private var endsEarly: YAMLValue.SyntaxError? {
        guard let first = text.first, let last = text.last, last != "}", last != "]" else { return nil }
        var depth = 0
        for index in text.indices {
            if "{[".contains(text[index]) { depth += 1 }
            if "}]".contains(text[index]) { depth -= 1 }
            guard depth == 0 else { continue }
            let rest = String(text[text.index(after: index)...]).trimmingSpaces
            return rest.hasPrefix("#")
                ? nil : .init(fault: YAMLValue.beginning(first), correction: text.yamlQuoted)
        }
        return nil
    }

    /// Returns the error of a bracket that is not closed. Nil after a comma, because the value then
    /// continues on the next line.
    private func unclosed(_ bracket: Character) -> YAMLValue.SyntaxError? {
        guard let last = text.last, last != ",", text.count > 1 else { return nil }
        let correction = text + (bracket == "{" ? " }" : "]")
        return .init(fault: "the `\(bracket)` is not closed", correction: correction)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with new: some StringProtocol) -> String {
        String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
    }
}
