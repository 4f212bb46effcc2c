/// A visitor's input in the letter form, unchanged, so that the page can show the input again.
///
/// A new field of the letter has a property here, a case of `Field`, an entry in `fields` and one
/// in `rows`. A stored field also has a property of `Draft`, below, and a
/// column in `Letters.swift` and the newest schema.
package struct LetterForm: Form, Equatable {
    package var step = ""
    package var language = ""
    package var name = ""
    package var email = ""
    /// The address for which the page has already asked whether another one was meant.
    package var emailAsked = ""
    /// The address that was meant, where the visitor has said so.
    package var emailMeant = ""
    package var country = ""
    package var postcode = ""
    package var address = ""
    package var writer = ""
    package var words = ""
    package var ownOnly = false
    /// Numbers of suggested paragraphs (from 1) to leave out.
    package var leaveOut: Set<Int> = []
    package var consent = false
    package var updates = false
    /// The code of the division whose representative gets the letter. Set when the page knew the
    /// division or the writer chose one.
    package var division = ""
    /// The key of the chosen member, where a division has several members.
    package var member = ""
    package var needsHelp = false
    /// The mark of the link by which the visitor came.
    package var source = ""
    /// The mark of the letter text that the page showed, as `Campaign.mark(of:to:)` makes it.
    package var shown = ""
    /// A field that people do not see and programs fill in.
    package var honeypot = ""

    package init() {}

    /// The fields, by their names in the form. Issues are reported in this order.
    package enum Field: String, FormFieldName, CaseIterable {
        case step, name, email, country, postcode, address, writer, words, leaveOut = "leave_out", language,
            consent, division, member, updates, emailAsked = "email_asked", emailMeant = "email_meant",
            ownOnly = "own_only", needsHelp = "needs_help", source = "from", shown = "text_shown"
        case honeypot = "leave_empty"
    }

    /// The rows of the form. Fields in one row stand side by side. The consent stands below them,
    /// and `leaveOut` stands by the paragraphs.
    package static let rows: [[Field]] = [
        [.name], [.email], [.country, .postcode], [.address], [.writer], [.words], [.needsHelp],
    ]

    package static let fields: [FormField<LetterForm>] = [
        FormField(.step, .text(\.step), .hidden, limit: .key, tooLong: .unknownStep),
        FormField(.language, .text(\.language), .hidden),
        FormField(
            .name, .text(\.name), .line(autocomplete: "name"), label: .name, hint: .nameHint, need: .required,
            limit: .name, tooLong: .nameTooLong),
        FormField(
            .email, .text(\.email), .email, label: .email, hint: .emailHintShared, need: .required,
            limit: .email, tooLong: .impossibleEmail),
        FormField(.emailAsked, .text(\.emailAsked), .hidden, limit: .email),
        FormField(.emailMeant, .text(\.emailMeant), .checkbox, limit: .email, isKept: false),
        FormField(
            .country, .text(\.country), .select(autocomplete: "country"), label: .country, need: .required,
            tooLong: .unknownCountry),
        FormField(
            .postcode, .text(\.postcode), .line(autocomplete: "postal-code", isLeftToRight: true),
            label: .postcode, hint: .postcodeHint, tooLong: .postcodeTooLong),
        FormField(
            .address, .text(\.address), .area(rows: 2, autocomplete: "street-address"), label: .address,
            hint: .addressHint, need: .required, limit: .address, tooLong: .addressTooLong),
        FormField(.writer, .text(\.writer), .radio, label: .writer, hint: .writerHint),
        FormField(
            .words, .text(\.words), .area(rows: 6), label: .words, hint: .wordsHint, need: .optional,
            limit: .ownWords, tooLong: .wordsTooLong, longest: longestWords),
        FormField(.ownOnly, .flag(\.ownOnly), .checkbox, label: .ownOnly),
        FormField(.consent, .flag(\.consent), .checkbox, hint: .consentHint, need: .required),
        FormField(.updates, .flag(\.updates), .checkbox, label: .updates, hint: .updatesHint),
        FormField(.division, .text(\.division), .hidden, limit: .key),
        FormField(.member, .text(\.member), .hidden, limit: .name),
        FormField(.needsHelp, .flag(\.needsHelp), .checkbox, label: .needsHelp, hint: .needsHelpHint),
        FormField(.source, .text(\.source), .hidden),
        FormField(.shown, .text(\.shown), .hidden, limit: .key),
        FormField(.leaveOut, .numbers(\.leaveOut), .checkbox),
        FormField(.honeypot, .text(\.honeypot), .hidden, label: .honeypot, isKept: false),
    ]

    /// The maximum length of own words, in characters.
    package static let longestWords = 10_000
}

/// A valid letter form: one supporter's input, checked and trimmed, before the letter is composed.
package struct Draft: Sendable, Equatable {
    package var step: String
    /// The language of the page with the form.
    package var language: Language
    package var name: String
    package var email: String
    /// ISO 3166-1 alpha-2.
    package var country: String
    package var postcode: String
    /// Lines of the street address; empty where the step needs none.
    package var address: [String]
    package var writer: Gender
    /// Own words; "" for none.
    package var words: String
    package var ownOnly: Bool
    /// Numbers of suggested paragraphs (from 1) to leave out.
    package var leaveOut: Set<Int>
    package var updates: Bool
    /// Whether the writer needs help. The letter then asks the office to treat the letter as
    /// casework.
    package var needsHelp: Bool
    /// The mark of the link by which the writer came. "" for none.
    package var source: String
    /// Keys of the steps that this person did earlier, for `{did}`.
    package var did: [String]

    package init(
        step: String, language: Language, name: String, email: String, country: String, postcode: String,
        address: [String] = [], writer: Gender = .other, words: String = "", ownOnly: Bool = false,
        leaveOut: Set<Int> = [], updates: Bool = false, needsHelp: Bool = false, source: String = "",
        did: [String] = []
    ) {
        (self.step, self.language, self.name, self.email) = (step, language, name, email)
        (self.country, self.postcode, self.address) = (country, postcode, address)
        (self.writer, self.words, self.ownOnly, self.leaveOut) = (writer, words, ownOnly, leaveOut)
        (self.updates, self.needsHelp, self.source, self.did) = (updates, needsHelp, source, did)
    }

    /// Makes the draft of a form that `LetterForm.checked` has cleaned.
    init(_ form: LetterForm, language: Language) {
        self.init(
            step: form.step, language: language, name: form.name, email: form.email, country: form.country,
            postcode: form.postcode, address: form.address.split(separator: "\n").map(String.init),
            writer: Gender(rawValue: form.writer) ?? .other, words: form.words, ownOnly: form.ownOnly,
            leaveOut: form.leaveOut, updates: form.updates, needsHelp: form.needsHelp,
            source: LetterSource.read(form.source))
    }

    /// The approximate disk space of a letter in octets, with its mail, its dates and its index
    /// entries.
    package var octets: Int {
        let texts = [name, email, postcode, words] + address
        return texts.reduce(1_000) { $0 + $1.utf8.count }
    }
}

extension LetterForm {
    /// Reads a received form. Stands here, and not in Web, so that the compiler specialises
    /// `init(reading:)`.
    package init(received pairs: [(name: String, value: String)]) {
        self.init(reading: pairs)
        // The visitor has confirmed the address that the page asked about.
        if !emailMeant.isEmpty { (email, emailMeant) = (emailMeant, "") }
    }

    /// Takes over what a supporter signed before, so that nothing is typed twice.
    package mutating func takeOver(_ draft: Draft) {
        (name, email, country, postcode) = (draft.name, draft.email, draft.country, draft.postcode)
        address = draft.address.joined(separator: "\n")
        writer = draft.writer.rawValue
    }
}
