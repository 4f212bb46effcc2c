import Domain

/// The places of sender and addressee on a letter, as usual in a country.
enum PaperLayout: Sendable {
    /// Sender first, addressee in the right half: France and its neighbours.
    case addresseeRight
    /// Sender on the right, addressee below on the left: Britain and Ireland.
    case senderRight
    /// Both on the left, the addressee behind the envelope's window: Germany, the Netherlands,
    /// America.
    case bothLeft

    init(country: String?) {
        switch country {
        case "FR", "BE", "LU", "CH", "IT", "ES", "PT", "PL", "MC", "MA", "DZ", "TN", "LB":
            self = .addresseeRight
        case "GB", "IE", "IM", "JE", "GG", "MT", "CY": self = .senderRight
        default: self = .bothLeft
        }
    }
}

/// The text size with which a letter fits on one sheet. The numbers were measured by printing
/// sheets of each size until a second sheet came.
enum PaperSize: Sendable, CaseIterable {
    case usual, dense, fine

    var classes: String {
        switch self {
        case .usual: ""
        case .dense: " dense"
        case .fine: " dense fine"
        }
    }

    /// Whether a letter in this text size fits on one sheet. `lines` has the number of characters
    /// of each line of each paragraph.
    func takes(_ lines: [[Int]]) -> Bool {
        let (columns, gap, most) =
            switch self {
            case .usual: (92, 0.8, 25.0)
            case .dense: (101, 0.5, 35.0)
            case .fine: (112, 0.5, 42.0)
            }
        // Words do not break, so a wrapped line has fewer characters than `columns`.
        let set = lines.joined().reduce(0) { $0 + ($1 <= columns ? 1 : ($1 + columns - 7) / (columns - 6)) }
        return Double(set) + gap * Double(lines.count) <= most
    }
}

/// One letter as a sheet of A4, in the letter's own language.
struct PaperSheet {
    let held: SignedLetterView
    let language: Language
    let text: InterfaceText

    init(_ held: SignedLetterView) {
        self.held = held
        language = held.composed.language
        text = InterfaceText(best: [language])
    }

    var country: String? { held.target.postalCountry(in: [language, held.context.language, "en", "fr"]) }

    /// The layout for the target's country. Where no line names the country, the language of the
    /// letter decides.
    private var layout: PaperLayout {
        PaperLayout(country: country ?? ["fr": "FR", "en": "GB"][language.primary])
    }

    var size: PaperSize? { Self.size(paragraphs + shownReading) }

    private static func size(_ blocks: [String]) -> PaperSize? {
        let lines = blocks.map { $0.lines.map(\.count) }
        return PaperSize.allCases.first { $0.takes(lines) }
    }

    var html: HTML {
        let draft = held.letter.draft
        let to = held.target.addressLines(in: language, else: held.campaign.languages)
        return """
            <article class="sheet a4\((size ?? .fine).classes)"\(tongue(language, on: held.text.language))>
            <address\(if: layout == .senderRight, " class=\"right\"")>\(lines([draft.name] + draft.whereabouts(in: language)))</address>
            <address\(if: layout == .addresseeRight, " class=\"to\"")>\(lines(to))</address>
            <p class="right">\(text(.paperDate, ["date": text.day(held.letter.confirmedAt ?? held.context.now)]))</p>
            <h1>\(text(.paperSubject, ["subject": held.composed.subject]))</h1>
            \(paragraphs.map { "<p>\(lines($0.lines))</p>\n" as HTML })\
            <p class="right sign">\(draft.name)</p>
            \(reading)
            </article>
            """
    }

    /// The reading, apart and below the signature. Nil where the sheet has no space for it.
    private var reading: HTML? {
        guard let reading = held.composed.reading, !shownReading.isEmpty else { return nil }
        return """
            <section class="reading">
            <p class="soft">\(held.composed.readingLabel ?? "")</p>
            <div\(tongue(reading.language, on: language))>
            \(shownReading.map { "<p>\(lines($0.lines))</p>\n" as HTML })\
            </div>
            </section>
            """
    }

    private var shownReading: [String] {
        guard let reading = held.composed.reading else { return [] }
        let blocks = [reading.subject] + reading.body.blocks
        return Self.size(paragraphs + blocks) == nil ? [] : blocks
    }

    /// The letter's blocks without the writer's name and address. The sheet shows these at its top
    /// and its bottom.
    private var paragraphs: [String] {
        let blocks = held.composed.body.blocks
        let signed = blocks.last?.lines.first == held.letter.draft.name
        return signed ? blocks.dropLast() : blocks
    }
}
