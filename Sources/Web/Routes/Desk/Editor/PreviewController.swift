import Actions
import Domain
import HTTPTypes
import Hummingbird

/// A draft as visitors and the target would see it. A preview writes nothing, and its forms lead
/// nowhere.
struct PreviewController: DeskController {
    let site: Site

    /// The policy of a page that nobody can send anything from: no forms, no script.
    private static let policy =
        "sandbox allow-popups; default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"

    @Sendable func page(_ request: Request, _ context: DeskContext) async throws -> Response {
        let language = Language(try context.visitor.parameters.require("language"))
        guard let campaign = try await campaign(request, context) else {
            return .seeOther(links.deskTry(try context.campaign))
        }
        guard campaign.languages.contains(language) else { throw HTTPError(.notFound) }
        var page = PageContext(
            campaign: campaign, language: language, links: links, rehearsal: services.rehearsal,
            now: services.environment.now())
        page.now = max(page.now, campaign.opens.start)
        var response = request.answer(try html(page))
        response.headers[.contentSecurityPolicy] = Self.policy
        return response
    }

    /// Returns the page. A letter that cannot be read yet is left out.
    private func html(_ page: PageContext) throws -> HTML {
        let tally = Tally(asOf: page.now, rehearsal: services.rehearsal)
        do { return try campaignPage(page, tally: tally) } catch {
            var page = page
            page.campaign.steps = []
            return try campaignPage(page, tally: tally)
        }
    }

    /// Returns the draft's campaign as far as it can be read, or that of the version that is asked
    /// for. Nil where its `campaign.yaml` cannot be read: "Try and publish" says why.
    private func campaign(_ request: Request, _ context: DeskContext) async throws -> Campaign? {
        guard let asked = request.uri.queryParameters["version"] else {
            return try await draft(context).parsed.reading.readable
        }
        let operators = operators(context)
        guard let number = Int64(String(asked).scalars(first: 18)), number > 0,
            let folder = try await operators.folder(of: try context.campaign, at: -number)
        else { throw HTTPError(.notFound) }
        return readStored(folder)
    }

    @Sendable func letter(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard let writer = Gender(rawValue: try context.visitor.parameters.require("writer")) else {
            throw HTTPError(.notFound)
        }
        let desk = try await desk(request, context)
        let test = SendTestLetter(services, account: context.account)
        let key = request.uri.queryParameters["letter"].map { String($0).scalars(first: 100) }
        guard let letter = desk.readable.flatMap({ test.compose($0, as: writer, letter: key) }) else {
            throw HTTPError(.notFound)
        }
        return request.answer(letterPreviewPage(desk.page, desk.heading, letter, key: key))
    }

    private func draft(_ context: DeskContext) async throws -> CampaignDraft {
        let operators = operators(context)
        guard let draft = try await operators.draft(try context.campaign) else { throw HTTPError(.notFound) }
        return draft
    }
}
