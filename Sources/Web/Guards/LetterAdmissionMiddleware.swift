import Actions
import Domain
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Middleware of the three forms that contain a letter. Asks the limit, as `AdmissionMiddleware`
/// does. A refused letter comes back with the refusal, so that its writer can send it again.
struct LetterAdmissionMiddleware: RouterMiddleware {
    typealias Context = VisitorContext

    let limit: AdmissionControl
    let contexts: PageContexts

    @concurrent
    func handle(
        _ request: Request, context: VisitorContext,
        next: @concurrent (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        // An address that names no page gets 404, and is not counted.
        let campaign = try contexts.edition(context).campaign
        let ownPage = context.parameters.get("language") == nil ? nil : try contexts.page(context).page
        do { try limit.check(request, context) } catch {
            var form = try await refusedLetter(of: request, for: error)
            let page = ownPage ?? contexts.page(campaign, wanted: form.language, request)
            form.language = page.language.tag
            if let step = context.parameters.get("step") { form.step = step }
            return refusal(of: form, for: error, page, request, context)
        }
        return try await next(request, context)
    }
}

/// Reads a refused letter, to give it back. Throws the refusal when the body is larger than any
/// letter.
func refusedLetter(of request: Request, for refusal: any Error) async throws -> LetterForm {
    do { return LetterForm(try await request.formBody()) } catch is NIOTooManyBytesError { throw refusal }
}

/// Returns the page of a refusal or an error, with everything that was typed.
func refusal(
    of form: LetterForm, for error: any Error, _ page: PageContext, _ request: Request,
    _ context: VisitorContext
) -> Response {
    let refusal = HTTPRefusal(error)
    context.logger.explain(error, "letter not taken")
    var response = request.answer(
        errorPage(refusal, context: page, form: form, requestID: context.id), status: refusal.status)
    if refusal == .busy || refusal == .tooMany { response.headers[.retryAfter] = "10" }
    return response
}
