import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The people of the site and of a campaign, and one's own sessions.
struct PeopleController: DeskController {
    let site: Site

    /// Answers an owner with all accounts, and everybody else with their own.
    @Sendable func ofSite(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard context.has(.site) else {
            return request.answer(accountPage(page(request, context), sessions: try await sessions(context)))
        }
        return try await show(form(asked: request, nil, context), nil, request, context)
    }

    @Sendable func ofCampaign(_ request: Request, _ context: DeskContext) async throws -> Response {
        let campaign = try context.campaign
        return try await show(form(asked: request, campaign, context), campaign, request, context)
    }

    @Sendable func changeSite(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        try await change(body, nil, request, context)
    }

    @Sendable func changeCampaign(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        try await change(body, try context.campaign, request, context)
    }

    @Sendable func endSessions(_ request: Request, _ form: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        if form["end"] == "others" {
            try await Sessions(services).endOthers(than: context.session)
        } else if let id = form.number("end") {
            try await Sessions(services).end(id, of: context.account)
        }
        return .seeOther(links.deskPeople() + "#you")
    }

    private func sessions(_ context: DeskContext) async throws -> [DeskSessionView] {
        try await Sessions(services).all(of: context.account).map {
            DeskSessionView(
                id: $0.id, device: $0.device, createdAt: $0.createdAt, usedAt: $0.usedAt,
                isThis: $0.id == context.session.id)
        }
    }
}

extension PeopleController {
    private func people(_ context: DeskContext) -> PeopleActions {
        PeopleActions(services, actor: .account(context.account))
    }

    /// Does what the pressed button says. Without one, invites or changes.
    private func change(
        _ body: FormBody, _ campaign: String?, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        let (people, language) = (people(context), page(request, context).language)
        if let id = body.number("remove") {
            let outcome = try await people.remove(id, from: campaign)
            return try await answer(outcome, changing: id, body, campaign, request, context)
        }
        if let id = body.number("again") {
            let outcome = try await people.inviteAgain(id, language: language)
            return try await answer(outcome, changing: nil, body, campaign, request, context)
        }
        if let id = body.number("back") {
            return try await answer(people.takeBack(id), changing: nil, body, campaign, request, context)
        }
        var form = try await emptyForm(campaign, language, context)
        let id = body.number("account")
        form.read(body)
        guard let role = form.check(in: campaign) else {
            if let id {
                form.purpose = try await changing(id, campaign, language, context)?.purpose ?? .invite
            } else {
                _ = form.checkEmail()
            }
            return try await show(form, campaign, request, context, status: .unprocessableContent)
        }
        if let id {
            let outcome = try await people.changeRole(of: id, to: role)
            return try await answer(outcome, changing: id, body, campaign, request, context)
        }
        guard let email = form.checkEmail() else {
            return try await show(form, campaign, request, context, status: .unprocessableContent)
        }
        let outcome = try await people.invite(email, as: role, language: language)
        return try await answer(outcome, changing: nil, body, campaign, request, context)
    }

    private func answer(
        _ outcome: PeopleActions.Outcome, changing account: Int64?, _ body: FormBody, _ campaign: String?,
        _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        let language = page(request, context).language
        var form = try await emptyForm(campaign, language, context)
        if let account { form = try await changing(account, campaign, language, context) ?? form }
        form.read(body)
        switch outcome {
        case .done: return .seeOther(links.deskPeople(campaign))
        case .notFound: throw HTTPError(.notFound)
        case .alreadyThere: form.emailIssue = .alreadyThere
        case .tooMany: form.emailIssue = .tooMany
        case .lastOwner: form.roleIssue = .lastOwner
        case .lastOrganiser: form.roleIssue = .lastOrganiser
        }
        return try await show(form, campaign, request, context, status: .unprocessableContent)
    }

    private func show(
        _ form: RoleForm, _ campaign: String?, _ request: Request, _ context: DeskContext,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let (listed, invited) = try await people(context).list(of: campaign) else {
            throw HTTPError(.notFound)
        }
        let page = page(request, context, at: links.deskPeople(campaign))
        let title = { (slug: String) -> String in self.title(slug, page.language) }
        let people = listed.map { DeskPerson($0, namesCampaigns: campaign == nil, title: title) }
        let invitations = invited.map { DeskInvitation($0, namesCampaign: campaign == nil, title: title) }
        guard let campaign else {
            let sessions = try await sessions(context)
            return try await request.answer(
                sitePeoplePage(
                    page, people: people, invitations: invitations, form: form, sessions: sessions,
                    demandedSince: self.people(context).secondDemandedSince()),
                status: status)
        }
        let heading = try await heading(campaign, context, page)
        return request.answer(
            campaignPeoplePage(page, heading, people: people, invitations: invitations, form: form),
            status: status)
    }

    /// A language that only the draft has is offered, too: somebody is to fill it.
    private func emptyForm(_ campaign: String?, _ language: Language, _ context: DeskContext) async throws
        -> RoleForm
    {
        if let campaign {
            let operators = operators(context)
            let draft = try await operators.draft(campaign)?.parsed.document.languages
            let live = services.campaigns.newest(campaign)?.campaign.languages ?? []
            return RoleForm(offered: (live + (draft ?? [])).unique, campaigns: nil)
        }
        let all = services.campaigns.all.map(\.campaign)
        return RoleForm(
            offered: all.flatMap(\.languages).unique,
            campaigns: RoleForm.Campaigns(all.map { ($0.slug, title($0.slug, language)) }))
    }

    private func form(asked request: Request, _ campaign: String?, _ context: DeskContext) async throws
        -> RoleForm
    {
        let language = page(request, context).language
        let asked = request.uri.queryParameters["change"].flatMap { Int64(String($0).scalars(first: 30)) }
        if let asked, let form = try await changing(asked, campaign, language, context) { return form }
        var form = try await emptyForm(campaign, language, context)
        let wanted = request.uri.queryParameters["translate"].map { Language(String($0).scalars(first: 20)) }
        if let wanted, form.offered.contains(wanted) {
            (form.role, form.languages) = (CampaignRole.translator.rawValue, [wanted])
        }
        return form
    }

    /// Returns the form that changes what an account may do. Nil for an unknown account.
    private func changing(
        _ id: Int64, _ campaign: String?, _ language: Language, _ context: DeskContext
    ) async throws -> RoleForm? {
        let all = try await people(context).list(of: campaign)?.people
        guard let listed = all?.first(where: { $0.account.id == id }) else { return nil }
        var form = try await emptyForm(campaign, language, context)
        form.purpose = .change(listed.account)
        form.role = listed.account.isOwner ? "owner" : listed.roles.first?.role.rawValue ?? ""
        form.campaign = listed.roles.first?.campaign ?? ""
        form.languages = Set(listed.roles.first?.languages ?? [])
        return form
    }
}

extension RoleForm {
    fileprivate mutating func read(_ body: FormBody) {
        (email, role) = (body["email"].scalars(first: 1_000), body["role"].scalars(first: 30))
        campaign = body["campaign"].scalars(first: 100)
        languages = Set(body.all("languages").prefix(100).map { Language($0.scalars(first: 20)) })
            .intersection(offered)
    }

    /// Returns the chosen role. Nil, with the issues set, when something is to be put right.
    fileprivate mutating func check(in campaign: String?) -> AccountRole? {
        let slug = campaign ?? self.campaign
        if role == "owner", campaign == nil { return .owner }
        guard let role = CampaignRole(rawValue: role) else {
            roleIssue = .missing
            return nil
        }
        lacksCampaign = campaign == nil && !(campaigns?.all.contains { $0.slug == slug } ?? false)
        lacksLanguages = role == .translator && languages.isEmpty
        guard !lacksCampaign, !lacksLanguages else { return nil }
        let theirs = role == .translator ? languages.sorted() : []
        return .member(Membership(campaign: slug, role: role, languages: theirs))
    }

    /// Returns the address to invite. Nil, with the issue set, for none.
    fileprivate mutating func checkEmail() -> String? {
        switch EmailAddress.read(email) {
        case .success(let address): return address
        case .failure(let error):
            emailIssue = error == .missing ? .missing : .incomplete
            return nil
        }
    }
}

extension DeskPerson {
    fileprivate init(_ listed: ListedAccount, namesCampaigns: Bool, title: @escaping (String) -> String) {
        let roles = listed.roles.map {
            DeskRole(
                $0.role, campaign: namesCampaigns ? title($0.campaign) : nil, languages: $0.languages)
        }
        self.init(listed.account, roles: roles, usedAt: listed.usedAt, hasSecond: listed.hasSecond)
    }
}

extension DeskInvitation {
    fileprivate init(_ invitation: Invitation, namesCampaign: Bool, title: @escaping (String) -> String) {
        let role = invitation.role.role.map { role in
            DeskRole(
                role, campaign: namesCampaign ? invitation.role.campaign.map(title) : nil,
                languages: invitation.role.languages)
        }
        self.init(
            id: invitation.id, email: invitation.email, role: role, sender: invitation.senderName,
            sentAt: invitation.sentAt, goodUntil: invitation.goodUntil)
    }
}
