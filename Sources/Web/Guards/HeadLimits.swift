import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// A responder that refuses a request whose head is too large, before anything reads the head.
struct HeadLimits<Next: HTTPResponder>: HTTPResponder where Next.Context == VisitorContext {
    let next: Next
    let requests: RequestCounts

    @concurrent
    func respond(to request: Request, context: VisitorContext) async throws -> Response {
        let path = (request.head.path ?? "").utf8
        guard path.count <= RequestSizeLimits.path, path.allSatisfy({ $0 < 0x80 }) else {
            return refusal(.uriTooLong)
        }
        // The HTTP types keep `Host` apart from the other fields.
        let host = (request.head.authority ?? "").utf8
        guard host.count <= RequestSizeLimits.host, host.allSatisfy({ $0 < 0x80 }) else {
            return refusal(.misdirectedRequest)
        }
        let sizes = request.headers.reduce(0) { $0 + $1.value.utf8.count }
        guard sizes <= RequestSizeLimits.fields else { return refusal(.requestHeaderFieldsTooLarge) }
        return try await next.respond(
            to: sizes > RequestSizeLimits.harmlessFields ? readable(request) : request, context: context)
    }

    /// Returns the request without fields that are not ASCII (RFC 9110 section 5.5). Cookies stay,
    /// because cookies of other programs may contain anything.
    private func readable(_ request: Request) -> Request {
        let isReadable = { (field: HTTPField) in
            field.name == .cookie || field.value.utf8.allSatisfy { $0 < 0x80 }
        }
        guard !request.headers.allSatisfy(isReadable) else { return request }
        var head = request.head
        head.headerFields = HTTPFields(head.headerFields.filter(isReadable))
        return Request(head: head, body: request.body)
    }

    private func refusal(_ status: HTTPResponse.Status) -> Response {
        requests.add(status: status.code)
        return Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: "This request does not fit this site.\n")))
    }
}
