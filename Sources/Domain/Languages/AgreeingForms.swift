/// The three forms of words that agree with a gender, and their short spelling:
/// `{citoyenne|citoyen|citoyen·ne}`, or `{citoyenne|citoyen}`, whose third form is made of both.
package struct AgreeingForms: Sendable, Equatable {
    package var feminine: String
    package var masculine: String
    package var other: String

    /// - Parameter other: nil makes the third form of the other two.
    package init(feminine: String, masculine: String, other: String? = nil) {
        (self.feminine, self.masculine) = (feminine, masculine)
        self.other = other ?? Self.both(feminine, masculine)
    }

    /// Reads two or three alternatives between `|`. White space around them does not count. Nil for
    /// another number.
    package init?(_ written: String) {
        let forms = written.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
        guard (2...3).contains(forms.count) else { return nil }
        self.init(feminine: forms[0], masculine: forms[1], other: forms.count == 3 ? forms[2] : nil)
    }

    /// The short spelling. Leaves out a third form that is made of both. Nil when reading it would
    /// give something else.
    package var short: String? {
        let isMade = other == Self.both(feminine, masculine)
        let written = ([feminine, masculine] + (isMade ? [] : [other])).joined(separator: "|")
        guard !written.contains(where: { "{}".contains($0) }), Self(written) == self else { return nil }
        return "{\(written)}"
    }

    /// Returns a form for whoever is neither, word by word where both have as many words:
    /// "un·e habitant·e", "heureux·se". Words without a common beginning stand side by side:
    /// "il/elle".
    static func both(_ feminine: String, _ masculine: String) -> String {
        let (hers, his) = (words(of: feminine), words(of: masculine))
        guard hers.count == his.count else {
            if his.isEmpty { return "·\(feminine)" }
            return hers.isEmpty ? "\(masculine)·" : "\(masculine)/\(feminine)"
        }
        return zip(hers, his).map { joined(String($0), String($1)) }.joined(separator: " ")
    }

    private static func words(of text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    /// Joins two forms of one word.
    private static func joined(_ feminine: String, _ masculine: String) -> String {
        if feminine == masculine { return masculine }
        let stem = zip(feminine, masculine).prefix { $0 == $1 }.count
        guard stem >= 2 else { return "\(masculine)/\(feminine)" }
        let ending = feminine.count > stem ? feminine.dropFirst(stem) : feminine.suffix(1)
        // Other scripts have no such point.
        let isLatin = feminine.unicodeScalars.first.map { $0.value < 0x250 } ?? true
        return "\(masculine)\(isLatin ? "·" : "/")\(ending)"
    }
}

extension MessagePattern.Choice {
    /// A choice by the writer's gender between three forms.
    init(_ forms: AgreeingForms, line: Int) {
        let arms = [
            ("feminine", forms.feminine), ("masculine", forms.masculine), ("other", forms.other),
        ]
        self.init(
            argument: .init(name: "writer", line: line), kind: .select,
            arms: arms.map { .init(key: $0.0, parts: $0.1.isEmpty ? [] : [.text($0.1)]) })
    }

    /// The forms, when this is a choice by the writer's gender between three plain texts.
    package var forms: AgreeingForms? {
        guard argument.name == "writer", kind == .select, arms.count == 3,
            let feminine = plainText(of: "feminine"), let masculine = plainText(of: "masculine"),
            let other = plainText(of: "other")
        else { return nil }
        return AgreeingForms(feminine: feminine, masculine: masculine, other: other)
    }

    private func plainText(of key: String) -> String? {
        guard let arm = arms.first(where: { $0.key == key }) else { return nil }
        var plain = ""
        for part in arm.parts {
            guard case .text(let text) = part else { return nil }
            plain += text
        }
        return plain
    }
}

extension MessagePattern {
    /// The words that agree with the writer, in order.
    package var forms: [AgreeingForms] {
        parts.compactMap { if case .choice(let choice) = $0 { choice.forms } else { nil } }
    }

    /// Returns the pattern as an author writes it, with the short spelling of words that agree with
    /// the writer, or with `{writer, select, …}` for all of them.
    package func source(isShort: Bool) -> String { Self.source(parts, isShort) }

    private static func source(_ parts: [Part], _ isShort: Bool) -> String {
        parts.map { part in
            switch part {
            case .text(let text): return text
            case .argument(let argument): return "{\(argument.name)}"
            case .choice(let choice):
                if isShort, let short = choice.forms?.short { return short }
                let arms = choice.arms.map { "\($0.key) {\(source($0.parts, isShort))}" }
                return "{\(choice.argument.name), \(choice.kind.rawValue), \(arms.joined(separator: " "))}"
            }
        }.joined()
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
