import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The settings of the site, with the mail server that can be tried before it is kept.
struct SettingsController: DeskController {
    let site: Site

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        var form = try await form()
        form.isFirst = request.uri.queryParameters["first"] == "yes"
        return try await answer(form, request, context)
    }

    /// Tries a mail server, keeps it, or goes back to the rehearsal, as the pressed button says.
    @Sendable func change(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        var form = try await form()
        form.read(body)
        let (isSave, isSite) = (body["do"] == "save", body["do"] == "site")
        if isSave || isSite {
            guard form.checkSite() else {
                return try await answer(form, request, context, status: .unprocessableContent)
            }
            try await operators(context).name(form.identity)
            try await services.identity.refresh()
        }
        if isSite { return try await named(form, body, request, context) }
        guard form.policy.given == nil else {
            return try await answer(form, request, context, status: .conflict)
        }
        if isSave, !form.usesServer { return try await rehearse(form, context) }
        guard let server = server(&form, body, context) else {
            return try await answer(form, request, context, status: .unprocessableContent)
        }
        let letter = body["do"] == "letter" ? page(request, context).language : nil
        let trial = await run(server, letter, context)
        form.tried = SettingsForm.Tried(trial, of: server, wasSave: isSave)
        if trial.broken?.link == .password {
            (form.carried, form.issues["password"]) = ("", .passwordRefused)
        } else if isTyped(server, form) {
            form.carried = actions(context).carry(server, in: context.session.id)
        }
        guard isSave else { return try await answer(form, request, context) }
        form.obstacle = form.policy.obstacleTo(server)
        guard trial.isWhole, form.obstacle == nil else {
            return try await answer(form, request, context, status: .unprocessableContent)
        }
        try await actions(context).keep(server)
        return await saved(form)
    }

    /// Tries held mail at once, holds all mail, or lets it go on.
    @Sendable func steer(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        if let step = MailSteering.Step(rawValue: body["do"]) {
            try await MailSteering(services, actor: .account(context.account)).take(step)
        }
        return .seeOther(links.deskSettings)
    }

    private func actions(_ context: DeskContext) -> MailServerActions {
        MailServerActions(services, account: context.account)
    }

    /// Says that the name is saved. What was typed about a mail server stays in the form.
    private func named(
        _ form: SettingsForm, _ body: FormBody, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        // What is wrong with the server is told when somebody tries or saves it.
        var (shown, checked) = (form, form)
        shown.hasNamed = true
        if form.policy.given == nil, let server = server(&checked, body, context), isTyped(server, form) {
            shown.carried = actions(context).carry(server, in: context.session.id)
        }
        return try await answer(shown, request, context)
    }

    private func form() async throws -> SettingsForm {
        var form = SettingsForm(site.mailServer, kept: try await services.keptMailServer())
        form.identity = services.identity.identity
        (form.mail, form.waiting) = try await (services.mailState(), services.monitoring.dueWork())
        return form
    }

    private func run(_ server: MailServer, _ letter: Language?, _ context: DeskContext) async -> MailTrial {
        guard let trial = site.mailServer.trial else {
            return MailTrial(of: [.connection], broken: .init(at: .connection, Reply(0, "nothing is tried")))
        }
        return await actions(context).run(trial, on: server, letterIn: letter)
    }

    private func rehearse(_ form: SettingsForm, _ context: DeskContext) async throws -> Response {
        try await actions(context).rehearse()
        return await saved(form)
    }

    /// Lets this process take the change over, and goes on.
    private func saved(_ form: SettingsForm) async -> Response {
        await site.mailServer.changed()
        return .seeOther(form.isFirst ? links.desk : links.deskSettings)
    }

    private func answer(
        _ form: SettingsForm, _ request: Request, _ context: DeskContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let page = page(request, context, at: form.isFirst ? links.deskFirstSettings : links.deskSettings)
        return request.answer(settingsPage(page, form), status: status)
    }

    /// Whether the password is another than the one that is kept.
    private func isTyped(_ server: MailServer, _ form: SettingsForm) -> Bool {
        !server.password.isEmpty && !(form.hasKeptPassword && form.kept?.server.password == server.password)
    }

    /// Returns the server that the form names, with its password. Nil, with the issues set, when
    /// something is to be put right.
    private func server(_ form: inout SettingsForm, _ body: FormBody, _ context: DeskContext) -> MailServer? {
        var server = form.check()
        let typed = body["password"]
        if typed.isEmpty {
            let carried = actions(context).carried(form.carried, for: server, in: context.session.id)
            server.password =
                carried ?? (form.hasKeptPassword ? form.kept?.server.password ?? "" : "")
        } else {
            server.password = typed
        }
        form.carried = ""
        form.checkPassword(of: server)
        return form.issues.isEmpty ? server : nil
    }
}

extension SettingsForm {
    fileprivate mutating func read(_ body: FormBody) {
        identity = SiteIdentity(
            name: body["name"].scalars(first: 1_000), contact: body["contact"].scalars(first: 1_000))
        usesServer = body["mail"] != "rehearse"
        isFirst = body["first"] == "yes"
        (host, user) = (body["host"].scalars(first: 1_000), body["user"].scalars(first: 1_000))
        port = body["port"].scalars(first: 10)
        if policy.sender == nil { sender = body["sender"].scalars(first: 1_000) }
        carried = body["carried"].scalars(first: 1_000)
    }

    /// Whether what was typed about the site can be kept. Sets the issues where it can not.
    fileprivate mutating func checkSite() -> Bool {
        if let name = TypedText.line(identity.name) {
            identity.name = name
            if name.count > SiteIdentity.longestName { issues["name"] = .nameLong }
        } else {
            issues["name"] = .nameWrong
        }
        switch EmailAddress.read(identity.contact) {
        case .success(let address): identity.contact = address
        case .failure(.missing): identity.contact = ""
        case .failure: issues["contact"] = .contactIncomplete
        }
        return issues.isEmpty
    }

    /// Returns the server without its password, and sets the issues.
    fileprivate mutating func check() -> MailServer {
        let user = TypedText.line(user) ?? ""
        var server = MailServer(host: "", port: 0, user: user, sender: sender)
        if let host = MailServer.host(typed: host) {
            (server.host, self.host) = (host, host)
        } else {
            issues["host"] = host.allSatisfy(\.isWhitespace) ? .hostMissing : .hostWrong
        }
        if let port = policy.ports.first(where: { String($0) == port }) {
            server.port = port
        } else {
            issues["port"] = .portWrong
        }
        if user.utf8.count > MailServer.longestSecret { issues["user"] = .userWrong }
        self.user = user
        if policy.sender == nil {
            switch EmailAddress.read(sender) {
            case .success(let address): server.sender = address
            case .failure(let error):
                issues["sender"] = error == .missing ? .senderMissing : .senderIncomplete
            }
        }
        return server
    }

    fileprivate mutating func checkPassword(of server: MailServer) {
        let password = server.password
        let isPlain = password.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        if password.utf8.count > MailServer.longestSecret || !isPlain {
            issues["password"] = .passwordWrong
        } else if !server.user.isEmpty, password.isEmpty {
            let had = kept.map { !$0.server.password.isEmpty && !$0.server.sharesPassword(with: server) }
            issues["password"] = had == true ? .passwordAgain : .passwordMissing
        } else if server.user.isEmpty, !password.isEmpty {
            issues["user"] = .userMissing
        }
    }
}
