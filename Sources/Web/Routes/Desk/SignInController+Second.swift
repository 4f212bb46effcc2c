import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// The second page of signing in, for an account with a second proof.
extension SignInController {
    private var finishing: FinishSignIn { FinishSignIn(services) }

    /// Returns the page that asks for the second proof, with what was typed before. Nil where this
    /// browser does not owe one.
    func askForSecond(_ form: SignInForm, _ pending: PendingSignIn, _ request: Request) async throws
        -> Response?
    {
        guard let account = try await finishing.asked(in: pending.secret) else { return nil }
        var pending = pending
        pending.next = form.next
        guard form.kept != nil else {
            return .seeOther(links.signInSecond, cookies: [cookies.pending(pending)])
        }
        var response = secondAnswer(form, account, nil, request)
        response.setCookie(cookies.pending(pending))
        return response
    }

    @Sendable func secondForm(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let pending = cookies.pending(of: request),
            let account = try await finishing.asked(in: pending.secret)
        else { return .seeOther(links.signIn) }
        var form = SignInForm()
        form.next = pending.next
        return secondAnswer(form, account, nil, request)
    }

    @Sendable func second(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let body = try await FormBody(request.octets(upTo: RequestSizeLimits.editorForm))
        guard let pending = cookies.pending(of: request) else { return .seeOther(links.signIn) }
        var form = carried(body, pending)
        guard let account = try await finishing.asked(in: pending.secret) else {
            // Another tab may have given the second proof meanwhile.
            if let found = try await justSignedIn(request) {
                return goOn(form, pending, found.account.id, .seeOther(form.next ?? links.desk))
            }
            (form.reason, form.email) = (.half, pending.email)
            let page = pages.context(request, nil, at: links.signIn)
            return request.answer(signInPage(page, form, contact: nil), status: .unauthorized)
        }
        let typed = body["second"].scalars(first: 100)
        guard !typed.isEmpty else { return secondAnswer(form, account, .missing, request) }
        switch try await finishing.finish(typed, in: pending.secret, device: request.device) {
        case .signedIn(let done):
            let response = try await signedIn(done, request, to: form.next ?? links.desk)
            return goOn(form, pending, done.account.id, response)
        case .waiting(let until):
            return secondAnswer(form, account, .waiting(until: until, services.environment.now()), request)
        case .wrong, .ended: return secondAnswer(form, account, .wrong, request)
        }
    }

    private func secondAnswer(
        _ form: SignInForm, _ account: Account, _ issue: SecondIssue?, _ request: Request
    ) -> Response {
        let page = pages.context(request, nil, at: links.signInSecond)
        return request.answer(
            signInSecondPage(page, form, email: account.email, issue: issue), status: issue.status)
    }
}

extension SecondIssue {
    /// The minutes to wait, rounded up.
    static func waiting(until: Date, _ now: Date) -> SecondIssue {
        .waiting(minutes: max(1, Int((until.timeIntervalSince(now) / 60).rounded(.up))))
    }
}

extension SecondIssue? {
    var status: HTTPResponse.Status {
        switch self {
        case nil: .ok
        case .waiting: .tooManyRequests
        default: .unprocessableContent
        }
    }
}
