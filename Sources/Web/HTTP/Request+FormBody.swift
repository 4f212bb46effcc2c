import Domain
import Hummingbird
import NIOCore

extension Request {
    /// Returns the decoded body of a POST. Throws `NIOTooManyBytesError`, which becomes 413, when
    /// the body is larger than any letter.
    func formBody() async throws -> FormBody {
        var request = self
        return try await FormBody(request.collectBody(upTo: RequestSizeLimits.form).readableBytesView)
    }

    /// Returns the body as it came. Throws `NIOTooManyBytesError` when it is larger than `limit`.
    func octets(upTo limit: Int) async throws -> [UInt8] {
        var request = self
        return try await Array(request.collectBody(upTo: limit).readableBytesView)
    }
}
