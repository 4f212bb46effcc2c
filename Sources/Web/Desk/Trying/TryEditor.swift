package import Domain
package import Foundation

/// What the page "Try and publish" shows.
package struct TryEditor: Sendable {
    /// A part of the campaign and how complete it is.
    package struct Check: Sendable {
        package let place: CampaignPlace
        package let state: PlaceState
        /// What the state means, in sentences, each with the path on which it is put right.
        package let lines: [(words: String, path: String)]

        package init(
            _ place: CampaignPlace, _ state: PlaceState, _ lines: [(words: String, path: String)] = []
        ) {
            (self.place, self.state, self.lines) = (place, state, lines)
        }
    }

    /// A test letter, and what has become of it.
    package struct Test: Sendable {
        package enum State: Sendable { case sent, underWay, notSent }

        package let at: Date
        package let version: Int
        package let state: State
        /// The other server's own words. Nil in a rehearsal.
        package let reply: String?
        /// What they mean.
        package let meaning: String?

        package init(at: Date, version: Int, _ state: State, reply: String?, meaning: String? = nil) {
            (self.at, self.version, self.state) = (at, version, state)
            (self.reply, self.meaning) = (reply, meaning)
        }
    }

    /// Something that visitors will see otherwise.
    package struct Change: Sendable {
        /// Where: "Letter to the Minister, French, paragraph 3".
        package let place: String
        package let by: HistoryLine.Doer?
        package let words: [TextChange]
        package let language: Language?

        package init(_ place: String, by: HistoryLine.Doer?, _ words: [TextChange], _ language: Language?) {
            (self.place, self.by, self.words, self.language) = (place, by, words, language)
        }
    }

    /// What a new text of a letter does to the letters that there are, and to translations.
    package struct Follows: Sendable {
        package let letters: ConcernedLetters
        /// The paragraphs that are older than the original, with their paths in the editor.
        package let outdated: [(name: String, path: String)]

        package init(_ letters: ConcernedLetters, outdated: [(name: String, path: String)]) {
            (self.letters, self.outdated) = (letters, outdated)
        }
    }

    /// A change that somebody must have seen before it is published.
    package struct Question: Sendable {
        package let value: String, label: String
        package let hint: String?

        package init(value: String, label: String, hint: String? = nil) {
            (self.value, self.label, self.hint) = (value, label, hint)
        }
    }

    /// A publishing that waits for its hour.
    package struct Scheduled: Sendable {
        package let at: Date
        package let zone: String
        package let by: HistoryLine.Doer

        package init(at: Date, zone: String, by: HistoryLine.Doer) {
            (self.at, self.zone, self.by) = (at, zone, by)
        }
    }

    package var checks: [Check]
    package var looks: [LookRow] = []
    /// Whether there is a letter that can be tried.
    package var canTest = true
    package var tests: [Test] = []
    package var changes: [Change] = []
    package var questions: [Question] = []
    /// Nil when no letter gets another text.
    package var follows: Follows?
    package var scheduled: Scheduled?
    /// IANA names of time zones to choose from.
    package var zones: [String]
    /// Its values are those of the form that publishes, and `as` of the test letter.
    package var state: EditorState

    package init(checks: [Check], zones: [String], state: EditorState) {
        (self.checks, self.zones, self.state) = (checks, zones, state)
    }

    var blocking: [Check] { checks.filter(\.state.blocks) }
}

/// A line of links that show what others will see.
package struct LookRow: Sendable {
    package enum Kind: Sendable { case page, phone, print, letter, mail, after }
    package enum Link: Sendable {
        case page(Language, path: String)
        case signed(Gender, path: String)
        case paper(path: String)
        case inbox(path: String), thanks(path: String), form(path: String)
    }

    package let kind: Kind
    package let links: [Link]

    package init(_ kind: Kind, _ links: [Link]) { (self.kind, self.links) = (kind, links) }

    func html(_ text: DeskText) -> HTML {
        let shown = links.map { $0.html(text) }.enumerated().map { $0 == 0 ? $1 : " · \($1)" as HTML }
        let none: HTML = "<dd class=\"soft\">\(text(.lookLater))</dd>"
        return """
            <dt>\(text(kind.name))</dt>\(links.isEmpty ? none : "<dd>\(shown)</dd>")

            """
    }
}

extension LookRow.Kind {
    fileprivate var name: DeskTextKey {
        switch self {
        case .page: .lookPage
        case .phone: .lookPhone
        case .print: .lookPrint
        case .letter: .lookLetter
        case .mail: .lookMail
        case .after: .lookAfter
        }
    }
}

extension LookRow.Link {
    fileprivate func html(_ text: DeskText) -> HTML {
        let (name, path): (String, String) =
            switch self {
            case .page(let language, let path): (text.language.name(of: language), path)
            case .signed(.feminine, let path): (text(.signedByWoman), path)
            case .signed(.masculine, let path): (text(.signedByMan), path)
            case .signed(.other, let path): (text(.signedOpen), path)
            case .paper(let path): (text(.onPaper), path)
            case .inbox(let path): (text(.lookInbox), path)
            case .thanks(let path): (text(.lookThanks), path)
            case .form(let path): (text(.lookForm), path)
            }
        return "<a href=\"\(path)\">\(name)</a>"
    }
}
