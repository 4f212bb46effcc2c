/// All errors in a letter form, in the order of its fields.
package struct FormIssues: Error, Sendable, Equatable {
    package var problems: [FormIssue]
}

extension LetterForm {
    /// The maximum length of own words, in characters.
    package static let longestWords = 10_000

    /// Returns the draft, or all form issues. Ignores numbers of paragraphs that the letter lacks,
    /// since the page may be older than the campaign.
    package func checked(in campaign: Campaign) -> Result<Draft, FormIssues> {
        var check = LetterFormCheck(form: self, campaign: campaign)
        let draft = check.draft()
        return check.problems.isEmpty ? .success(draft) : .failure(FormIssues(problems: check.problems))
    }

    /// Checks the address alone. Returns the address in the spelling that is stored, or the form
    /// issues.
    package func checkedEmail() -> Result<String, FormIssues> {
        guard let typed = TypedText.line(email) else {
            return .failure(FormIssues(problems: [FormIssue(.email, .controlCharacters)]))
        }
        let problem: FormIssue
        switch EmailAddress.read(typed) {
        case .success(let email):
            // The page asks once. A supporter who sends the same address again means that address.
            guard emailAsked != email, let meant = MistypedAddress.meant(by: email) else {
                return .success(email)
            }
            problem = FormIssue(.email, .mistypedEmail, received: meant)
        case .failure(.missing): problem = FormIssue(.email, .missingEmail)
        case .failure(.incomplete):
            problem = FormIssue(.email, .incompleteEmail, received: String(typed.prefix(100)))
        case .failure(.impossible):
            problem = FormIssue(.email, .impossibleEmail, received: String(typed.prefix(100)))
        case .failure(.otherSign):
            problem = FormIssue(.email, .otherSignEmail, received: String(typed.prefix(100)))
        }
        return .failure(FormIssues(problems: [problem]))
    }
}

/// One check of a letter form, which collects the form issues.
private struct LetterFormCheck {
    let form: LetterForm
    let campaign: Campaign
    var problems: [FormIssue] = []

    init(form: LetterForm, campaign: Campaign) {
        self.form = form
        self.campaign = campaign
    }

    mutating func draft() -> Draft {
        let write = Field.step.limit.admits(form.step) ? campaign.step(form.step)?.write : nil
        if write == nil { report(.step, .unknownStep, form.step) }
        let name = name(), email = email(), country = country()
        let postcode = postcode(country)
        let address = address(needed: write?.needsPostalAddress ?? false)
        let paragraphs = paragraphs(of: write)
        let leaveOut = form.leaveOut.intersection(1...max(1, paragraphs))
        let words = words(allLeftOut: write != nil && leaveOut.count >= paragraphs)
        if !form.consent { report(.consent, .missingConsent) }
        return Draft(
            step: form.step, language: language, name: name, email: email, country: country,
            postcode: postcode, address: address,
            writer: Gender(rawValue: form.writer) ?? .other, words: words, ownOnly: form.ownOnly,
            leaveOut: leaveOut, updates: form.updates,
            needsHelp: form.needsHelp && write.flatMap { campaign.target($0.target)?.representative } != nil)
    }

    private var language: Language {
        guard Field.language.limit.admits(form.language) else { return campaign.defaultLanguage }
        return campaign.languages.first { $0.tag == form.language } ?? campaign.defaultLanguage
    }

    private func paragraphs(of write: Step.Write?) -> Int {
        guard let write, let original = campaign.original(of: write) else { return 0 }
        return campaign.letters[write.letter]?.versions[original]?.suggested.count ?? 0
    }

    private mutating func name() -> String {
        let name = line(.name, form.name)
        guard let name else { return "" }
        if !PersonName.isVisible(name) { report(.name, .missingName) }
        if !TypedText.isAtMost(PersonName.longest, name) { report(.name, .nameTooLong) }
        return name
    }

    private mutating func email() -> String {
        switch form.checkedEmail() {
        case .success(let email): return email
        case .failure(let found): problems += found.problems
        }
        return ""
    }

    private mutating func country() -> String {
        guard let typed = line(.country, form.country) else { return "" }
        let country = typed.uppercased()
        if country.isEmpty {
            report(.country, .missingCountry)
        } else if !Country.codes.contains(country) {
            report(.country, .unknownCountry, typed)
        }
        return country
    }

    private mutating func postcode(_ country: String) -> String {
        guard let typed = line(.postcode, form.postcode) else { return "" }
        let postcode = PostalCode.written(typed, country: country)
        if postcode.isEmpty, !Country.withoutPostcodes.contains(country) {
            report(.postcode, .missingPostcode)
        }
        if !TypedText.isAtMost(16, postcode) { report(.postcode, .postcodeTooLong, typed) }
        return postcode
    }

    private mutating func address(needed: Bool) -> [String] {
        guard let text = text(.address, form.address) else { return [] }
        let lines = text.lines.compactMap(TypedText.line).filter { !$0.isEmpty }
        if needed, lines.isEmpty { report(.address, .missingAddress) }
        if lines.count > 5 || !TypedText.isAtMost(300, text) { report(.address, .addressTooLong) }
        return lines
    }

    private mutating func words(allLeftOut: Bool) -> String {
        guard let words = text(.words, form.words) else { return "" }
        if !TypedText.isAtMost(LetterForm.longestWords, words) { report(.words, .wordsTooLong) }
        guard words.isEmpty else { return words }
        if form.ownOnly {
            report(.words, .wordsMissing)
        } else if allLeftOut {
            report(.leaveOut, .nothingLeft)
        }
        return words
    }

    private mutating func line(_ field: Field, _ typed: String) -> String? {
        guard isWithinLimit(field, typed) else { return nil }
        let clean = TypedText.line(typed)
        if clean == nil { report(field, .controlCharacters) }
        return clean
    }

    private mutating func text(_ field: Field, _ typed: String) -> String? {
        guard isWithinLimit(field, typed) else { return nil }
        let clean = TypedText.text(typed)
        if clean == nil { report(field, .controlCharacters) }
        return clean
    }

    /// Whether the field is within its limit. Reports a form issue otherwise. Runs first, so that
    /// no other code works on an excessive text.
    private mutating func isWithinLimit(_ field: Field, _ typed: String) -> Bool {
        if field.limit.admits(typed) { return true }
        guard let kind = field.tooLong else { return false }
        let isQuoted = ![.nameTooLong, .addressTooLong, .wordsTooLong].contains(kind)
        report(field, kind, isQuoted ? typed : "")
        return false
    }

    private mutating func report(_ field: Field, _ kind: FormIssue.Kind, _ received: String = "") {
        problems.append(FormIssue(field, kind, received: received.scalars(first: 100)))
    }
}
