package import Domain
package import HTTPTypes
package import Hummingbird

/// The routes of the desk, each with the right that it needs. A handler gets its `DeskContext` only
/// from here, so a route without a right cannot be written.
package struct DeskRouteGroup {
    package typealias Page = @Sendable (Request, DeskContext) async throws -> Response
    package typealias Form = @Sendable (Request, FormBody, DeskContext) async throws -> Response

    /// A route as `postbag routes` prints it.
    package struct Listed: Sendable {
        package let method: HTTPRequest.Method
        package let path: String
        package let right: DeskRight
        /// Whether the last proof must be younger than an hour.
        package let proof: Bool
    }

    package private(set) var listed: [Listed] = []
    private(set) var pages = RouteCollection(context: VisitorContext.self)
    private(set) var forms = RouteCollection(context: VisitorContext.self)
    private let access: DeskAccess
    private let site: Site

    init(_ site: Site) { (access, self.site) = (DeskAccess(site: site), site) }

    /// - Parameter withoutSecond: whether the page is there also for an account that owes a second
    ///   proof.
    mutating func get(
        _ path: String, _ right: DeskRight, proof: Bool = false, withoutSecond: Bool = false,
        use page: @escaping Page
    ) {
        listed.append(Listed(method: .get, path: path, right: right, proof: proof))
        pages.get(RouterPath(path)) { [access] request, context in
            let decision = try await access.decide(
                request, context, right, proof: proof, withoutSecond: withoutSecond)
            return switch decision {
            case .admitted(let desk): try await page(request, desk)
            case .refused(let response): response
            }
        }
    }

    /// - Parameters:
    ///   - limit: what the form may hold, in octets.
    ///   - whileReadOnly: whether the form works also while nothing may be written.
    ///   - isRight: whether it is about the rights of a supporter, and works in a campaign that is
    ///     read only.
    ///   - withoutSecond: whether it works also for an account that owes a second proof.
    mutating func post(
        _ path: String, _ right: DeskRight, proof: Bool = false, upTo limit: Int = RequestSizeLimits.form,
        whileReadOnly: Bool = false, isRight: Bool = false, withoutSecond: Bool = false,
        use form: @escaping Form
    ) {
        listed.append(Listed(method: .post, path: path, right: right, proof: proof))
        forms.post(RouterPath(path)) { [access, site] request, context in
            let sent = try await request.octets(upTo: limit)
            let body = access.unwrapped(sent, request)
            let decision = try await access.decide(
                request, context, right, proof: proof, withoutSecond: withoutSecond, body: body)
            return switch decision {
            case .admitted(let desk):
                if !whileReadOnly,
                    let answer = readOnlyAnswer(request, FormBody(body), desk, site, ofSite: isRight)
                {
                    answer
                } else {
                    try await form(request, FormBody(body), desk)
                }
            case .refused(let response): response
            }
        }
    }
}
