import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The link of an invitation. GET changes nothing, in whatever browser or mail scanner.
struct InvitationController: DeskController {
    let site: Site

    @Sendable func look(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (_, form) = try await form(request, context) else { return over(request) }
        return request.answer(invitationPage(pages.context(request, nil), form))
    }

    @Sendable func accept(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let body = try await request.formBody()
        guard let found = try await form(request, context) else { return over(request) }
        var form = found.form
        let name = TypedText.line(body["name"].scalars(first: 1_000)) ?? ""
        (form.name, form.nameIssue) = (name, FirstRunForm.issue(ofName: name))
        if form.needsName, form.nameIssue != nil { return refused(form, request) }
        var pending = cookies.pending(of: request) ?? PendingSignIn(services.environment.random(16))
        pending.next = nil
        let outcome = try await AcceptInvitation(services).accept(
            found.token, name: name, in: pending.secret, device: request.device)
        switch outcome {
        case .signedIn(let done): return try await signedIn(done, request, to: links.desk)
        case .asksForSecond: return .seeOther(links.signInSecond, cookies: [cookies.pending(pending)])
        case .nameMissing:
            form.nameIssue = .missing
            return refused(form, request)
        case .ended: return over(request)
        }
    }

    private func form(_ request: Request, _ context: VisitorContext) async throws
        -> (token: Token, form: InvitationForm)?
    {
        let language = pages.context(request, nil).language
        guard let token = Token(mailed: try context.parameters.require("token")),
            let offer = try await AcceptInvitation(services).look(at: token, language: language)
        else { return nil }
        let invitation = offer.invitation
        return (
            token,
            InvitationForm(
                role: invitation.role, title: offer.title, email: invitation.email,
                sender: invitation.senderName, needsName: !offer.hasAccount, token: "\(token)")
        )
    }

    private func refused(_ form: InvitationForm, _ request: Request) -> Response {
        request.answer(invitationPage(pages.context(request, nil), form), status: .unprocessableContent)
    }

    private func over(_ request: Request) -> Response {
        request.answer(invitationOverPage(pages.context(request, nil)), status: .gone)
    }
}
