import Domain
import Hummingbird

/// Functions that read the mails of a rehearsal, so that the routes need not know where the mails
/// are.
package struct LetterboxReader: Sendable {
    /// Returns the newest mails first, at most the given number.
    package var messages: @Sendable (Int) async -> [LetterboxMail]
    package var message: @Sendable (String) async -> LetterboxMail?

    package init(
        messages: @escaping @Sendable (Int) async -> [LetterboxMail],
        message: @escaping @Sendable (String) async -> LetterboxMail?
    ) {
        self.messages = messages
        self.message = message
    }
}

/// The mails of a rehearsal, shown only under `--demo`.
struct LetterboxController: Controller {
    let site: Site

    @Sendable func list(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let letterbox = site.letterbox else { throw HTTPError(.notFound) }
        return request.answer(letterboxPage(contexts.withoutCampaign(request), await letterbox.messages(100)))
    }

    @Sendable func message(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let letterbox = site.letterbox,
            let message = await letterbox.message(try context.parameters.require("message"))
        else { throw HTTPError(.notFound) }
        return request.answer(letterboxMessagePage(contexts.withoutCampaign(request), message))
    }
}
