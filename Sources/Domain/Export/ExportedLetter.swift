package import Foundation

/// One confirmed letter as exports tell it. Names and texts are empty once they are erased.
package struct ExportedLetter: Sendable {
    package var id: Int64
    package var written: Date
    package var confirmed: Date?
    package var step: String, target: String
    /// The member to whom the letter went, and the seat. "" for a letter to a target by name.
    package var member: String, seat: String
    package var language: String, country: String
    /// The place in which the writer is counted. "" for none.
    package var place: String
    package var name: String, email: String, postcode: String
    package var address: String
    package var words: String
    package var ownOnly: Bool
    package var wantsNews: Bool
    /// Version and language of the words of consent.
    package var consent: String
    package var status: LetterStatus?
    package var isErased: Bool

    package init(
        id: Int64, written: Date, confirmed: Date?, step: String, target: String, member: String,
        seat: String, language: String, country: String, place: String, name: String, email: String,
        postcode: String, address: String, words: String, ownOnly: Bool, wantsNews: Bool, consent: String,
        status: LetterStatus?, isErased: Bool
    ) {
        (self.id, self.written, self.confirmed) = (id, written, confirmed)
        (self.step, self.target, self.member, self.seat) = (step, target, member, seat)
        (self.language, self.country, self.place) = (language, country, place)
        (self.name, self.email, self.postcode, self.address) = (name, email, postcode, address)
        (self.words, self.ownOnly, self.wantsNews) = (words, ownOnly, wantsNews)
        (self.consent, self.status, self.isErased) = (consent, status, isErased)
    }
}

/// A column of an exported table. The raw value is its name for programs.
package enum ExportColumn: String, Sendable, CaseIterable {
    case letter, written, confirmed, step, target, member, seat, language, country, place
    case name, email, postcode, address, words = "own_words", ownOnly = "only_own_words"
    case news, consent, state, erased

    /// The columns of a file. Empty for a file that is no table of letters.
    package static func columns(of file: ExportFile) -> [ExportColumn] {
        switch file {
        case .csv: allCases
        case .words: [.letter, .confirmed, .target, .language, .words]
        // Without the name: it is erased with the letter.
        case .news: [.email, .language, .consent, .confirmed]
        case .folder, .figures, .json, .mbox: []
        }
    }
}

/// The words in an exported table: the titles of its columns, "yes" and "no", and the states.
package struct ExportWords: Sendable {
    package let titles: [ExportColumn: String]
    package let yes: String, no: String
    package let states: [LetterStatus: String]

    package init(titles: [ExportColumn: String], yes: String, no: String, states: [LetterStatus: String]) {
        (self.titles, self.yes, self.no, self.states) = (titles, yes, no, states)
    }

    /// The words for programs.
    package static let plain = ExportWords(
        titles: Dictionary(uniqueKeysWithValues: ExportColumn.allCases.map { ($0, $0.rawValue) }),
        yes: "yes", no: "no",
        states: Dictionary(uniqueKeysWithValues: LetterStatus.allCases.map { ($0, $0.rawValue) }))
}
