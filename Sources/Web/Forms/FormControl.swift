package import Domain

extension FormState {
    /// The `id` and `name` of a field's control.
    package func named(_ field: F.Field) -> HTML { " id=\"\(field.htmlName)\" name=\"\(field.htmlName)\"" }

    /// The `aria-` attributes of a field's control. `aria-describedby` names the hint first, then
    /// the issues.
    package func described(_ field: F.Field) -> HTML {
        let ids = [
            F.declared(field).hint == nil ? nil : "\(field.htmlName)-hint",
            isWrong(field) ? "error-\(field.htmlName)" : nil,
        ].compactMap(\.self)
        return """
            \(attribute: "aria-describedby", ids.isEmpty ? nil : ids.joined(separator: " "))\
            \(if: isWrong(field), " aria-invalid=\"true\"")
            """
    }

    /// Returns the declared control with the typed value.
    /// - Parameter options: the `option` elements of a `select`.
    package func control(_ field: F.Field, options: HTML = "") -> HTML {
        let declared = F.declared(field)
        let start: HTML = "\(named(field))\(described(field))"
        let value = declared.text(of: field, in: form)
        let required: HTML = declared.need == .required ? " required" : ""
        switch declared.input {
        case .hidden: return "<input type=\"hidden\" name=\"\(field.htmlName)\" value=\"\(value)\">"
        case .line(let autocomplete, let isLeftToRight):
            let direction = isLeftToRight ? "ltr" : "auto"
            return """
                <input\(start) dir="\(direction)"\(attribute: "autocomplete", autocomplete)\(required) value="\(value)">
                """
        case .email:
            return
                "<input\(start) type=\"email\" dir=\"ltr\" autocomplete=\"email\"\(required) value=\"\(value)\">"
        case .area(let rows, let autocomplete):
            // A line feed straight after the start tag is not part of the text.
            return """
                <textarea\(start) dir="auto" rows="\(rows)"\(attribute: "autocomplete", autocomplete)\(required)>
                \(value)</textarea>
                """
        case .select(let autocomplete):
            return """
                <select\(start)\(attribute: "autocomplete", autocomplete)\(required)>
                \(options)</select>
                """
        case .checkbox: return checkbox(field, label: label(declared))
        // A group of choices has a control for each choice.
        case .radio: return ""
        }
    }

    /// Returns a checkbox for yes, inside its label.
    package func checkbox(_ field: F.Field, label: HTML) -> HTML {
        let declared = F.declared(field)
        return """
            <label class="choice"><input type="checkbox"\(named(field))\(described(field)) value="yes"\
            \(if: declared.need == .required, " required")\
            \(if: declared.isChosen("yes", in: form), " checked")> <span>\(label)</span></label>
            """
    }

    /// Returns one of several choices, inside its label.
    /// - Parameter chosen: whether the choice is chosen, where the typed value does not say.
    package func choice(_ field: F.Field, value: String, label: HTML, chosen: Bool? = nil) -> HTML {
        let declared = F.declared(field)
        let type = declared.input == .radio ? "radio" : "checkbox"
        let isChosen = chosen ?? declared.isChosen(value, in: form)
        return """
            <label class="choice"><input type="\(type)" name="\(field.htmlName)" value="\(value)"\(if: isChosen, " checked")>
            <span>\(label)</span></label>
            """
    }

    /// Returns a group of choices with its label, its hint and its form issues.
    package func choices(_ field: F.Field, _ choices: [HTML]) -> HTML {
        let declared = F.declared(field)
        let name = field.htmlName
        let hint = declared.hint.map { text($0) }
        return """
            <fieldset class="field\(if: isWrong(field), " wrong")" id="\(name)"\(attribute: "aria-describedby", hint == nil ? nil : name + "-hint")>
            <legend>\(label(declared))</legend>
            \(hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>\n" as HTML })\(messages(field))\(choices.map { "\($0)\n" as HTML })</fieldset>
            """
    }
}
