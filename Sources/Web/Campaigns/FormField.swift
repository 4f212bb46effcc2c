import Domain

/// The letter form as one visitor sees it: what was typed, and what is to be put right.
struct FormState {
    let writing: LetterStepView
    let form: LetterForm
    let problems: [FormIssue]

    var text: InterfaceText { writing.text }

    func problems(of field: Field) -> [FormIssue] { problems.filter { $0.field == field } }

    /// `id` and `aria-` attributes of a field's control, in the order hint, problem.
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

    /// The problems of a field, below its hint; the first bears the id that the summary and other
    /// programs know.
    func messages(_ field: Field) -> HTML {
        let problems = problems(of: field)
        guard !problems.isEmpty else { return "" }
        return
            "<p class=\"problem\" id=\"error-\(field.rawValue)\">\(problems.map { message($0, text) }.joined(separator: " "))</p>\n"
    }

    /// Whether another address was meant: one press says yes, and signing again as it stands says
    /// no.
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

    /// Label, hint, problem, control: in that order.
    func field(_ field: Field, label: HTML, hint: String? = nil, control: HTML) -> HTML {
        """
        <div class="field\(if: !problems(of: field).isEmpty, " wrong")">
        <label for="\(field.rawValue)">\(label)</label>
        \(hint.map { "<p class=\"hint\" id=\"\(field.rawValue)-hint\">\($0)</p>\n" as HTML })\(messages(field))\(control)
        </div>
        """
    }
}

/// A visitor's mistake in words.
func message(_ problem: FormIssue, _ text: InterfaceText) -> String {
    guard let key = TextKey(rawValue: problem.kind.rawValue) else {
        preconditionFailure("no text for \(problem.kind)")
    }
    let start = problem.received.scalars(first: 80)
    let received = start.utf8.count < problem.received.utf8.count ? start + "…" : start
    // Isolated (UAX 9), since what was typed may run in another direction than the page.
    return text(
        key, ["received": "\u{2068}\(received)\u{2069}", "limit": text.number(LetterForm.longestWords)])
}
