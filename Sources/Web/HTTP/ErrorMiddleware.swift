import Actions
import Domain
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Middleware that turns a thrown error into a page that says what happened. The log gets the
/// reason, and the visitor gets the request's id.
struct ErrorMiddleware: RouterMiddleware {
    typealias Context = VisitorContext

    let contexts: PageContexts

    @concurrent
    func handle(
        _ request: Request, context: VisitorContext,
        next: @concurrent (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch {
            if let error = error as? ReadOnlyNow { return readOnly(error.cause, request) }
            let refusal = HTTPRefusal(error)
            context.logger.explain(error, "request failed")
            let page = errorPage(refusal, site: contexts.withoutCampaign(request), requestID: context.id)
            var response = request.answer(page, status: (error as? HTTPError)?.status ?? refusal.status)
            if refusal == .busy || refusal == .tooMany { response.headers[.retryAfter] = "10" }
            return response
        }
    }

    private func readOnly(_ cause: Switch, _ request: Request) -> Response {
        let page = readOnlyPage(cause, site: contexts.withoutCampaign(request))
        var response = request.answer(page, status: .serviceUnavailable)
        response.headers[.retryAfter] = "60"
        return response
    }
}

extension Logger {
    /// Logs why a request failed, unless the visitor caused the failure. Overload is not logged for
    /// each request, because `/metrics` counts those requests.
    func explain(_ error: any Error, _ message: Logger.Message) {
        guard [.broken, .busy].contains(HTTPRefusal(error)), TemporaryError(error) != .overload else {
            return
        }
        // These quote what somebody typed.
        let quotes =
            error is MessageError || error is MessagePattern.SyntaxError
            || error is CampaignDocumentError
        self.error(message, metadata: ["error": quotes ? "\(type(of: error))" : "\(error)"])
    }
}

extension HTTPRefusal {
    init(_ error: any Error) {
        switch error {
        case let error as HTTPError:
            self =
                HTTPRefusal(rawValue: error.status.code)
                ?? (error.status == .misdirectedRequest ? .notFound : .broken)
        case is NIOTooManyBytesError: self = .tooLarge
        default: self = TemporaryError(error) == nil ? .broken : .busy
        }
    }

    var status: HTTPResponse.Status { HTTPResponse.Status(code: rawValue) }
}
