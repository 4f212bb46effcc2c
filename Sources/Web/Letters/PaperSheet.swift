import Domain

extension PaperLetter {
    /// The letter as a sheet of A4.
    /// - Parameter page: the language of the page around the sheet.
    func html(on page: Language) -> HTML {
        """
        <article class="sheet a4\((size ?? .fine).classes)"\(tongue(language, on: page))>
        <address\(if: layout == .senderRight, " class=\"right\"")>\(lines(sender))</address>
        <address\(if: layout == .addresseeRight, " class=\"to\"")>\(lines(recipient))</address>
        <p class="right">\(date)</p>
        <h1>\(subject)</h1>
        \(paragraphs.map { "<p>\(lines($0))</p>\n" as HTML })\
        <p class="right sign">\(signature)</p>
        \(reading.map(section))
        </article>
        """
    }

    /// The reading, apart and below the signature.
    private func section(_ reading: Reading) -> HTML {
        """
        <section class="reading">
        <p class="soft">\(reading.label)</p>
        <div\(tongue(reading.language, on: language))>
        \(reading.paragraphs.map { "<p>\(lines($0))</p>\n" as HTML })\
        </div>
        </section>
        """
    }
}

extension PaperSize {
    fileprivate var classes: String {
        switch self {
        case .usual: ""
        case .dense: " dense"
        case .fine: " dense fine"
        }
    }
}

func lines(_ lines: [String]) -> HTML {
    HTML(lines.enumerated().map { "\(if: $0.offset > 0, "<br>\n")<bdi>\($0.element)</bdi>" })
}
