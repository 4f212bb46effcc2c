import Actions
import Domain
import HTTPTypes
import Hummingbird

/// Own words: readers read them, organisers release or refuse what is held, and say what is held.
struct WordsController: DeskController {
    let site: Site

    @Sendable func list(_ request: Request, _ context: DeskContext) async throws -> Response {
        let query = request.uri.queryParameters
        var shown = Shown(
            query: query["q"].map { String($0).scalars(first: WordsRules.search.scalars) } ?? "")
        shown.standing = query["show"].flatMap { WordsStanding(rawValue: String($0)) }
        shown.before = query["before"].flatMap { Int64(String($0).scalars(first: 30)) }
        if let what = query["did"].flatMap({ WordsDone(rawValue: String($0)) }) {
            let count = query["count"].flatMap { Int(String($0).scalars(first: 6)) }
            shown.done = (what, max(0, count ?? 0))
        }
        return try await show(shown, request, context)
    }

    @Sendable func change(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let decide = DecideWords(services, actor: .account(context.account))
        let campaign = try context.campaign
        switch body["decide"].scalars(first: 30) {
        case "rule": return try await setRule(body, decide, campaign)
        case "hold":
            let count = try await found(decide.hold(body.letters, of: campaign))
            return answer(campaign, .gone, .held, count)
        case let word:
            guard let decision = WordsDecision(rawValue: word) else { throw HTTPError(.badRequest) }
            guard body["all"].isEmpty else {
                return try await together(decision, request, body, decide, context)
            }
            return try await chosen(decision, request, body, decide, context)
        }
    }

    /// What the page shows, beside what is stored.
    private struct Shown {
        var query = ""
        var standing: WordsStanding?
        var before: Int64?
        var done: (what: WordsDone, count: Int)?
        var problem: WordsProblem?
        var chosen: Set<Int64> = []
        var reason = ""
    }

    private func show(_ shown: Shown, _ request: Request, _ context: DeskContext) async throws -> Response {
        let (campaign, page) = (try context.campaign, page(request, context))
        let words = DeskWords(services)
        let counts = try await words.counts(of: campaign)
        let mayDecide = context.has(.decide)
        let standing = shown.standing ?? ((counts[.held]?.number ?? 0) > 0 || mayDecide ? .held : .gone)
        let part = try await words.part(
            of: campaign, standing, query: shown.query, before: shown.before ?? .max,
            names: context.has(.seeLetters))
        var view = WordsView(
            standing: standing, words: part.words, counts: counts,
            policy: services.wordsPolicies.reader(campaign).policy,
            zone: services.campaigns.newest(campaign)?.campaign.deskZone ?? "UTC")
        view.query = shown.query
        view.older = part.older.map {
            "\(links.deskWords(campaign, standing, query: shown.query))&before=\($0)"
        }
        (view.mayDecide, view.done, view.problem) = (mayDecide, shown.done, shown.problem)
        (view.chosen, view.reason) = (shown.chosen, shown.reason)
        return try await request.answer(
            wordsPage(page, heading(campaign, context, page), view),
            status: shown.problem == nil ? .ok : .unprocessableContent)
    }

    private func chosen(
        _ decision: WordsDecision, _ request: Request, _ body: FormBody, _ decide: DecideWords,
        _ context: DeskContext
    ) async throws -> Response {
        let (campaign, letters, query) = (try context.campaign, body.letters, body.query)
        let problem = letters.isEmpty ? .noLetter : body.problem(of: decision)
        guard problem == nil else {
            var shown = Shown(query: query)
            (shown.standing, shown.problem) = (.held, problem)
            (shown.chosen, shown.reason) = (Set(letters), body.reason)
            return try await show(shown, request, context)
        }
        let count = try await found(decide.decide(letters, of: campaign, decision, reason: body.reason))
        return answer(campaign, .held, decision.done, count, query: query)
    }

    /// Decides about all that are held or found, once the organiser has seen how many they are.
    private func together(
        _ decision: WordsDecision, _ request: Request, _ body: FormBody, _ decide: DecideWords,
        _ context: DeskContext
    ) async throws -> Response {
        let (campaign, page, query) = (try context.campaign, page(request, context), body.query)
        let isSure = body["all"] == "sure"
        let letters =
            isSure ? body.shownLetters : try await DeskWords(services).held(in: campaign, query: query)
        let problem = isSure ? body.problem(of: decision) : nil
        guard isSure, problem == nil else {
            guard !letters.isEmpty else {
                return answer(campaign, .held, decision.done, 0, query: query)
            }
            var together = WordsTogether(decision, letters, query: query)
            (together.problem, together.reason) = (problem, body.reason)
            return try await request.answer(
                wordsTogetherPage(page, heading(campaign, context, page), together),
                status: problem == nil ? .ok : .unprocessableContent)
        }
        let count = try await found(decide.decide(letters, of: campaign, decision, reason: body.reason))
        return answer(campaign, .held, decision.done, count, query: query)
    }

    private func setRule(_ body: FormBody, _ decide: DecideWords, _ campaign: String) async throws -> Response
    {
        var policy = WordsPolicy()
        policy.hold = WordsPolicy.Hold(rawValue: body["hold"].scalars(first: 30)) ?? .nothing
        let looks = body.all("looks").prefix(10)
        (policy.links, policy.scripts) = (looks.contains("links"), looks.contains("scripts"))
        policy.longest = WordsPolicy.lengths.first { String($0) == body["longest"] }
        policy.setList(body["list"].scalars(first: WordsPolicy.listedWords * 100))
        guard try await decide.setPolicy(policy, of: campaign) else { throw HTTPError(.notFound) }
        return answer(campaign, .held, .rule, 0)
    }

    /// Throws 404 for letters about which this account may not decide.
    private func found(_ count: Int?) throws -> Int {
        guard let count else { throw HTTPError(.notFound) }
        return count
    }

    private func answer(
        _ campaign: String, _ standing: WordsStanding, _ done: WordsDone, _ count: Int, query: String = ""
    ) -> Response {
        .seeOther(
            "\(links.deskWords(campaign, standing, query: query))&did=\(done.rawValue)&count=\(count)")
    }
}

extension WordsDecision {
    fileprivate var done: WordsDone { self == .release ? .released : .refused }
}

extension FormBody {
    fileprivate var letters: [Int64] {
        all("id").prefix(DeskWords.perPart).compactMap { Int64($0.scalars(first: 30)) }
    }
    /// The letters that the page before had counted: others that came in since are not among them.
    fileprivate var shownLetters: [Int64] {
        self["letters"].split(separator: " ", maxSplits: WordsRules.mostAtOnce)
            .prefix(WordsRules.mostAtOnce).compactMap { Int64($0) }
    }
    fileprivate var query: String { self["q"].scalars(first: WordsRules.search.scalars) }
    fileprivate var reason: String {
        let typed = self["reason"].scalars(first: WordsRules.reason.scalars + 1)
        return TypedText.text(typed) ?? typed.printable()
    }

    fileprivate func problem(of decision: WordsDecision) -> WordsProblem? {
        guard decision == .refuse else { return nil }
        if FoldedWords.of(reason).isEmpty { return .noReason }
        return WordsRules.reason.admits(reason) ? nil : .longReason
    }
}
