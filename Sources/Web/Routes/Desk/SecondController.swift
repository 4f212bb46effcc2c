import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// One's own second proof, and what owners do about everybody's.
struct SecondController: DeskController {
    let site: Site

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let next = request.uri.queryParameters["next"].flatMap {
            DeskPageContexts.next(String($0).removingPercentEncoding ?? "")
        }
        return try await answer(form(context.account, context.session, next: next), request, context)
    }

    /// Does what the pressed button says.
    @Sendable func change(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let second = SecondFactorActions(services, account: context.account)
        let typed = body["second"].scalars(first: 100)
        let action = body["do"]
        if action == "begin" {
            try await second.begin(in: context.session)
            let form = try await carried(body, request, context)
            return form.kept == nil
                ? .seeOther(links.deskSecond(next: form.next)) : answer(form, request, context)
        }
        guard ["on", "codes", "end"].contains(action) else { return .seeOther(links.deskSecond) }
        guard !typed.isEmpty else {
            return try await refused(action == "on" ? .wrongFirst : .missing, body, request, context)
        }
        let outcome =
            switch action {
            case "on": try await second.turnOn(typed, in: context.session)
            case "codes": try await second.renewCodes(typed)
            default: try await second.end(typed)
            }
        return try await answer(outcome, body, request, context)
    }

    private func answer(
        _ outcome: SecondFactorActions.Outcome, _ body: FormBody, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        switch outcome {
        case .done, .ended: return .seeOther(links.deskSecond)
        case .codes(let codes, let token):
            let way = try await wayOn(body, request, context)
            var response = request.answer(
                recoveryCodesPage(page(request, context, at: links.deskSecond), codes, to: way))
            if let token { response.setCookie(cookies.session(token)) }
            return response
        case .wrong:
            return try await refused(body["do"] == "on" ? .wrongFirst : .wrong, body, request, context)
        case .clock(let minutes): return try await refused(.clock(minutes: minutes), body, request, context)
        case .waiting(let until):
            let issue = SecondIssue.waiting(until: until, services.environment.now())
            return try await refused(issue, body, request, context)
        }
    }

    /// What was typed before goes on only as far as it would after signing in.
    private func wayOn(_ body: FormBody, _ request: Request, _ context: DeskContext) async throws -> WayOn {
        let form = try await carried(body, request, context)
        if let text = form.kept, let pending = cookies.pending(of: request),
            let kept = KeptForms(services).open(text.sealed, in: pending.secret),
            let path = DeskPageContexts.next(kept.path)
        {
            return kept.mayGoOn(as: context.account.id) ? .form(path: path, text) : .page(path)
        }
        return .page(form.next ?? links.deskSecond)
    }
}

extension SecondController {
    /// Returns the form as it is now.
    func form(_ account: Account, _ session: DeskSession, next: String?) async throws -> SecondForm {
        let people = PeopleActions(services, actor: .account(account))
        let isDemanded = try await people.secondDemandedSince() != nil
        var form = SecondForm(
            SecondForm.State(
                try await SecondFactorActions(services, account: account).state(in: session)),
            isDemanded: isDemanded)
        form.next = next
        return form
    }

    private func carried(_ body: FormBody, _ request: Request, _ context: DeskContext) async throws
        -> SecondForm
    {
        var form = try await form(context.account, context.session, next: DeskPageContexts.next(body["next"]))
        if let pending = cookies.pending(of: request),
            let kept = KeptForms(services).open(body["kept"], in: pending.secret)
        {
            form.kept = KeptText(kept, sealed: body["kept"])
        }
        return form
    }

    private func refused(
        _ issue: SecondIssue, _ body: FormBody, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        var form = try await carried(body, request, context)
        form.issue = issue
        return answer(form, request, context)
    }

    private func answer(_ form: SecondForm, _ request: Request, _ context: DeskContext) -> Response {
        // The choice of a language must not lose the way on.
        let page = page(request, context, at: links.deskSecond(next: form.next))
        return request.answer(secondPage(page, form), status: form.issue.status)
    }

    @Sendable func demand(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let people = PeopleActions(services, actor: .account(context.account))
        if ["yes", "no"].contains(body["demand"]) {
            _ = try await people.demandSecond(body["demand"] == "yes")
        }
        return .seeOther(links.deskPeople() + "#demand")
    }

    @Sendable func unlock(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        if let account = body.number("account") {
            _ = try await PeopleActions(services, actor: .account(context.account)).unlock(account)
        }
        return .seeOther(links.deskPeople())
    }
}

extension SecondForm.State {
    init(_ state: SecondFactorActions.State) {
        self =
            switch state {
            case .none: .none
            case .begun(let codes): .begun(codes)
            case .active(let since, let codes): .active(since: since, recoveryCodes: codes)
            }
    }
}
