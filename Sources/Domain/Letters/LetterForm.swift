/// A visitor's input in the letter form, unchanged, so that the page can show the input again.
package struct LetterForm: Sendable, Equatable {
    package var step = ""
    package var language = ""
    package var name = ""
    package var email = ""
    /// The address for which the page has already asked whether another one was meant.
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
    /// The code of the division whose representative gets the letter. Set when the page knew the
    /// division or the writer chose one.
    package var division = ""
    /// The key of the chosen member, where a division has several members.
    package var member = ""
    package var needsHelp = false
    /// A field that people do not see and programs fill in.
    package var honeypot = ""

    package init() {}
}

/// A field of the letter form. The raw value is the name in the form. The HTML id of its form issue
/// is `error-` and the raw value.
package enum Field: String, Sendable, CaseIterable {
    case step, name, email, country, postcode, address, writer, words, leaveOut = "leave_out", language,
        consent, division
}

/// A visitor's error. The page shows the error by the field, in the page's language.
package struct FormIssue: Sendable, Equatable {
    package var field: Field
    package var kind: Kind
    /// The received value, where the message quotes the value.
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
