import Domain

/// A piece of a text that is compared with another.
package enum TextChange: Sendable, Equatable {
    case same(String), gone(String), new(String)

    var html: HTML {
        switch self {
        case .same(let text): "\(text)"
        case .gone(let text): "<del>\(text)</del>"
        case .new(let text): "<ins>\(text)</ins>"
        }
    }
}

extension AgreeingForms {
    /// "A woman signs citoyenne, a man citoyen, …", with the words in their own language.
    func html(_ text: DeskText, _ language: Language) -> HTML {
        let words = ["woman": feminine, "man": masculine, "open": other]
        return text.with(words.mapValues { "<b\(contentAttributes(language))>\($0)</b>" }, .readsForms)
    }
}
