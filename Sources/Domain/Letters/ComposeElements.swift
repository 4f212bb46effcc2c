/// What stands one below the other in a letter, in order.
enum LetterElement: Equatable {
    case salutation
    /// A suggested paragraph's number (from 1) and its pattern.
    case paragraph(Int, String)
    case ownWords
}

extension LetterText.Version {
    /// A paragraph that is nothing but this is a place, not text: it has no number and cannot be
    /// left out.
    package static let ownWordsPlace = "{own_words}"
    package static let salutationPlace = "{salutation}"

    /// The paragraphs that say something, as `leave_out` numbers them (from 1).
    package var suggested: [String] {
        paragraphs.filter { $0 != Self.ownWordsPlace && $0 != Self.salutationPlace }
    }

    /// The salutation comes first unless the text places it, own words before the last paragraph
    /// unless the text places them.
    func elements(leavingOut: Set<Int> = [], ownOnly: Bool = false) throws(MessageError) -> [LetterElement] {
        let numbered = numberedElements
        let kept = numbered.filter {
            if case .paragraph(let number, _) = $0 { !ownOnly && !leavingOut.contains(number) } else { true }
        }
        return try places("salutation", in: kept) ? kept : [.salutation] + kept
    }

    private var numberedElements: [LetterElement] {
        var number = 0
        var elements = paragraphs.map { paragraph -> LetterElement in
            if paragraph == Self.ownWordsPlace { return .ownWords }
            if paragraph == Self.salutationPlace { return .salutation }
            number += 1
            return .paragraph(number, paragraph)
        }
        if !elements.contains(.ownWords) { elements.insert(.ownWords, at: max(0, elements.count - 1)) }
        return elements
    }

    private func places(_ argument: String, in elements: [LetterElement]) throws(MessageError) -> Bool {
        if elements.contains(.salutation) { return true }
        for case .paragraph(_, let pattern) in elements
        where try MessageFormat.parsed(pattern).arguments.contains(where: { $0.name == argument }) {
            return true
        }
        return false
    }
}
