import Domain
import Foundation

/// A file that seems to belong to a campaign but does not have the name of a campaign file.
struct Misnamed: Sendable, Equatable {
    let path: String
    /// The right name. Nil when the wrong name does not reveal it.
    let name: String?
    /// Whether the file is plain text, which can be read under the right name.
    let isText: Bool
    /// Whether another file already has the right name.
    var isSpare = false

    /// Returns the misnamed files among `candidates`, all files of a folder. `paths` are the names
    /// that are already taken. Leaves out a file that is not text when its right name is taken.
    static func all(of candidates: [String], besides paths: Set<String>) -> [Misnamed] {
        var taken = paths
        return Set(candidates).sorted().compactMap(Misnamed.init).compactMap { found in
            var found = found
            if let name = found.name { found.isSpare = !taken.insert(name).inserted }
            return found.isSpare && !found.isText ? nil : found
        }
    }

    /// Whether a folder has a common wrong name of `letters`, such as `Letters` or `lettres`.
    static func isLetters(_ folder: String) -> Bool {
        folder != "letters" && ["letters", "letter", "lettre", "lettres"].contains(folder.lowercased())
    }

    private init?(_ path: String) {
        let parts = path.split(separator: "/").map(String.init)
        guard let file = parts.last, !file.hasPrefix("."), !file.hasPrefix("~") else { return nil }
        let lower = file.lowercased()
        self.path = path
        let inLetters = parts.count == 2
        if path == CampaignFolder.main { return nil }
        if !inLetters, lower.wholeMatch(of: /campaign\.(?:ya?ml|txt)(?:\.txt)?/) != nil {
            (name, isText) = (CampaignFolder.main, true)
        } else if let match = lower.wholeMatch(
            of: /(.+?)([._ -])([a-z]{2,3}(?:-[a-z]{2,4})?)\.(md|markdown|txt|md\.txt|markdown\.txt)/)
        {
            guard Self.isLanguage(match.3, after: match.2),
                inLetters || match.1 == "page" || match.4.hasPrefix("md"), match.1 != "readme"
            else { return nil }
            (name, isText) = (Self.name(match.1, match.3, inLetters), true)
            if CampaignFolder.isKnown(path), match.2 == "." { return nil }
        } else if lower.wholeMatch(of: /.+\.(?:docx?|odt|rtf|pdf|pages|html?)/) != nil {
            let match = lower.wholeMatch(of: /(.+?)[._ -]([a-z]{2})\.[a-z]+/)
            name = match.flatMap { inLetters || $0.1 == "page" ? Self.name($0.1, $0.2, inLetters) : nil }
            isText = false
        } else {
            return nil
        }
    }

    private static func name(_ stem: Substring, _ language: Substring, _ inLetters: Bool) -> String {
        inLetters || stem != "page" ? "letters/\(stem).\(language).md" : "page.\(language).md"
    }

    /// Whether the tag is a language. `mayor-en.md` has a language; `tell-mp.md` has none. After a
    /// dot, every tag counts as a language.
    private static func isLanguage(_ tag: Substring, after sign: Substring) -> Bool {
        sign == "." || Locale.LanguageCode(String(tag.prefix { $0 != "-" })).isISOLanguage
    }

    func report(_ diagnostics: Diagnostics) {
        guard let name else {
            return diagnostics.warning(
                path, nil, "is not read: campaigns are plain text. Save its text in a file that ends with .md"
            )
        }
        guard isText else {
            diagnostics.error(path, nil, "is not read: campaigns are plain text. Save its text as \(name)")
            return diagnostics.silence(name)
        }
        if isSpare {
            diagnostics.warning(path, nil, "is not read, for \(name) is there too: take one of them out")
        } else if let letters = path.split(separator: "/").first, Self.isLetters(String(letters)) {
            diagnostics.error(String(letters), nil, "is not read: call the folder letters")
        } else {
            diagnostics.error(path, nil, "is not read: call it \(name)")
        }
    }
}
