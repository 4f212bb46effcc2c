import Domain

/// Where a country's letters have their sender and their addressee.
enum PaperLayout: Sendable {
    /// Sender first, addressee in the right half: France and its neighbours.
    case addresseeRight
    /// Sender on the right, addressee below on the left: Britain and Ireland.
    case senderRight
    /// Both on the left, the addressee behind the envelope's window: Germany, the Netherlands, America.
    case bothLeft

    init(country: String?) {
        switch country {
        case "FR", "BE", "LU", "CH", "IT", "ES", "PT", "PL", "MC", "MA", "DZ", "TN", "LB": self = .addresseeRight
        case "GB", "IE", "IM", "JE", "GG", "MT", "CY": self = .senderRight
        default: self = .bothLeft
        }
    }
}

/// One letter as a sheet of A4, in the letter's own language.
struct PaperSheet {
    let held: HeldLetter
    let language: Language
    let text: InterfaceText

    init(_ held: HeldLetter) {
        self.held = held
        language = held.composed.language
        text = InterfaceText(best: [language])
    }

    var country: String? { held.target.postalCountry(in: [language, held.context.language, "en", "fr"]) }

    /// Where no line names the country, the language of the letter tells what its reader expects.
    private var layout: PaperLayout { PaperLayout(country: country ?? ["fr": "FR", "en": "GB"][language.primary]) }

    /// More than this many characters do not fit on one sheet in the usual size.
    static let usual = 2_600
    /// More than this many do not fit in the small size either.
    static let most = 4_300

    var length: Int { held.composed.body.count }

    var html: HTML {
        let draft = held.letter.draft
        let to = held.target.addressLines(in: language, else: held.campaign.languages)
        return """
            <article class="sheet a4\(if: length > Self.usual, " dense")"\(tongue(language, on: held.text.language))>
            <address\(if: layout == .senderRight, " class=\"right\"")>\(lines([draft.name] + draft.whereabouts(in: language)))</address>
            <address\(if: layout == .addresseeRight, " class=\"to\"")>\(lines(to))</address>
            <p class="right">\(text(.paperDate, ["date": text.day(held.letter.confirmedAt ?? held.context.now)]))</p>
            <h1>\(text(.paperSubject, ["subject": held.composed.subject]))</h1>
            \(paragraphs.map { "<p>\(lines($0.split(separator: "\n").map(String.init)))</p>\n" as HTML })\
            <p class="right sign">\(draft.name)</p>
            </article>
            """
    }

    /// The letter's blocks without the writer's name and address, which stand at the head and at the foot of the sheet.
    private var paragraphs: [String] {
        let blocks = held.composed.body.blocks
        let signed = blocks.last?.split(separator: "\n").first.map(String.init) == held.letter.draft.name
        return signed ? blocks.dropLast() : blocks
    }
}
