/// What a visitor typed into the letter form, untouched, so that it can be shown again as it was.
package struct LetterForm: Sendable, Equatable {
    package var step = ""
    package var language = ""
    package var name = ""
    package var email = ""
    /// The address about which the page has asked whether another one was meant.
    package var emailAsked = ""
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
    /// The code of the division whose representative it goes to, where the page knew or the writer
    /// chose it.
    package var division = ""
    /// Where a division has several members, the key of the chosen one.
    package var member = ""
    package var needsHelp = false
    /// A field that people do not see and programs fill.
    package var honeypot = ""

    package init() {}
}

/// A field of the letter form; the raw value is the name in the form, and `error-` and it the id of
/// its problem.
package enum Field: String, Sendable, CaseIterable {
    case step, name, email, country, postcode, address, writer, words, leaveOut = "leave_out", language,
        consent, division
}

/// A visitor's mistake: a value that the page shows by the field, in the page's language.
package struct FormIssue: Sendable, Equatable {
    package var field: Field
    package var kind: Kind
    /// What was received, where the message quotes it.
    package var received: String

    package enum Kind: String, Sendable, CaseIterable {
        case missingName, nameTooLong, missingEmail, incompleteEmail, impossibleEmail, otherSignEmail,
            mistypedEmail
        case missingCountry, unknownCountry, missingPostcode, postcodeTooLong
        case missingAddress, addressTooLong, wordsTooLong, wordsMissing, nothingLeft, unknownStep,
            missingConsent, controlCharacters, missingSeat
    }

    package init(_ field: Field, _ kind: Kind, received: String = "") {
        self.field = field
        self.kind = kind
        self.received = received
    }
}
