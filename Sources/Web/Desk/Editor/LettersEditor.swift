package import Domain
package import Foundation

/// A suggested letter in the editor: its original, and one reading beside it.
package struct LettersEditor: Sendable {
    /// A letter of the campaign, as a tab.
    package struct Tab: Sendable {
        package let key: String
        /// The name of the target. Nil for a letter that no step uses.
        package let recipient: String?
        /// The number of things to put right.
        package let issues: Int

        package init(key: String, recipient: String?, issues: Int) {
            (self.key, self.recipient, self.issues) = (key, recipient, issues)
        }
    }

    /// A language in which the letter can be read, and how complete that reading is.
    package struct Reading: Sendable {
        package let language: Language
        package let state: PlaceState

        package init(_ language: Language, _ state: PlaceState) {
            (self.language, self.state) = (language, state)
        }
    }

    package var key: String
    package var tabs: [Tab]
    package var original: Language
    /// The reading that stands beside the original. Nil: the original alone.
    package var reading: Language?
    package var readings: [Reading] = []
    /// The path of the page on which the salutations are written.
    package var recipientPath: String?
    package var salutations: [Language: String] = [:]
    /// The number of paragraphs, without the place of the own words.
    package var paragraphs: Int
    /// The words that follow the person who signs, by the names of fields.
    package var reads: [String: [AgreeingForms]] = [:]
    /// The readings that are older than their original, by the names of fields.
    package var outdated: [String: OutdatedParagraph] = [:]
    package var length: LetterLength?
    package var looks: LetterLooks?
    /// Signed letters that have not left.
    package var waiting = 0
    /// The languages that the account may change. Nil: all, and their paragraphs can be moved.
    package var changeable: Set<Language>?
    package var state: EditorState

    package init(
        key: String, tabs: [Tab], original: Language, reading: Language?, paragraphs: Int, state: EditorState
    ) {
        (self.key, self.tabs, self.original, self.reading) = (key, tabs, original, reading)
        (self.paragraphs, self.state) = (paragraphs, state)
    }

    /// The languages that the page shows.
    var shown: [Language] { [original] + (reading.map { [$0] } ?? []) }
    var recipient: String? { tabs.first { $0.key == key }?.recipient }

    /// The number of paragraphs before the own words, which the field `own-words` says.
    var ownWords: Int { min(Int(state.value("own-words")) ?? paragraphs - 1, paragraphs) }

    /// Whether the account may change a language. It may change all, or only some readings.
    func mayChange(_ language: Language) -> Bool { changeable?.contains(language) ?? true }

    func name(_ language: Language, _ number: Int) -> String { "\(language.tag)-\(number)" }
}

/// When a reading and its original were written, and what changed in the original.
package struct OutdatedParagraph: Sendable {
    package let originalAt: Date?, readingAt: Date?
    package let changes: [TextChange]

    package init(originalAt: Date?, readingAt: Date?, changes: [TextChange]) {
        (self.originalAt, self.readingAt, self.changes) = (originalAt, readingAt, changes)
    }
}

/// The length of a letter with address and greeting, as a form field counts.
package struct LetterLength: Sendable {
    package let characters: Int
    /// The most that the target's form takes.
    package let limit: Int?

    package init(characters: Int, limit: Int?) { (self.characters, self.limit) = (characters, limit) }
}

/// The paths at which a letter is shown as it would leave.
package struct LetterLooks: Sendable {
    package let feminine: String, masculine: String, other: String
    package let paper: String?

    package init(feminine: String, masculine: String, other: String, paper: String?) {
        (self.feminine, self.masculine, self.other, self.paper) = (feminine, masculine, other, paper)
    }

    func links(_ text: DeskText) -> HTML {
        let named: [(String?, DeskTextKey)] = [
            (feminine, .signedByWoman), (masculine, .signedByMan), (other, .signedOpen), (paper, .onPaper),
        ]
        return HTML(
            named.map { path, key in path.map { "<a href=\"\($0)\">\(text(key))</a>\n" } ?? "" })
    }
}
