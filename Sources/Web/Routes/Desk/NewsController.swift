import Actions
import Domain
import HTTPTypes
import Hummingbird

/// News to the supporters of a campaign who asked for it.
struct NewsController: DeskController {
    let site: Site

    @Sendable func list(_ request: Request, _ context: DeskContext) async throws -> Response {
        let (page, news) = (page(request, context), try news(context))
        let heading = try await heading(try context.campaign, context, page)
        return request.answer(try await newsListPage(page, heading, news.newest(), readers(news)))
    }

    /// Leads to the draft, and makes one where there is none.
    @Sendable func begin(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        .seeOther(links.deskNews(try context.campaign, try await news(context).begin()))
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        request.answer(try await html(view(context), request, context))
    }

    /// Saves the texts, unless something is wrong with a field. What was typed stays in the form.
    @Sendable func save(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws -> Response
    {
        var view = try await view(context)
        let form = NewsForm(
            view.languages.reduce(into: [:]) { typed, language in
                typed[language] = NewsText(
                    subject: body[NewsField(language, .subject).name],
                    body: body[NewsField(language, .body).name])
            })
        let checked = form.checked()
        (view.typed, view.issues) = (form.typed, checked.issues)
        guard checked.issues.isEmpty else {
            return request.answer(try await html(view, request, context), status: .unprocessableContent)
        }
        // A language that the campaign has no more keeps its text.
        let texts = view.news.texts.filter { !view.languages.contains($0.key) }
            .merging(checked.texts) { $1 }
        let outcome = try await news(context).save(view.news.id, texts, over: body.number("base") ?? -1)
        guard outcome == .overtaken, view.news.state == .draft else {
            return try await answer(outcome, request, context)
        }
        view.problem = .overtaken
        return request.answer(try await html(view, request, context), status: .conflict)
    }

    /// Tries the texts, deletes them, or stops what goes. None of it needs a new code.
    @Sendable func change(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let (id, news) = (try number(context), try news(context))
        switch body["do"] {
        case "test":
            return try await answer(news.test(id, over: body.number("base") ?? -1), request, context)
        case "stop": return try await answer(news.setStopped(true, id), request, context)
        case "delete":
            let outcome = try await news.delete(id)
            guard outcome == .done else { return try await answer(outcome, request, context) }
            return .seeOther(links.deskNews(try context.campaign))
        default: throw HTTPError(.badRequest)
        }
    }

    /// Lets the mails go, or go on.
    @Sendable func send(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws -> Response
    {
        let (id, news) = (try number(context), try news(context))
        let outcome =
            body["do"] == "continue"
            ? try await news.setStopped(false, id)
            : try await news.start(id, over: body.number("base") ?? -1)
        return try await answer(outcome, request, context)
    }

    private func answer(_ outcome: NewsOutcome, _ request: Request, _ context: DeskContext) async throws
        -> Response
    {
        let problem: NewsProblem
        switch outcome {
        case .done: return .seeOther(links.deskNews(try context.campaign, try number(context)))
        case .missing: throw HTTPError(.notFound)
        case .overtaken: problem = .overtaken
        case .empty: problem = .empty
        case .untested: problem = .untested
        case .tooMany: problem = .tooMany
        case .tooSoon(let next): problem = .tooSoon(next)
        }
        var view = try await view(context)
        view.problem = problem
        return request.answer(try await html(view, request, context), status: .conflict)
    }
}

extension NewsController {
    /// Throws 404 for a campaign that was never published: it has no supporters.
    private func news(_ context: DeskContext) throws -> DeskNews {
        guard let campaign = services.campaigns.newest(try context.campaign)?.campaign else {
            throw HTTPError(.notFound)
        }
        return DeskNews(services, account: context.account, campaign: campaign)
    }

    private func readers(_ news: DeskNews) async throws -> NewsReaders {
        NewsReaders(counts: try await news.readers(), waits: try await news.waits())
    }

    private func number(_ context: DeskContext) throws -> Int64 {
        let text = try context.visitor.parameters.require("news")
        guard let number = Int64(text.scalars(first: 30)) else { throw HTTPError(.notFound) }
        return number
    }

    private func view(_ context: DeskContext) async throws -> NewsView {
        let news = try news(context)
        guard let found = try await news.find(number(context)) else { throw HTTPError(.notFound) }
        var view = NewsView(found, news.campaign.languages, try await readers(news))
        view.mails = view.languages.compactMap { language in
            found.texts[language].map {
                (language, services.composer.newsPreview($0, language, news.campaign))
            }
        }
        return view
    }

    private func html(_ view: NewsView, _ request: Request, _ context: DeskContext) async throws -> HTML {
        let slug = try context.campaign
        let page = page(request, context, at: links.deskNews(slug, view.news.id))
        return newsPage(page, try await heading(slug, context, page), view)
    }
}
