import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Signing in by a mail with a link and six digits, and signing out.
struct SignInController: DeskController {
    let site: Site

    var signIn: SignInByMail { SignInByMail(services) }

    @Sendable func form(_ request: Request, _ context: VisitorContext) async throws -> Response {
        var form = SignInForm()
        form.next = DeskPageContexts.next(queried("next", request))
        form.reason = SignInForm.Reason(rawValue: queried("reason", request)) ?? .ordinary
        if let token = cookies.session(of: request), let found = try await Sessions(services).find(token) {
            guard form.reason == .proof else { return .seeOther(form.next ?? links.desk) }
            form.email = found.account.email
        }
        return request.answer(signInPage(pages.context(request, nil), form, contact: pages.contact))
    }

    private func queried(_ name: Substring, _ request: Request) -> String {
        request.uri.queryParameters[name].map { String($0).removingPercentEncoding ?? "" } ?? ""
    }

    /// Sends the mail. What was typed before is carried on to the page of the digits.
    @Sendable func ask(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let body = try await FormBody(request.octets(upTo: RequestSizeLimits.editorForm))
        let before = cookies.pending(of: request)
        var form = carried(body, before)
        guard case .success(let email) = EmailAddress.read(form.email) else {
            form.issue = EmailAddress.flaw(in: form.email) == .missing ? .missing : .incomplete
            return refused(form, request)
        }
        var pending = before ?? PendingSignIn(services.environment.random(16))
        (pending.email, pending.next) = (email, form.next)
        let page = pages.context(request, nil, at: links.signInCode)
        guard try await signIn.ask(email: email, in: pending.secret, language: page.language) else {
            form.issue = .tooManyMails
            return refused(form, request, status: .tooManyRequests)
        }
        guard form.kept != nil else {
            return .seeOther(links.signInCode, cookies: [cookies.pending(pending)])
        }
        form.email = email
        var response = request.answer(signInCodePage(page, form, sender: services.sender.address))
        response.setCookie(cookies.pending(pending))
        return response
    }

    private func refused(
        _ form: SignInForm, _ request: Request, status: HTTPResponse.Status = .unprocessableContent
    ) -> Response {
        let page = pages.context(request, nil, at: links.signIn)
        return request.answer(signInPage(page, form, contact: pages.contact), status: status)
    }

    @Sendable func codeForm(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let pending = cookies.pending(of: request), !pending.email.isEmpty else {
            return .seeOther(links.signIn)
        }
        var form = SignInForm()
        (form.email, form.next) = (pending.email, pending.next)
        return request.answer(
            signInCodePage(pages.context(request, nil), form, sender: services.sender.address))
    }

    @Sendable func code(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let body = try await FormBody(request.octets(upTo: RequestSizeLimits.editorForm))
        guard let pending = cookies.pending(of: request) else { return .seeOther(links.signIn) }
        var form = carried(body, pending)
        form.email = pending.email
        let digits = body["code"].scalars(first: 50)
        // The link of the mail may have signed this browser in meanwhile.
        if digits.isEmpty, let found = try await justSignedIn(request) {
            return goOn(form, pending, found.account.id, .seeOther(form.next ?? links.desk))
        }
        if digits.isEmpty, let asked = try await askForSecond(form, pending, request) { return asked }
        guard !digits.isEmpty else { return codeRefused(form, .missing, request) }
        switch try await signIn.enter(digits, in: pending.secret, device: request.device) {
        case .signedIn(let done):
            let response = try await signedIn(done, request, to: form.next ?? links.desk)
            return goOn(form, pending, done.account.id, response)
        case .asksForSecond:
            return try await askForSecond(form, pending, request) ?? codeRefused(form, .ended, request)
        case .wrong: return codeRefused(form, .wrong, request)
        case .ended:
            if let asked = try await askForSecond(form, pending, request) { return asked }
            guard let found = try await justSignedIn(request) else {
                return codeRefused(form, .ended, request)
            }
            return goOn(form, pending, found.account.id, .seeOther(form.next ?? links.desk))
        case .tooMany: return codeRefused(form, .tooManyTries, request)
        }
    }

    /// Returns who has signed in with this browser while its mail was good.
    func justSignedIn(_ request: Request) async throws -> SessionAccount? {
        guard let token = cookies.session(of: request),
            let found = try await Sessions(services).find(token)
        else { return nil }
        let age = services.environment.now().timeIntervalSince(found.session.provedAt)
        return age < SignInRules.mailIsGood ? found : nil
    }

    /// Sends what was kept to where it was meant for: the browser repeats its POST there (307).
    func goOn(
        _ form: SignInForm, _ pending: PendingSignIn, _ account: Int64, _ response: Response
    ) -> Response {
        guard let sealed = form.kept?.sealed, let kept = KeptForms(services).open(sealed, in: pending.secret),
            let path = DeskPageContexts.next(kept.path)
        else { return response }
        var response = response
        response.headers[.location] = path
        if kept.mayGoOn(as: account) { response.status = .temporaryRedirect }
        return response
    }

    private func codeRefused(_ form: SignInForm, _ issue: SignInCodeIssue, _ request: Request) -> Response {
        let page = pages.context(request, nil, at: links.signInCode)
        return request.answer(
            signInCodePage(page, form, sender: services.sender.address, issue: issue),
            status: issue == .tooManyTries ? .tooManyRequests : .unprocessableContent)
    }

    func carried(_ body: FormBody, _ pending: PendingSignIn?) -> SignInForm {
        var form = SignInForm()
        form.email = body["email"].scalars(first: 1_000)
        form.next = DeskPageContexts.next(body["next"]) ?? pending?.next
        if let pending, let kept = KeptForms(services).open(body["kept"], in: pending.secret) {
            form.kept = KeptText(kept, sealed: body["kept"])
        }
        return form
    }
}

extension SignInController {
    /// Answers the link of the mail. In the browser that asked, following it signs in, unless the
    /// browser only prefetches. Elsewhere GET changes nothing.
    @Sendable func link(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let token = Token(mailed: try context.parameters.require("token")) else {
            return over(.unknown, request)
        }
        let pending = cookies.pending(of: request)
        switch try await signIn.look(at: token, in: pending?.secret) {
        case .here where request.method == .get && !request.looksAhead:
            return try await follow(token, request, pending)
        case .here: return elsewhere(token, pending?.email ?? "", request)
        case .elsewhere(let email): return elsewhere(token, email, request)
        case .used: return over(.used, request)
        case .ended: return over(.ended, request)
        }
    }

    @Sendable func button(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let token = Token(mailed: try context.parameters.require("token")) else {
            return over(.unknown, request)
        }
        var pending = cookies.pending(of: request)
        pending?.next = nil
        return try await follow(token, request, pending)
    }

    private func follow(_ token: Token, _ request: Request, _ pending: PendingSignIn?) async throws
        -> Response
    {
        let pending = pending ?? PendingSignIn(services.environment.random(16))
        switch try await signIn.follow(token, in: pending.secret, device: request.device) {
        case .signedIn(let done): return try await signedIn(done, request, to: pending.next ?? links.desk)
        case .asksForSecond: return .seeOther(links.signInSecond, cookies: [cookies.pending(pending)])
        case .wrong, .ended, .tooMany: return over(.ended, request)
        }
    }

    private func elsewhere(_ token: Token, _ email: String, _ request: Request) -> Response {
        request.answer(
            signInElsewherePage(pages.context(request, nil), email: email, token: "\(token)"))
    }

    private func over(_ end: SignInLinkEnd, _ request: Request) -> Response {
        request.answer(
            signInLinkOverPage(pages.context(request, nil), end), status: end == .unknown ? .notFound : .gone)
    }

    @Sendable func out(_ request: Request, _: FormBody, _ context: DeskContext) async throws -> Response {
        try await Sessions(services).end(context.session.id, of: context.account)
        return .seeOther(links.signIn, cookies: [cookies.sessionEnded])
    }
}
