import Domain

/// The letter form of one visitor: the typed values and the form issues.
struct FormState {
    let writing: LetterStepView
    let form: LetterForm
    let problems: [FormIssue]

    var text: InterfaceText { writing.text }

    func problems(of field: Field) -> [FormIssue] { problems.filter { $0.field == field } }

    /// The `id`, `name` and `aria-` attributes of a field's control. `aria-describedby` names the
    /// hint first, then the issues.
    func describes(_ field: Field, hint: Bool) -> HTML {
        let isWrong = !problems(of: field).isEmpty
        let ids = [hint ? "\(field.rawValue)-hint" : nil, isWrong ? "error-\(field.rawValue)" : nil]
            .compactMap(\.self)
        return """
             id="\(field.rawValue)" name="\(field.rawValue)"\
            \(attribute: "aria-describedby", ids.isEmpty ? nil : ids.joined(separator: " "))\
            \(if: isWrong, " aria-invalid=\"true\"")
            """
    }

    /// The form issues of a field in one paragraph, for the place below the hint. The summary and
    /// other programs know the `id` of the paragraph.
    func messages(_ field: Field) -> HTML {
        let problems = problems(of: field)
        guard !problems.isEmpty else { return "" }
        return
            "<p class=\"problem\" id=\"error-\(field.rawValue)\">\(problems.map { message($0, text) }.joined(separator: " "))</p>\n"
    }

    /// A checkbox that asks whether the visitor meant another address. A tick means yes. Signing
    /// again without a tick means no. Nil when the address does not look mistyped.
    var mistyped: HTML? {
        guard let problem = problems(of: .email).first(where: { $0.kind == .mistypedEmail }),
            case .success(let asked) = EmailAddress.read(form.email)
        else { return nil }
        return """
            <input type="hidden" name="email_asked" value="\(asked)">
            <label class="choice"><input type="checkbox" name="email_meant" value="\(problem.received)">
            <span>\(text(.mistypedYes)) <bdi dir="ltr">\(problem.received)</bdi></span></label>
            """
    }

    /// Returns a field: label, hint, form issues and control, in that order.
    func field(_ field: Field, label: HTML, hint: String? = nil, control: HTML) -> HTML {
        """
        <div class="field\(if: !problems(of: field).isEmpty, " wrong")">
        <label for="\(field.rawValue)">\(label)</label>
        \(hint.map { "<p class=\"hint\" id=\"\(field.rawValue)-hint\">\($0)</p>\n" as HTML })\(messages(field))\(control)
        </div>
        """
    }
}

/// Returns a form issue in words.
func message(_ problem: FormIssue, _ text: InterfaceText) -> String {
    guard let key = TextKey(rawValue: problem.kind.rawValue) else {
        preconditionFailure("no text for \(problem.kind)")
    }
    let start = problem.received.scalars(first: 80)
    let received = start.utf8.count < problem.received.utf8.count ? start + "…" : start
    // The typed text is isolated (UAX 9), because it may run in another direction than the page.
    return text(
        key, ["received": "\u{2068}\(received)\u{2069}", "limit": text.number(LetterForm.longestWords)])
}
