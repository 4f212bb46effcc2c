import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The pages of somebody who has written: thanks, and the next steps.
struct ThanksController: Controller {
    let site: Site

    /// Returns the page after confirming, for the browser that has proved who it is. Every other
    /// browser is sent to the campaign.
    @Sendable func thanks(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (edition, page) = try contexts.page(context)
        let slug = edition.campaign.slug
        let before = cookies.browser(of: request)
        guard let letter = try await supporters.provedLetter(in: before)?.letter, letter.campaign == slug,
            letter.state == .confirmed,
            let composed = try await services.composed(letter)
        else {
            return .seeOther(links.campaign(slug, page.language))
        }
        var browser = before
        browser.secret = before.secret ?? services.environment.random(16)
        let written = try await services.targetsWritten(by: letter, among: edition.campaign)
        let done = edition.campaign.writingSteps.filter { written[$0.write.target] != nil }.map(\.step.key)
        var response = request.answer(
            thanksPage(
                contexts.page(page, for: letter), letter: letter,
                token: supporters.pageToken(of: letter.id, in: browser) ?? "", composed: composed,
                tally: try await counts.tally(of: slug), done: Set(done),
                seats: try await seats.views(of: letter, in: page.campaign),
                told: Handover(told: request.uri.queryParameters["told"]),
                isMailHeld: try await counts.mailState().lettersWait,
                isRead: try await services.isHeldForReader(letter),
                leaves: try await services.departure.sentence(of: letter, told: page.text)))
        for cookie in cookies.changes(from: before, to: browser) { response.setCookie(cookie) }
        return response
    }

    /// Returns the letter of a step that a browser may see in full. The browser has proved this
    /// letter or wrote it last. Throws 404 when there is none.
    private func ownLetter(_ context: VisitorContext, _ request: Request) async throws -> (
        page: PageContext, letter: Letter, token: String, composed: ComposedLetter
    ) {
        let (edition, page) = try contexts.page(context)
        let step = try context.parameters.require("step")
        let browser = cookies.browser(of: request)
        let own = [
            try await supporters.provedLetter(in: browser), try await supporters.shownLetter(in: browser),
        ]
        .compactMap { $0?.letter }
        guard
            let letter = own.first(where: {
                $0.campaign == edition.campaign.slug && $0.draft.step == step && $0.state != .dropped
            }),
            let token = supporters.pageToken(of: letter.id, in: browser),
            let composed = try await services.composed(letter)
        else { throw HTTPError(.notFound) }
        return (contexts.page(page, for: letter), letter, token, composed)
    }

    @Sendable func form(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let own = try await ownLetter(context, request)
        guard let page = formPage(own.page, letter: own.letter, token: own.token, composed: own.composed)
        else { throw HTTPError(.notFound) }
        return request.answer(page)
    }

    @Sendable func paper(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let own = try await ownLetter(context, request)
        guard let page = paperPage(own.page, letter: own.letter, token: own.token, composed: own.composed)
        else { throw HTTPError(.notFound) }
        return request.answer(page)
    }

    @Sendable func mastodon(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let page = try contexts.page(context).page
        let typed = request.uri.queryParameters["instance"].map(String.init)
        guard let html = mastodonPage(page, step: try context.parameters.require("step"), typed: typed) else {
            throw HTTPError(.notFound)
        }
        return request.answer(html)
    }

    @Sendable func forget(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let edition = try contexts.edition(context)
        let browser = cookies.browser(of: request)
        try await supporters.forget(browser)
        var forgotten = Browser(secret: services.environment.random(16))
        forgotten.latest = nil
        return .seeOther(
            links.campaign(edition.campaign.slug), cookies: cookies.changes(from: browser, to: forgotten))
    }
}
