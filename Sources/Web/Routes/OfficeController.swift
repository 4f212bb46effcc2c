import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The link in each letter by which an office chooses to get its letters one by one or together.
struct OfficeController: Controller {
    let site: Site

    /// Opening the link changes nothing: programs that check mails open it, too.
    @Sendable func question(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try await answer(request, context) { office, page in officePage(page, office, isSaved: false) }
    }

    @Sendable func choose(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let body = try await request.formBody()
        let token = try context.parameters.require("token")
        if let choice = DigestChoice(rawValue: body["letters"].scalars(first: 20)),
            let office = try await services.office(mailed: token)
        {
            try await OperatorActions(services, actor: .office(office.target.key)).choose(choice, for: office)
            return try await answer(request, context) { office, page in
                officePage(page, office, isSaved: true)
            }
        }
        return try await question(request, context)
    }

    private func answer(
        _ request: Request, _ context: VisitorContext, _ page: (OfficeView, SiteContext) -> HTML
    ) async throws -> Response {
        let token = try context.parameters.require("token")
        let site = contexts.withoutCampaign(request)
        guard let office = try await services.office(mailed: token) else {
            return request.answer(unknownLinkPage(site), status: .notFound)
        }
        let text = InterfaceText(best: office.target.reads + office.campaign.languages)
        let title = office.campaign.page(text.language)?.page.title ?? office.campaign.slug
        let view = OfficeView(
            token: token, title: title, organiser: office.campaign.publisher.name, address: office.address,
            choice: office.choice)
        return request.answer(page(view, site.translated(to: text.language)))
    }
}
