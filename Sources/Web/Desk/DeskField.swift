import Domain

/// A field of a form of the desk, in the order label, hint, form issue, control.
struct DeskField {
    enum Control {
        case input(type: String, autocomplete: String)
        case secret
        /// Six digits.
        case code
    }

    let name: String
    let label: String
    var hint: HTML?
    var value = ""
    /// What is wrong with the value, in words.
    var problem: String?
    let control: Control

    var html: HTML {
        """
        <div class="field\(if: problem != nil, " wrong")">
        <label for="\(name)">\(label)</label>
        \(hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>\n" as HTML })\(problemText(problem, of: name))\(controlHTML)
        </div>
        """
    }

    private var controlHTML: HTML {
        let described = describedBy(name, hint: hint != nil, problem: problem != nil)
        return switch control {
        case .input(let type, let autocomplete):
            "<input id=\"\(name)\" name=\"\(name)\" type=\"\(type)\" autocomplete=\"\(autocomplete)\" value=\"\(value)\" required\(described)>"
        case .secret:
            "<textarea id=\"\(name)\" name=\"\(name)\" rows=\"3\" lang=\"en\" autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\" required\(described)>\n\(value)</textarea>"
        case .code:
            "<input class=\"code\" id=\"\(name)\" name=\"\(name)\" dir=\"ltr\" inputmode=\"numeric\" autocomplete=\"one-time-code\" maxlength=\"12\" required\(described)>"
        }
    }
}

/// Returns a form issue in its paragraph, with the `id` that its control names.
func problemText(_ problem: String?, of name: String) -> HTML {
    problem.map { "<p class=\"problem\" id=\"error-\(name)\">\($0)</p>\n" } ?? ""
}

/// Returns the attributes that lead from a control to its hint and its form issue.
func describedBy(_ name: String, hint: Bool, problem: Bool) -> HTML {
    let ids = [hint ? "\(name)-hint" : nil, problem ? "error-\(name)" : nil].compactMap(\.self)
    return """
        \(attribute: "aria-describedby", ids.isEmpty ? nil : ids.joined(separator: " "))\
        \(if: problem, " aria-invalid=\"true\"")
        """
}

/// Returns a hidden field. Nothing for nil.
func hiddenField(_ name: String, _ value: String?) -> HTML {
    value.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">\n" } ?? ""
}
