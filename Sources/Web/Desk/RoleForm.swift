package import Domain

/// The form that invites somebody, or changes what somebody may do.
package struct RoleForm: Sendable {
    package enum Purpose: Sendable {
        case invite
        case change(Account)
    }

    package enum EmailIssue: Sendable {
        case missing, incomplete
        /// The person has that role already.
        case alreadyThere
        /// The address had its invitations of today.
        case tooMany
    }

    package enum RoleIssue: Sendable, CaseIterable {
        case missing
        /// Without this person the site would have no owner.
        case lastOwner
        /// Without this person the campaign would have no organiser.
        case lastOrganiser
    }

    /// What the form offers: the campaigns of the site, or none on a campaign's own page.
    package struct Campaigns: Sendable {
        package let all: [(slug: String, title: String)]
        package init(_ all: [(slug: String, title: String)]) { self.all = all }
    }

    package var purpose = Purpose.invite
    package var email = ""
    /// The value of the chosen role: `owner`, or a `CampaignRole`.
    package var role = ""
    package var campaign = ""
    package var languages: Set<Language> = []
    package var emailIssue: EmailIssue?
    package var roleIssue: RoleIssue?
    package var lacksCampaign = false
    package var lacksLanguages = false
    /// The languages that a translator may have.
    package let offered: [Language]
    /// Nil on a campaign's own page, which offers no owner and no other campaign.
    package let campaigns: Campaigns?

    package init(offered: [Language], campaigns: Campaigns?) {
        (self.offered, self.campaigns) = (offered, campaigns)
    }

    var issues: Int {
        [emailIssue != nil, roleIssue != nil, lacksCampaign, lacksLanguages].filter(\.self).count
    }

    /// The roles that can be chosen. Nil is the owner.
    var roles: [CampaignRole?] {
        guard let campaigns else { return CampaignRole.allCases }
        return campaigns.all.isEmpty ? [nil] : [nil] + CampaignRole.allCases
    }
}

extension RoleForm {
    /// The form with its heading.
    func html(_ context: DeskPageContext, action: String) -> HTML {
        let text = context.text
        let isInvite: Bool = if case .invite = purpose { true } else { false }
        return """
            <section class="lines" id="form" aria-labelledby="form-title">
            <h2 id="form-title">\(heading(text))</h2>
            <form action="\(action)" method="post" novalidate>
            \(whom(text))\(roleChoice(text))\(campaignChoice(text))
            <p class="row"><button class="main">\(text(isInvite ? .inviteGo : .changeGo))</button>\
            \(if: !isInvite, " <a class=\"alone\" href=\"\(action)\">\(text(.changeLeave))</a>")</p>
            </form>
            </section>
            """
    }

    private func heading(_ text: DeskText) -> String {
        switch purpose {
        case .invite: text(.inviteTitle)
        case .change(let account): text(.changeTitle, ["name": account.name])
        }
    }

    private func whom(_ text: DeskText) -> HTML {
        if case .change(let account) = purpose { return hiddenField("account", String(account.id)) }
        let days = Int(SignInRules.invitation / 86_400)
        return DeskField(
            name: "email", label: text(.theirEmail), hint: "\(text(.inviteHint, counting: days))",
            value: email, problem: emailIssue?.told(text, email),
            control: .input(type: "email", autocomplete: "off")
        ).html(text)
    }

    private func roleChoice(_ text: DeskText) -> HTML {
        let problem = roleIssue?.told(text)
        return """
            <fieldset class="field\(if: problem != nil || lacksLanguages, " wrong")"\(attribute: "aria-describedby", problem.map { _ in "error-role" })>
            <legend>\(text(.whatTheyMayDo))</legend>
            \(problemText(problem, of: "role"))\(roles.map { choice($0, text) })</fieldset>

            """
    }

    private func choice(_ role: CampaignRole?, _ text: DeskText) -> HTML {
        let value = role?.rawValue ?? "owner"
        return """
            <label class="choice"><input type="radio" name="role" value="\(value)"\(if: value == self.role, " checked")> \
            <span>\(text.language.sentenceCased(text.name(of: role))) <span class="hint">\(text(role.hintKey))</span></span></label>
            \(if: role == .translator, languageChoice(text))
            """
    }

    private func languageChoice(_ text: DeskText) -> HTML {
        let problem = lacksLanguages ? text(.missingLanguages) : nil
        return """
            <div class="inset" role="group" aria-label="\(text(.whichLanguages))"\(attribute: "aria-describedby", problem.map { _ in "error-languages" })>
            \(problemText(problem, of: "languages"))<div class="row">
            \(offered.map { language -> HTML in
                """
                <label class="choice"><input type="checkbox" name="languages" value="\(language.tag)"\(if: languages.contains(language), " checked")> \
                <span>\(text.language.sentenceCased(text.language.name(of: language)))</span></label>

                """
            })</div></div>

            """
    }

    private func campaignChoice(_ text: DeskText) -> HTML {
        guard let campaigns, !campaigns.all.isEmpty else { return "" }
        let problem = lacksCampaign ? text(.missingCampaign) : nil
        return """
            <div class="field\(if: lacksCampaign, " wrong")">
            <label for="campaign">\(text(.whichCampaign))</label>
            <p class="hint" id="campaign-hint">\(text(.whichCampaignHint))</p>
            \(problemText(problem, of: "campaign"))\
            <select id="campaign" name="campaign"\(describedBy("campaign", hint: true, problem: lacksCampaign))>
            <option value="">\(text(.whichCampaignChoose))</option>
            \(campaigns.all.map { option($0) })</select>
            </div>

            """
    }

    private func option(_ campaign: (slug: String, title: String)) -> HTML {
        """
        <option value="\(campaign.slug)"\(if: campaign.slug == self.campaign, " selected")>\(campaign.title)</option>

        """
    }
}

extension CampaignRole? {
    fileprivate var hintKey: DeskTextKey {
        switch self {
        case nil: .ownerHint
        case .organiser: .organiserHint
        case .translator: .translatorHint
        case .reader: .readerHint
        }
    }
}

extension RoleForm.EmailIssue {
    fileprivate func told(_ text: DeskText, _ received: String) -> String {
        switch self {
        case .missing: text(.missingEmail)
        case .incomplete: text(.incompleteEmail, ["received": received.isolated])
        case .alreadyThere: text(.alreadyThere, ["received": received.isolated])
        case .tooMany: text(.tooManyInvitations, counting: SignInRules.invitationsADay)
        }
    }
}

extension RoleForm.RoleIssue {
    fileprivate func told(_ text: DeskText) -> String {
        switch self {
        case .missing: text(.missingRole)
        case .lastOwner: text(.lastOwner)
        case .lastOrganiser: text(.lastOrganiser)
        }
    }
}
