import Actions
import Domain
import Hummingbird

/// The people of the site and of a campaign, and one's own sessions.
struct PeopleController: DeskController {
    let site: Site

    @Sendable func ofSite(_ request: Request, _ context: DeskContext) async throws -> Response {
        request.answer(accountPage(page(request, context), sessions: try await sessions(context)))
    }

    @Sendable func endSessions(_ request: Request, _ form: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        if form["end"] == "others" {
            try await Sessions(services).endOthers(than: context.session)
        } else if let id = Int64(form["end"].scalars(first: 30)) {
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
