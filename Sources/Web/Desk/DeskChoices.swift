import Domain

/// A group of radio buttons or checkboxes of a form of the desk.
struct DeskChoices {
    struct Choice {
        let value: String, label: String
        var hint: String?
    }

    enum Kind: String { case radio, checkbox }

    let name: String
    let legend: String
    var hint: String?
    var problem: String?
    var kind = Kind.radio
    let choices: [Choice]
    var chosen: Set<String>
    /// Whether the choices stand beside each other.
    var isRow = false
    /// What stands below the choices.
    var below: HTML?

    /// A browser sends nothing for a box that is not ticked. The empty field says it is there.
    private var emptied: HTML? { kind == .checkbox ? hiddenField(name, "") : nil }

    func html() -> HTML {
        """
        <fieldset class="field\(if: !isRow, " lines")\(if: problem != nil, " wrong")" id="\(name)"\
        \(describedByOnly)>
        <legend>\(legend)</legend>
        \(emptied)\
        \(hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>\n" as HTML })\(problemText(problem, of: name))\
        \(isRow ? "<div class=\"row\">\n\(choices.map { line($0) })</div>\n" : HTML(choices.map { line($0) }))\(below)</fieldset>

        """
    }

    /// `aria-invalid` has no meaning on a group.
    private var describedByOnly: HTML {
        let ids = [hint.map { _ in "\(name)-hint" }, problem.map { _ in "error-\(name)" }].compactMap(\.self)
        return "\(attribute: "aria-describedby", ids.isEmpty ? nil : ids.joined(separator: " "))"
    }

    private func line(_ choice: Choice) -> HTML {
        """
        <label class="choice"><input type="\(kind.rawValue)" name="\(name)" value="\(choice.value)"\
        \(if: chosen.contains(choice.value), " checked")> <span>\(choice.label)\
        \(choice.hint.map { " <span class=\"hint\">\($0)</span>" as HTML })</span></label>

        """
    }
}
