import Actions
import Domain
import HTTPTypes
import Hummingbird

/// Finds the letter of a mailed link, for the routes under `/confirm/{token}`.
struct MailedLinks: Controller {
    let site: Site

    /// Returns the letter of a mailed link, and the link's token without what a mail program added
    /// to it. Nil when the link is unknown.
    func letter(_ context: VisitorContext) async throws -> (token: String, letter: StoredLetter)? {
        guard let token = Token(mailed: try context.parameters.require("token")),
            let stored = try await supporters.letter(ofMailed: token.description)
        else { return nil }
        return (token.description, stored)
    }

    /// Answers a link that is not known. The page of a link that lost its end says so. In the
    /// browser that wrote the letter, the page has a field for the six digits.
    func unknown(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let site = contexts.withoutCampaign(request)
        guard Token.isCut(try context.parameters.require("token")) else {
            return request.answer(unknownLinkPage(site), status: .notFound)
        }
        let browser = cookies.browser(of: request)
        guard let stored = try await supporters.latestLetter(in: browser), stored.letter.state == .written,
            let token = supporters.pageToken(of: stored.letter.id, in: browser)
        else { return request.answer(cutLinkPage(site), status: .notFound) }
        return try await request.answer(
            cutLinkPage(contexts.page(of: stored.letter), token: token), status: .notFound)
    }
}
