import Actions
import Domain

extension [CampaignChange] {
    /// Returns the changes as the page shows them: texts word by word, and letters by paragraph.
    func shown(_ text: DeskText, from old: Campaign?, to new: Campaign) -> [TryEditor.Change] {
        flatMap { change -> [TryEditor.Change] in
            let whole = change.shown(text, from: old, to: new)
            guard case .text(.letter(let key, let language), .paragraphs) = change,
                let before = old?.letters[key]?.versions[language],
                let after = new.letters[key]?.versions[language], before.hasPlaces(of: after)
            else { return [whole] }
            return zip(before.suggested, after.suggested).enumerated().compactMap { number, pair in
                guard pair.0 != pair.1 else { return nil }
                let name = text(.paragraphName, ["number": text.shared.number(number + 1)])
                return TryEditor.Change(
                    whole.place + text(.listComma) + name, by: nil, wordChanges(from: pair.0, to: pair.1),
                    language)
            }
        }
    }

    /// Whether the text of a letter changes.
    var concernLetters: Bool {
        contains { change in
            switch change {
            case .text(.letter, let field), .value(.letter, let field, _, _): field != .prompts
            case .isTakenOut(.letter), .isNew(.letter): true
            default: false
            }
        }
    }
}

extension LetterText.Version {
    /// Whether both texts have as many paragraphs, with own words at the same place.
    fileprivate func hasPlaces(of other: Self) -> Bool {
        func places(_ text: Self) -> [Int] {
            text.paragraphs.indices.filter {
                [Self.ownWordsPlace, Self.salutationPlace].contains(text.paragraphs[$0])
            }
        }
        return paragraphs.count == other.paragraphs.count && places(self) == places(other)
    }
}
