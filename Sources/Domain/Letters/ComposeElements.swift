/// One element of a letter. The elements follow each other in order.
enum LetterElement: Equatable {
    case salutation
    /// The number of a suggested paragraph (from 1), and its pattern.
    case paragraph(Int, LetterText.ParsedTexts.Parsed)
    case ownWords
}

extension LetterText.Version {
    /// A paragraph with only this argument is a position, not text. Such a paragraph has no number
    /// and cannot be left out.
    package static let ownWordsPlace = "{own_words}"
    package static let salutationPlace = "{salutation}"

    /// The paragraphs with text, in the numbering of `leave_out` (from 1).
    package var suggested: [String] { paragraphs.filter { !Self.isPlace($0) } }

    /// The patterns of `suggested`.
    var suggestedPatterns: [LetterText.ParsedTexts.Parsed] {
        zip(paragraphs, parsed.paragraphs).compactMap { Self.isPlace($0) ? nil : $1 }
    }

    private static func isPlace(_ paragraph: String) -> Bool {
        paragraph == ownWordsPlace || paragraph == salutationPlace
    }

    /// Returns the letter's elements in order. Unless the text places them, the salutation comes
    /// first, and own words come before the last paragraph.
    func elements(leavingOut: Set<Int> = [], ownOnly: Bool = false) throws(MessageError) -> [LetterElement] {
        let numbered = numberedElements
        let kept = numbered.filter {
            if case .paragraph(let number, _) = $0 { !ownOnly && !leavingOut.contains(number) } else { true }
        }
        return try places("salutation", in: kept) ? kept : [.salutation] + kept
    }

    private var numberedElements: [LetterElement] {
        var number = 0
        var elements = zip(paragraphs, parsed.paragraphs).map { paragraph, pattern -> LetterElement in
            if paragraph == Self.ownWordsPlace { return .ownWords }
            if paragraph == Self.salutationPlace { return .salutation }
            number += 1
            return .paragraph(number, pattern)
        }
        if !elements.contains(.ownWords) { elements.insert(.ownWords, at: max(0, elements.count - 1)) }
        return elements
    }

    private func places(_ argument: String, in elements: [LetterElement]) throws(MessageError) -> Bool {
        if elements.contains(.salutation) { return true }
        for case .paragraph(_, let pattern) in elements
        where try pattern.get().arguments.contains(where: { $0.name == argument }) {
            return true
        }
        return false
    }
}
