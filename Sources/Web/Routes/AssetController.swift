import HTTPTypes
import Hummingbird

/// The style sheet, the script and the icon.
struct AssetController: Sendable {
    @Sendable func asset(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let asset = Asset.at(path: request.uri.path) else { throw HTTPError(.notFound) }
        return request.answer(Rendered(asset), caching: "public, max-age=31536000, immutable")
    }
}
