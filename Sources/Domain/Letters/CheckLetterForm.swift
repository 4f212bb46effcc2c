extension LetterForm {
    /// Returns the draft, or all form issues. Ignores numbers of paragraphs that the letter lacks,
    /// since the page may be older than the campaign.
    package func checked(in campaign: Campaign) -> Result<Draft, Issues> {
        var rules = LetterFormRules(form: self, campaign: campaign)
        let draft = rules.draft()
        guard rules.check.issues.isEmpty else {
            return .failure(rules.check.issues(inOrderOf: Field.allCases))
        }
        return .success(draft)
    }

    /// Checks the address alone. Returns the address in the spelling that is stored, or the form
    /// issues.
    package func checkedEmail() -> Result<String, Issues> {
        guard let typed = TypedText.line(email) else {
            return .failure(Issues([Issue(.email, .controlCharacters)]))
        }
        let issue: Issue
        switch EmailAddress.read(typed) {
        case .success(let email):
            // The page asks once. A supporter who sends the same address again means that address.
            guard emailAsked != email, let meant = MistypedAddress.meant(by: email) else {
                return .success(email)
            }
            issue = Issue(.email, .mistypedEmail, received: meant)
        case .failure(.missing): issue = Issue(.email, .missingEmail)
        case .failure(.incomplete):
            issue = Issue(.email, .incompleteEmail, received: String(typed.prefix(100)))
        case .failure(.impossible):
            issue = Issue(.email, .impossibleEmail, received: String(typed.prefix(100)))
        case .failure(.otherSign):
            issue = Issue(.email, .otherSignEmail, received: String(typed.prefix(100)))
        }
        return .failure(Issues([issue]))
    }
}

/// The rules of the letter form beyond limits and cleaning, which every form has.
private struct LetterFormRules {
    let typed: LetterForm
    let campaign: Campaign
    var check: FormCheck<LetterForm>

    init(form: LetterForm, campaign: Campaign) {
        typed = form
        self.campaign = campaign
        check = FormCheck(form)
    }

    /// Returns the draft. The draft is of use only if `check` has no issues.
    mutating func draft() -> Draft {
        let write = step()
        name()
        email()
        country()
        postcode()
        address(needed: write?.needsPostalAddress ?? false)
        let paragraphs = paragraphs(of: write)
        check.form.leaveOut.formIntersection(1...max(1, paragraphs))
        words(allLeftOut: write != nil && check.form.leaveOut.count >= paragraphs)
        if !check.form.consent { check.report(.consent, .missingConsent) }
        let isToMember = write.flatMap { campaign.target($0.target)?.representative } != nil
        check.form.needsHelp = check.form.needsHelp && isToMember
        let language = campaign.languages.first { $0.tag == check.form.language }
        return Draft(check.form, language: language ?? campaign.defaultLanguage)
    }

    private mutating func step() -> Step.Write? {
        guard check.isSound(.step) else { return nil }
        let write = campaign.step(check.form.step)?.write
        if write == nil { check.report(.step, .unknownStep, check.form.step) }
        return write
    }

    private func paragraphs(of write: Step.Write?) -> Int {
        guard let write, let original = campaign.original(of: write) else { return 0 }
        return campaign.letters[write.letter]?.versions[original]?.suggested.count ?? 0
    }

    private mutating func name() {
        guard check.isSound(.name) else { return }
        if !PersonName.isVisible(check.form.name) { check.report(.name, .missingName) }
        if !TypedText.isAtMost(PersonName.longest, check.form.name) { check.report(.name, .nameTooLong) }
    }

    private mutating func email() {
        switch typed.checkedEmail() {
        case .success(let email): check.form.email = email
        case .failure(let found): check.report(found)
        }
    }

    private mutating func country() {
        guard check.isSound(.country) else { return }
        let country = check.form.country.uppercased()
        if country.isEmpty {
            check.report(.country, .missingCountry)
        } else if !Country.codes.contains(country) {
            check.report(.country, .unknownCountry, check.form.country)
        }
        check.form.country = country
    }

    private mutating func postcode() {
        guard check.isSound(.postcode) else { return }
        let country = check.form.country
        let postcode = PostalCode.written(check.form.postcode, country: country)
        if postcode.isEmpty, !Country.withoutPostcodes.contains(country) {
            check.report(.postcode, .missingPostcode)
        }
        if !TypedText.isAtMost(16, postcode) {
            check.report(.postcode, .postcodeTooLong, check.form.postcode)
        }
        check.form.postcode = postcode
    }

    private mutating func address(needed: Bool) {
        guard check.isSound(.address) else { return }
        let text = check.form.address
        let lines = text.lines.compactMap(TypedText.line).filter { !$0.isEmpty }
        if needed, lines.isEmpty { check.report(.address, .missingAddress) }
        if lines.count > 5 || !TypedText.isAtMost(300, text) { check.report(.address, .addressTooLong) }
        check.form.address = lines.joined(separator: "\n")
    }

    private mutating func words(allLeftOut: Bool) {
        guard check.isSound(.words), check.form.words.isEmpty else { return }
        if check.form.ownOnly {
            check.report(.words, .wordsMissing)
        } else if allLeftOut {
            check.report(.leaveOut, .nothingLeft)
        }
    }
}
