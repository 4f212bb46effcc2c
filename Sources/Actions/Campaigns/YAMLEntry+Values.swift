import Domain
import Foundation
import Yams

/// The kinds of value that campaign folders have, each checked where it stands.
extension YAMLEntry {
    /// One line of text.
    func line(longest: Int = 300) -> String? {
        guard let text = text() else { return nil }
        if text.contains("\n") { error("`\(name)` is one line: take the line break out") }
        if text.count > longest { error("`\(name)` is \(text.count) characters long: at most \(longest)") }
        return text
    }

    func lines() -> [String] { (list() ?? []).compactMap { $0.line() } }

    /// `{ en: …, fr: … }`.
    func localized(_ languages: CampaignLanguages, multiline: Bool = false) -> Localized? {
        guard case .mapping(_) = node else {
            error("`\(name)` is a text in each language: write `\(name): { \(languages.all.first ?? "en"): … }`")
            return nil
        }
        return mapping(nil).flatMap { Self.localized($0.entries, languages, of: self, multiline: multiline) }
    }

    static func localized(
        _ entries: [(key: String, value: YAMLEntry)], _ languages: CampaignLanguages, of owner: YAMLEntry, multiline: Bool = false
    ) -> Localized? {
        var texts: [Language: String] = [:]
        for (key, value) in entries {
            guard languages.known.contains(Language(key)) else {
                value.error("unknown language `\(key)` in `\(owner.name)`: this campaign has \(languages.known.map(\.tag).joined(separator: ", "))")
                continue
            }
            texts[Language(key)] = multiline ? value.text() : value.line()
        }
        guard !texts.isEmpty else { return nil }
        let missing = languages.all.filter { texts[$0] == nil }.map(\.tag)
        if !missing.isEmpty { owner.warning("`\(owner.name)` has no text in \(missing.joined(separator: ", ")): another language stands there") }
        return Localized(texts)
    }

    func language() -> Language? {
        guard let tag = line() else { return nil }
        if tag.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil { return Language(tag) }
        error("`\(tag)` is no language: write its BCP 47 tag, as `en` or `pt-BR`")
        return nil
    }

    func day() -> Day? {
        guard let text = line() else { return nil }
        if let day = Day(text) { return day }
        error("`\(name)`: `\(text)` is no day: write it as 2016-10-27")
        return nil
    }

    func link() -> String? {
        guard let text = line(longest: 2_000) else { return nil }
        let url = URL(string: text)
        let scheme = url?.scheme?.lowercased()
        if scheme == "https" || scheme == "http", url?.host()?.isEmpty == false, !text.contains(where: \.isWhitespace) { return text }
        error("`\(name)`: `\(text)` is no link: write a whole address, as https://example.org/page (only http and https)")
        return nil
    }

    func email() -> String? {
        guard let text = line() else { return nil }
        if case .success(let address) = EmailAddress.read(text) { return address }
        error("`\(name)`: `\(text)` is no e-mail address: write it as name@example.org")
        return nil
    }

    /// One of a few words.
    func word<Word: RawRepresentable & CaseIterable>(_: Word.Type = Word.self) -> Word? where Word.RawValue == String {
        guard let text = line() else { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        let advice = meant(text, among: words).map { "did you mean `\($0)`?" } ?? "write \(words.joined(separator: ", "))"
        error("`\(name)`: unknown `\(text)`: \(advice)")
        return nil
    }

    func number(_ range: ClosedRange<Int>) -> Int? {
        guard let text = line() else { return nil }
        if let number = Int(text), range.contains(number) { return number }
        error("`\(name)`: write a whole number from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    func flag() -> Bool? {
        guard let text = line() else { return nil }
        if ["true", "yes"].contains(text.lowercased()) { return true }
        if ["false", "no"].contains(text.lowercased()) { return false }
        error("`\(name)`: write true or false")
        return nil
    }

    /// `08:00` as minutes after midnight; 24:00 is the end of a day.
    func clock() -> Int? {
        guard let text = line() else { return nil }
        if let match = text.wholeMatch(of: /([0-9]{1,2}):([0-9]{2})/), let hours = Int(match.1), let minutes = Int(match.2), minutes < 60,
            hours * 60 + minutes <= 24 * 60
        {
            return hours * 60 + minutes
        }
        error("`\(name)`: `\(text)` is no time of day: write it in quotes, as \"08:00\"")
        return nil
    }

    /// Whether `key`, the name of this entry, is fit for addresses and files.
    func isKey(_ key: String) -> Bool {
        if key.wholeMatch(of: /[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?/) != nil { return true }
        error("`\(key)` is no key: write small letters a to z, digits and hyphens, at most 64")
        return false
    }
}

/// The languages of a campaign, and those that its targets read.
struct CampaignLanguages {
    var all: [Language]
    var known: [Language]
}
