import Domain
import Foundation
import Yams

/// Reads and checks the kinds of value that campaign folders have.
extension YAMLEntry {
    /// Returns one line of text that people read.
    func line(longest: Int = 300) -> String? {
        let text = bare(longest: longest)
        if let text { checkProse(text) }
        return text
    }

    /// Returns several lines of text that people read.
    func prose() -> String? {
        let text = text()
        if let text { checkProse(text) }
        return text
    }

    /// Returns one line that only Postbag reads: a key, an address, a day.
    func bare(longest: Int = 300) -> String? {
        guard let text = text() else { return nil }
        if text.contains("\n") { error("`\(name)` is one line: take the line break out") }
        if text.count > longest { error("`\(name)` is \(text.count) characters long: at most \(longest)") }
        return text
    }

    func lines() -> [String] {
        let items = list() ?? []
        checkCommas(items)
        return items.compactMap { $0.line() }
    }

    /// Returns a text in each language: `{ en: …, fr: … }`.
    func localized(_ languages: CampaignLanguages, multiline: Bool = false) -> Localized? {
        guard case .mapping(_) = node else {
            error(
                "`\(name)` is a text in each language: write `\(name): { \(languages.all.first ?? "en"): … }`"
            )
            return nil
        }
        let known = Set(languages.known.map(\.tag))
        return mapping(nil).flatMap {
            Self.localized(withoutCuts($0.entries, known: known), languages, of: self, multiline: multiline)
        }
    }

    static func localized(
        _ entries: [(key: String, value: YAMLEntry)], _ languages: CampaignLanguages, of owner: YAMLEntry,
        multiline: Bool = false
    ) -> Localized? {
        var texts: [Language: String] = [:]
        var hasUnknown = false
        for (key, value) in entries {
            guard languages.known.contains(Language(key)) else {
                value.error(unknownLanguage(key, languages, of: owner))
                hasUnknown = true
                continue
            }
            texts[Language(key)] = multiline ? value.prose() : value.line()
        }
        guard !texts.isEmpty else { return nil }
        let missing = languages.all.filter { texts[$0] == nil }.map(\.tag)
        if !missing.isEmpty, !hasUnknown {
            owner.warning(
                "`\(owner.name)` has no text in \(missing.joined(separator: ", ")): another language stands there"
            )
        }
        return Localized(texts)
    }

    private static func unknownLanguage(_ key: String, _ languages: CampaignLanguages, of owner: YAMLEntry)
        -> DiagnosticText
    {
        if let space = withSpace(key) { return "a space is missing after the colon: write `\(space)`" }
        let known = languages.known.map(\.tag)
        let advice: DiagnosticText =
            known.first { $0 == Language(key).plainPrimary }.map { "write `\($0)`" }
            ?? "this campaign has \(known.joined(separator: ", "))"
        return "unknown language `\(key)` in `\(owner.name)`: \(advice)"
    }

    func language() -> Language? {
        guard let tag = bare() else { return nil }
        if tag.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil { return Language(tag) }
        let plain = Language(tag).plainPrimary
        let advice: DiagnosticText =
            plain.count == 2 ? "write `\(plain)`" : "write its BCP 47 tag, as `en` or `pt-BR`"
        error("`\(tag)` is not a language: \(advice)")
        return plain.count == 2 ? Language(plain) : nil
    }

    func day() -> Day? {
        guard let text = bare() else { return nil }
        if let day = Day(text) { return day }
        error("`\(name)`: `\(text)` is not a date: write it as 2016-10-27")
        return nil
    }

    func link() -> String? {
        guard let text = bare(longest: 2_000) else { return nil }
        let url = URL(string: text)
        let scheme = url?.scheme?.lowercased()
        if scheme == "https" || scheme == "http", url?.host()?.isEmpty == false,
            !text.contains(where: \.isWhitespace)
        {
            return text
        }
        let plain = text.withoutTypography
        if plain != text, plain.contains("://") {
            error("`\(name)`: `\(text)` has signs that no link has: write `\(plain)`")
            return nil
        }
        error(
            "`\(name)`: `\(text)` is not a link: write a whole address, as https://example.org/page (only http and https)"
        )
        return nil
    }

    func email() -> String? {
        guard let text = bare() else { return nil }
        let plain = text.withoutTypography.replacing("’", with: "'")
        if case .success(let address) = EmailAddress.read(text), plain == text { return address }
        if EmailAddress.flaw(in: plain) == nil {
            // The address is returned, so that a campaign imported before keeps its recipient.
            error("`\(name)`: `\(text)` \(Self.strangeness(of: text)): write `\(plain)`")
            return text
        }
        error("`\(name)`: `\(text)` is not an e-mail address: write it as name@example.org")
        return nil
    }

    private static func strangeness(of address: String) -> DiagnosticText {
        address.contains(/[’‘ʼ´`′]/)
            ? "has a curly apostrophe, which no address has" : "has signs that no address has"
    }

    /// Returns one of the allowed words. Nil, with an error, for another word.
    func word<Word: RawRepresentable & CaseIterable>(_: Word.Type = Word.self) -> Word?
    where Word.RawValue == String {
        guard let text = bare() else { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        let advice: DiagnosticText =
            meant(text, among: words).map { "did you mean `\($0)`?" }
            ?? "write \(words.joined(separator: ", "))"
        error("`\(name)`: unknown `\(text)`: \(advice)")
        return nil
    }

    func number(_ range: ClosedRange<Int>) -> Int? {
        guard let text = bare() else { return nil }
        if let number = Int(text), range.contains(number) { return number }
        error("`\(name)`: write a whole number from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    func flag() -> Bool? {
        guard let text = bare() else { return nil }
        if ["true", "yes"].contains(text.lowercased()) { return true }
        if ["false", "no"].contains(text.lowercased()) { return false }
        error("`\(name)`: write true or false")
        return nil
    }

    /// Returns a time such as `08:00` as minutes after midnight. 24:00 is the end of a day.
    func clock() -> Int? {
        guard let text = bare() else { return nil }
        if let match = text.wholeMatch(of: /([0-9]{1,2}):([0-9]{2})/), let hours = Int(match.1),
            let minutes = Int(match.2), minutes < 60,
            hours * 60 + minutes <= 24 * 60
        {
            return hours * 60 + minutes
        }
        error("`\(name)`: `\(text)` is not a time of day: write it in quotes, as \"08:00\"")
        return nil
    }

    /// Whether `key`, the name of this entry, is fit for addresses and files. Reports an error when
    /// not.
    func isKey(_ key: String) -> Bool {
        if key.isSlug { return true }
        error("`\(key)` is not a key: write small letters a to z, digits and hyphens, at most 64")
        return false
    }
}

/// The languages of a campaign (`all`), also with those that its targets read (`known`).
struct CampaignLanguages {
    var all: [Language]
    var known: [Language]
}

extension Language {
    /// The primary language in lower case: `en` for `en-GB`, `EN` and `en_GB`. People who add a
    /// country usually mean the primary language.
    var plainPrimary: String { String(tag.lowercased().prefix { $0.isLetter }) }
}

extension String {
    /// The text without characters that word processors and web pages add to addresses. Such
    /// characters are curly signs, invisible marks, brackets and the end of a sentence.
    fileprivate var withoutTypography: String {
        var text = String(
            String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }))
        for sign in ["‘", "ʼ", "´", "`", "′"] { text = text.replacing(sign, with: "’") }
        if let inner = text.firstMatch(of: /<([^<>\s]+)>/) { text = String(inner.1) }
        if text.lowercased().hasPrefix("mailto:") { text = String(text.dropFirst(7)) }
        return text.trimmingCharacters(in: CharacterSet(charactersIn: "“”„\u{22}'’ ,;\u{A0}"))
    }
}
