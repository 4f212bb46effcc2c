import HTTPTypes
import Hummingbird
import NIOCore

/// A response body, plain and compressed with gzip. Both forms are made once.
package struct Rendered: Sendable {
    let plain: ByteBuffer
    let gzipped: ByteBuffer
    let contentType: String
    let etag: String?

    init(
        _ bytes: [UInt8], contentType: String, gzipped: [UInt8]? = nil, etag: String? = nil, level: Int32 = 6
    ) {
        plain = ByteBuffer(bytes: bytes)
        self.gzipped = ByteBuffer(bytes: gzipped ?? gzip(bytes, level: level))
        self.contentType = contentType
        self.etag = etag
    }

    init(_ asset: Asset) {
        self.init(asset.bytes, contentType: asset.contentType, gzipped: asset.gzipped, etag: asset.etag)
    }
}

extension Request {
    /// Returns a response with the rendered body, compressed where the browser accepts gzip.
    /// Returns 304 where the browser has the body already.
    func answer(
        _ rendered: Rendered, status: HTTPResponse.Status = .ok, caching: String,
        vary: String = "Accept-Encoding"
    ) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = rendered.contentType
        headers[.cacheControl] = caching
        headers[.vary] = vary
        headers[.eTag] = rendered.etag
        if let etag = rendered.etag, names(etag, in: self.headers[.ifNoneMatch]) {
            return Response(status: .notModified, headers: headers)
        }
        let compressed = takesGzip(self.headers[.acceptEncoding])
        if compressed { headers[.contentEncoding] = "gzip" }
        return Response(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: compressed ? rendered.gzipped : rendered.plain))
    }

    /// Returns a response with a page for one visitor, which no cache keeps.
    func answer(_ page: HTML, status: HTTPResponse.Status = .ok) -> Response {
        answer(
            Rendered(page.bytes, contentType: "text/html; charset=utf-8", level: 1), status: status,
            caching: "no-store")
    }
}

extension Response {
    static func seeOther(_ path: String, cookies: [Cookie] = []) -> Response {
        var headers = HTTPFields()
        headers[.location] = path
        headers[.cacheControl] = "no-store"
        var response = Response(status: .seeOther, headers: headers)
        for cookie in cookies { response.setCookie(cookie) }
        return response
    }
}
