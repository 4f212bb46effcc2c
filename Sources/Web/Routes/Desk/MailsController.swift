import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The mails that came in about no letter that is known.
struct MailsController: DeskController {
    let site: Site

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await answer(request, context, problem: nil, status: .ok)
    }

    /// Decides about a mail: it changes nothing, or it is about the letter that the form names.
    @Sendable func decide(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        guard let mail = body.number("mail"),
            let decision = MailDecision(rawValue: body["decide"].scalars(first: 30))
        else {
            return try await answer(request, context, problem: .nothingChosen, status: .unprocessableContent)
        }
        if decision == .read {
            _ = try await operators(context).readMail(mail)
            return .seeOther(links.deskMails)
        }
        guard let letter = try await DeskMails(services).letter(of: mail, or: body.number("letter")) else {
            return try await answer(request, context, problem: .unknownLetter, status: .unprocessableContent)
        }
        let verdict = try await verdict(body, decision, mail: mail, letter: letter.id)
        guard try await operators(context).decideMail(mail, of: letter.campaign, verdict) else {
            return try await answer(request, context, problem: .cannotPass, status: .conflict)
        }
        return .seeOther(links.deskMails)
    }

    private func answer(
        _ request: Request, _ context: DeskContext, problem: DecisionProblem?, status: HTTPResponse.Status
    ) async throws -> Response {
        let mails = try await DeskMails(services).aboutNone().map { shown($0.mail, $0.content) }
        return request.answer(mailsPage(page(request, context), mails, problem: problem), status: status)
    }
}

extension DeskController {
    /// Returns a mail as a page shows it.
    func shown(_ mail: KeptMail, _ content: [UInt8]) -> ShownMail {
        let read = site.readMail(content)
        return ShownMail(
            mail, from: read?.from ?? "", subject: read?.subject ?? "",
            text: (read?.text ?? String(decoding: content, as: UTF8.self)).scalars(first: 20_000))
    }

    /// Returns what a form decides about a mail.
    func verdict(_ body: FormBody, _ decision: MailDecision, mail: Int64, letter: Int64) async throws
        -> MailVerdict
    {
        let content = decision == .answer ? try await DeskMails(services).content(of: mail) : nil
        return MailVerdict(
            decision, reason: Reply.Reason(rawValue: body["reason"].scalars(first: 30)), letter: letter,
            answer: services.receiver.askedAnswer(content.flatMap(site.readMail), about: letter))
    }
}
