import HTTPTypes
import Hummingbird

/// Middleware of every page of the desk. No search engine lists the page, and no cache keeps it. A
/// chosen language is remembered.
struct DeskMiddleware: RouterMiddleware {
    typealias Context = VisitorContext

    let site: Site

    @concurrent
    func handle(
        _ request: Request, context: VisitorContext,
        next: @concurrent (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do { response = try await next(request, context) } catch let error as HTTPError
            where error.status == .notFound
        {
            let page = DeskPageContexts(site: site).context(request, nil)
            response = request.answer(deskNotFoundPage(page), status: .notFound)
        }
        response.headers[.robots] = "noindex, nofollow"
        response.headers[.cacheControl] = "no-store"
        if let language = DeskPageContexts.chosenLanguage(request) {
            response.setCookie(site.deskCookies.language(language))
        }
        return response
    }
}
