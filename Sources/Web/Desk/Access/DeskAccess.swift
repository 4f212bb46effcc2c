import Actions
import Domain
import HTTPTypes
import Hummingbird

/// Decides who may make a request to the desk. Whoever is not signed in is asked to sign in, and
/// keeps what they typed. What an account may not see answers 404, as if it were not there.
struct DeskAccess: Sendable {
    let site: Site

    enum Decision: Sendable {
        case admitted(DeskContext)
        case refused(Response)
    }

    private var pages: DeskPageContexts { DeskPageContexts(site: site) }

    /// - Parameters:
    ///   - right: what the request needs.
    ///   - proof: whether the last proof must be younger than an hour.
    ///   - withoutSecond: whether an account may make it that owes a second proof.
    ///   - body: the body of a form. Nil for a page.
    func decide(
        _ request: Request, _ context: VisitorContext, _ right: DeskRight, proof: Bool = false,
        withoutSecond: Bool = false, body: [UInt8]? = nil
    ) async throws -> Decision {
        let slug = right.isOfSite ? nil : try context.parameters.require("campaign")
        guard let token = site.deskCookies.session(of: request) else {
            return .refused(askToSignIn(request, body, .ordinary))
        }
        guard let found = try await Sessions(site.services).find(token, in: slug) else {
            return .refused(askToSignIn(request, body, .ended))
        }
        if found.needsSecond, !withoutSecond {
            return .refused(try await askToSetSecond(request, body, found.account, found.session))
        }
        let desk = DeskContext(found, visitor: context)
        guard desk.has(right), slug == nil || found.hasCampaign else {
            let page = pages.context(request, found.account)
            return .refused(request.answer(deskNotFoundPage(page), status: .notFound))
        }
        if proof, found.session.needsProof(at: site.services.environment.now()) {
            return .refused(askToSignIn(request, body, .proof, found.account))
        }
        return .admitted(desk)
    }

    /// Sends a browser to the page for signing in. A form is answered with that page itself, which
    /// carries on what was typed.
    private func askToSignIn(
        _ request: Request, _ body: [UInt8]?, _ reason: SignInForm.Reason, _ account: Account? = nil
    ) -> Response {
        let links = site.settings.links
        guard let body else {
            return .seeOther(
                links.signIn(
                    next: DeskPageContexts.next(request.uri.path),
                    asking: reason == .ordinary ? nil : reason.rawValue))
        }
        var form = SignInForm()
        (form.reason, form.email) = (reason, account?.email ?? "")
        let pending = pending(request)
        form.kept = keep(body, request, account, in: pending)
        let page = signInPage(
            pages.context(request, nil, at: links.signIn), form, contact: pages.contact)
        var response = request.answer(page, status: .unauthorized)
        response.setCookie(site.deskCookies.pending(pending))
        return response
    }

    /// Leads an account that owes a second proof to where it is set up. A form is answered with
    /// that page itself, which carries on what was typed.
    private func askToSetSecond(
        _ request: Request, _ body: [UInt8]?, _ account: Account, _ session: DeskSession
    )
        async throws -> Response
    {
        let (links, path) = (site.settings.links, DeskPageContexts.next(request.uri.path))
        guard let body else { return .seeOther(links.deskSecond(next: path)) }
        let pending = pending(request)
        let second = SecondController(site: site)
        var form = try await second.form(account, session, next: path)
        form.kept = keep(body, request, account, in: pending)
        let page = pages.context(request, account, at: links.deskSecond(next: path))
        var response = request.answer(secondPage(page, form), status: .unauthorized)
        response.setCookie(site.deskCookies.pending(pending))
        return response
    }

    private func pending(_ request: Request) -> PendingSignIn {
        site.deskCookies.pending(of: request) ?? PendingSignIn(site.services.environment.random(16))
    }

    private func keep(
        _ body: [UInt8], _ request: Request, _ account: Account?, in pending: PendingSignIn
    ) -> KeptText? {
        let services = site.services
        let kept = KeptForm(
            path: request.uri.path, body: body, typedAt: services.environment.now(), account: account?.id)
        return KeptForms(services).seal(kept, in: pending.secret).map { KeptText(kept, sealed: $0) }
    }

    /// Returns the body of a form. After signing in, a browser sends what was kept in place of it.
    func unwrapped(_ body: [UInt8], _ request: Request) -> [UInt8] {
        guard let pending = site.deskCookies.pending(of: request) else { return body }
        let sealed = FormBody(body)["kept"]
        guard !sealed.isEmpty, let kept = KeptForms(site.services).open(sealed, in: pending.secret),
            kept.path == request.uri.path
        else { return body }
        return kept.body
    }
}

extension KeptText {
    /// Fields that no page ever shows.
    private static let secret: Set<String> = ["password", "carried"]

    /// Tells what a form held by its longest field.
    init(_ form: KeptForm, sealed: String) {
        let shown = FormBody(form.body).pairs.filter { !Self.secret.contains($0.name) }
        let longest = shown.map(\.value).max { $0.utf8.count < $1.utf8.count } ?? ""
        let place = form.path.split(separator: "/").dropFirst().joined(separator: ", ")
        self.init(about: place, typedAt: form.typedAt, words: longest, language: "und", sealed: sealed)
    }
}
