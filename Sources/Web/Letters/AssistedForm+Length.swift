import Domain

extension SignedLetterView {
    /// Returns the letter to copy, and its length against the form's limit. Where the letter does
    /// not fit, a shorter one is added.
    func lengthAndText(_ form: WebForm) -> HTML {
        let written = written(for: form)
        let length = FormLength(written, own: letter.draft.words, limit: form.limit)
        return """
            <p\(if: length.over > 0, " class=\"problem\"")><strong>\(text(.formLength, counting: length.count))</strong>
            \(verdict(length))</p>
            \(bar(length))
            \(shorter(length))
            \(copyText("message", written.body))
            """
    }

    /// Returns the letter with the reading below, where the step sends one and both fit the form.
    private func written(for form: WebForm) -> ComposedLetter {
        var both = composed
        both.body = composed.text
        guard let limit = form.limit, FormLength.measure(both.body) > limit else { return both }
        return composed
    }

    private func verdict(_ length: FormLength) -> HTML? {
        guard let limit = length.limit else { return nil }
        let key: TextKey = length.over > 0 ? .formTooLong : .formFits
        return "\(text(key, ["limit": text.number(limit), "over": text.number(length.over)]))"
    }

    private func bar(_ length: FormLength) -> HTML? {
        guard let limit = length.limit, limit > 0 else { return nil }
        let full = length.over > 0
        return """
            <svg class="bar" viewBox="0 0 400 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
            <rect class="k0" width="400" height="14"/>\
            <rect class="\(full ? "k4" : "k1")" width="\(full ? 400 : length.count * 400 / limit)" height="14"/></svg>
            """
    }

    private func shorter(_ length: FormLength) -> HTML? {
        switch length.shorter {
        case .ownWords(let body)?: "<p>\(text(.formShorterOwn))</p>\n\(copyText("shorter", body))"
        case .withoutOwnWords(let body)?:
            "<p>\(text(.formShorterSuggested))</p>\n\(copyText("shorter", body))"
        case nil: length.over > 0 ? "<p>\(text(channels.contains(.post) ? .formCut : .formCutOnly))</p>" : nil
        }
    }

    private func copyText(_ id: String, _ body: String) -> HTML {
        """
        <div class="copy long"><p id="\(id)">\(text(.fieldMessage))</p>
        <output aria-labelledby="\(id)"\(tongue(composed.language, on: text.language))>\(body)</output></div>
        """
    }
}
