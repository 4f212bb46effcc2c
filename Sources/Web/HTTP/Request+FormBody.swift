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
}
