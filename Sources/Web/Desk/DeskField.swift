import Domain

/// A field of a form of the desk, in the order label, hint, note, form issue, control.
struct DeskField {
    enum Control {
        case input(type: String, autocomplete: String)
        case secret
        /// Six digits.
        case code
        /// Six digits of an app, or a recovery code.
        case second
        /// One line. `look` is a class that sets the width.
        case line(type: String = "text", look: String? = nil, digits: Bool = false)
        case text(rows: Int, look: String? = nil)
        case choice([Option], look: String? = nil)
        case country
        case file(accept: String)
    }

    struct Option {
        let value: String, label: String
    }

    let name: String
    let label: String
    var isOptional = false
    var hint: HTML?
    /// What needs a look, but forbids nothing.
    var note: HTML?
    var value = ""
    /// What is wrong with the value, in words.
    var problem: String?
    /// The language of the content. Nil for a field whose words nobody else reads.
    var content: Language?
    let control: Control
    /// Whether the content can only be read here.
    var isReadOnly = false
    /// What stands below the control.
    var below: HTML?

    func html(_ text: DeskText) -> HTML {
        """
        <div class="field\(if: problem != nil, " wrong")">
        <label for="\(name)">\(label)\(if: isOptional, " <b>\(text.shared(.optional))</b>")</label>
        \(hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>\n" as HTML })\
        \(note.map { "<p class=\"small\" id=\"\(name)-note\">\($0)</p>\n" as HTML })\(problemText(problem, of: name))\(controlHTML(text.language))
        \(below)</div>

        """
    }

    private var attributes: HTML {
        """
         id="\(name)" name="\(name)"\(content.map(contentAttributes))\(if: isReadOnly, " readonly")\
        \(describedBy(name, hint: hint != nil, note: note != nil, problem: problem != nil))
        """
    }

    private func controlHTML(_ language: Language) -> HTML {
        switch control {
        case .input(let type, let autocomplete):
            "<input\(attributes) type=\"\(type)\" autocomplete=\"\(autocomplete)\" value=\"\(value)\" required>"
        case .secret:
            "<textarea\(attributes) rows=\"3\" lang=\"en\" autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\" required>\n\(value)</textarea>"
        case .code:
            "<input class=\"code\"\(attributes) dir=\"ltr\" inputmode=\"numeric\" autocomplete=\"one-time-code\" maxlength=\"12\" required>"
        case .second:
            "<input class=\"mid\"\(attributes) dir=\"ltr\" autocomplete=\"one-time-code\" autocapitalize=\"none\" spellcheck=\"false\" maxlength=\"40\" required>"
        case .line(let type, let look, let digits):
            "<input\(attribute: "class", look)\(attributes) type=\"\(type)\"\(if: digits, " inputmode=\"numeric\"") value=\"\(value)\" autocomplete=\"off\">"
        case .text(let rows, let look):
            "<textarea\(attribute: "class", look)\(attributes) rows=\"\(rows)\">\n\(value)</textarea>"
        case .choice(let options, let look):
            "<select\(attribute: "class", look)\(attributes)>\n\(options.map { option($0) })</select>"
        case .country:
            "<select class=\"mid\"\(attributes)>\n<option value=\"\">–</option>\(countryOptions(language, likely: [], chosen: value))</select>"
        case .file(let accept): "<input\(attributes) type=\"file\" accept=\"\(accept)\">"
        }
    }

    private func option(_ option: Option) -> HTML {
        "<option value=\"\(option.value)\"\(if: option.value == value, " selected")>\(option.label.isEmpty ? "–" : option.label)</option>\n"
    }
}

/// Returns `lang` and `dir` for a text that visitors will read.
func contentAttributes(_ language: Language) -> HTML {
    " lang=\"\(language.tag)\" dir=\"\(language.direction)\""
}

/// Returns a form issue in its paragraph, with the `id` that its control names.
func problemText(_ problem: String?, of name: String) -> HTML {
    problem.map { "<p class=\"problem\" id=\"error-\(name)\">\($0)</p>\n" } ?? ""
}

/// Returns the attributes that lead from a control to its hint, its note and its form issue.
func describedBy(_ name: String, hint: Bool, note: Bool = false, problem: Bool) -> HTML {
    let ids = [hint ? "\(name)-hint" : nil, note ? "\(name)-note" : nil, problem ? "error-\(name)" : nil]
    let found = ids.compactMap(\.self)
    return """
        \(attribute: "aria-describedby", found.isEmpty ? nil : found.joined(separator: " "))\
        \(if: problem, " aria-invalid=\"true\"")
        """
}

/// Returns a hidden field. Nothing for nil.
func hiddenField(_ name: String, _ value: String?) -> HTML {
    value.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">\n" } ?? ""
}
