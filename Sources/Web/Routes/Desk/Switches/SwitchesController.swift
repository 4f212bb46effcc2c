import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// The switches for a bad day, of the site and of a campaign.
struct SwitchesController: DeskController {
    let site: Site

    @Sendable func ofSite(_ request: Request, _ context: DeskContext) async throws -> Response {
        let page = page(request, context)
        var form = form("", services.campaigns.all.flatMap(\.campaign.languages).unique)
        form.letters = try await DeskOverview(services).concernedLetters(of: nil)
        form.others = services.campaigns.all.map {
            (title($0.campaign.slug, page.language), links.deskSwitches($0.campaign.slug))
        }
        return request.answer(siteSwitchesPage(page, form))
    }

    @Sendable func ofCampaign(_ request: Request, _ context: DeskContext) async throws -> Response {
        let (slug, page) = (try context.campaign, page(request, context))
        var heading = try await heading(slug, context, page)
        heading.places = CampaignPlace.open(to: context)
        var form = form(slug, heading.campaign.languages)
        form.letters = try await DeskOverview(services).concernedLetters(of: slug)
        if context.has(.site) { form.others = [(page.text(.switchesOfSite), links.deskSwitches())] }
        return request.answer(campaignSwitchesPage(page, heading, form))
    }

    @Sendable func setSite(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        try await set("", body, services.campaigns.all.flatMap(\.campaign.languages).unique, context)
    }

    @Sendable func setCampaign(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let slug = try context.campaign
        guard let edition = services.campaigns.newest(slug) else { throw HTTPError(.notFound) }
        return try await set(slug, body, edition.campaign.languages, context)
    }

    private func form(_ scope: String, _ languages: [Language]) -> SwitchesForm {
        let on = services.switches.board.own(scope, at: services.environment.now())
        return SwitchesForm(
            scope: scope, on: on, languages: languages,
            seen: scope.isEmpty ? links.home : links.campaign(scope))
    }

    /// Turns what the form changes. A switch that the form did not know to be on stays as it is, so
    /// that a page opened earlier turns nothing of somebody else's off.
    private func set(_ scope: String, _ body: FormBody, _ languages: [Language], _ context: DeskContext)
        async throws -> Response
    {
        let operators = operators(context)
        let (on, was) = (Set(body.all("on").prefix(20)), Set(body.all("was").prefix(20)))
        let hours = SwitchesForm.hours.first { String($0) == body["hours"] }
        let until = hours.map { services.environment.now().addingTimeInterval(Double($0) * 3_600) }
        let why = body["why"].reason
        let board = try await operators.switches()
        for name in Switch.Name.switches {
            let (isOn, wasOn) = (on.contains(name.rawValue), was.contains(name.rawValue))
            let before = board.own(scope, at: services.environment.now()).first { $0.name == name }
            if isOn, before != nil || !wasOn {
                let told = body.sentences(name, languages)
                _ = try await operators.turnOn(
                    name, for: scope, until: before.map(\.until) ?? until, note: before == nil ? why : "",
                    told: told)
            } else if wasOn, !isOn {
                _ = try await operators.turnOff(name, for: scope, note: why)
            }
        }
        try await services.switches.refresh()
        return .seeOther(links.deskSwitches(scope.isEmpty ? nil : scope))
    }
}

/// The states into which an organiser puts a campaign.
struct StatesController: DeskController {
    let site: Site

    @Sendable func pauseForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await form(.paused, request, context)
    }

    @Sendable func closeForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await form(.closed, request, context)
    }

    @Sendable func pause(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        try await put(.paused, body, context)
    }

    @Sendable func close(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        try await put(.closed, body, context)
    }

    @Sendable func resume(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        try await end(.paused, body, context)
    }

    @Sendable func reopen(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        try await end(.closed, body, context)
    }

    private func form(_ name: Switch.Name, _ request: Request, _ context: DeskContext) async throws
        -> Response
    {
        let (slug, page) = (try context.campaign, page(request, context))
        guard services.campaigns.newest(slug) != nil else { throw HTTPError(.notFound) }
        var heading = try await heading(slug, context, page)
        heading.places = CampaignPlace.open(to: context)
        return request.answer(statePage(page, heading, name))
    }

    private func put(_ name: Switch.Name, _ body: FormBody, _ context: DeskContext) async throws -> Response {
        let slug = try context.campaign
        guard let edition = services.campaigns.newest(slug) else { throw HTTPError(.notFound) }
        let operators = operators(context)
        let outcome = try await operators.turnOn(
            name, for: slug, note: body["why"].reason, told: body.sentences(name, edition.campaign.languages))
        return try await done(outcome, slug)
    }

    private func end(_ name: Switch.Name, _ body: FormBody, _ context: DeskContext) async throws -> Response {
        let slug = try context.campaign
        let operators = operators(context)
        return try await done(operators.turnOff(name, for: slug, note: body["why"].reason), slug)
    }

    private func done(_ outcome: SwitchOutcome, _ slug: String) async throws -> Response {
        guard outcome != .missing else { throw HTTPError(.notFound) }
        try await services.switches.refresh()
        return .seeOther(links.deskCampaign(slug))
    }
}

/// Returns the answer to a form of the desk while nothing may be written. Nil while it may.
/// - Parameter isOfSite: whether only the switch of the whole site counts.
func readOnlyAnswer(
    _ request: Request, _ body: FormBody, _ context: DeskContext, _ site: Site, ofSite isOfSite: Bool
) -> Response? {
    let slug = isOfSite ? "" : context.visitor.parameters.get("campaign") ?? ""
    guard site.services.switches.on(.readOnly, in: slug) != nil else { return nil }
    let page = DeskPageContexts(site: site).context(request, context.account)
    return request.answer(
        readOnlyDeskPage(page, body, at: request.uri.path), status: .serviceUnavailable)
}

extension FormBody {
    /// Returns what visitors are to read, by language, without what is Postbag's own sentence.
    fileprivate func sentences(_ name: Switch.Name, _ languages: [Language]) -> [Language: String] {
        guard name.tellsVisitors else { return [:] }
        return languages.reduce(into: [:]) { told, language in
            let sentence = self["\(name.rawValue)-\(language.tag)"].reason
            if !sentence.isEmpty, sentence != name.usualSentence(language) { told[language] = sentence }
        }
    }
}

extension String {
    /// One line of at most 1,000 characters.
    fileprivate var reason: String {
        scalars(first: 1_000).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
