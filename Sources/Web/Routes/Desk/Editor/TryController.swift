import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Trying a draft, testing its letter, and publishing it.
struct TryController: DeskController {
    let site: Site

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await answer(request, context, values: [:], issues: [:])
    }

    /// Sends the letter to the organiser's own address.
    @Sendable func test(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws -> Response
    {
        let writer = Gender(rawValue: body["as"]) ?? .feminine
        let slug = try context.campaign
        let outcome = try await SendTestLetter(services, account: context.account).send(slug, as: writer)
        let text = page(request, context).text
        switch outcome {
        case .queued: return .seeOther(links.deskTry(slug) + "#test")
        case .missing: throw HTTPError(.notFound)
        case .noLetter:
            return try await answer(
                request, context, values: [:], issues: ["": [text(.testNone)]], status: .unprocessableContent)
        case .tooMany:
            let told = text(.testTooMany, counting: SignInRules.testLettersAnHour)
            return try await answer(
                request, context, values: [:], issues: ["": [told]], status: .tooManyRequests)
        }
    }

    @Sendable func publish(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let (slug, text) = (try context.campaign, page(request, context).text)
        let operators = operators(context)
        if body["do"] == "slip" { return try await keepReadings(request, body, context) }
        if body["do"] == "unschedule" {
            _ = try await operators.unplanPublishing(slug)
            return .seeOther(links.deskTry(slug))
        }
        let publication = Publication(
            revision: body.number("base") ?? 0, over: body.number("over") ?? 0,
            note: body["note"].scalars(first: 1_000),
            confirming: Set(body.all("confirm").prefix(100)))
        let values = Dictionary(
            ["note", "when", "day", "time", "zone"].map { ($0, body[$0].scalars(first: 1_000)) }
        ) { first, _ in first }
        let refusal: PublishingRefusal?
        if body["when"] == "later" {
            guard let due = ZonedHour(values)?.date else {
                return try await answer(
                    request, context, values: values, issues: ["day": [text(.publishNoDay)]],
                    status: .unprocessableContent)
            }
            switch try await operators.planPublishing(slug, at: due, publication) {
            case .planned: return .seeOther(links.deskTry(slug) + "#publish")
            case .refused(let reason): refusal = reason
            }
        } else {
            switch try await operators.publish(slug, publication) {
            case .published:
                try await services.campaigns.refresh()
                return .seeOther(links.deskPublished(slug))
            case .refused(let reason): refusal = reason
            }
        }
        let issues = refusal.map { $0.issues(text) } ?? [:]
        return try await answer(
            request, context, values: values, issues: issues, status: .unprocessableContent)
    }

    /// Shows the address of the page, its picture, and words to send it with.
    @Sendable func published(_ request: Request, _ context: DeskContext) async throws -> Response {
        let desk = try await desk(request, context)
        guard let live = services.campaigns.newest(desk.slug) else {
            return .seeOther(links.deskTry(desk.slug))
        }
        let address = links.absolute(links.campaign(desk.slug))
        let code = QRCode(address)?.svg(label: desk.page.text(.codeCaption))
        let words = live.campaign.languages.compactMap { readyWords(live.campaign, $0) }
        let row = try await desk.operators.versions(desk.slug, limit: 1).first
        var published = PublishedCampaign(
            version: Int(live.version), address: address, code: code, words: words,
            isChange: live.version > 1)
        if row?.version == live.version { published.since = row?.published?.at }
        if live.campaign.phase(at: desk.page.now) == .announced { published.opens = live.campaign.opens }
        return request.answer(publishedPage(desk.page, desk.heading, published))
    }

    private func readyWords(_ campaign: Campaign, _ language: Language) -> PublishedCampaign.ReadyWords? {
        guard let page = campaign.pages[language], let text = DeskText(language) else { return nil }
        return PublishedCampaign.ReadyWords(
            language: language, subject: page.title, mail: text(.mailWords),
            post: text(.postWords, ["title": page.title]))
    }
}

extension TryController {
    /// Says that the translations are as they should be, although their original has changed.
    private func keepReadings(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let desk = try await desk(request, context)
        guard body.number("base") == desk.draft.revision else {
            return try await answer(
                request, context, values: [:], issues: ["": [desk.page.text(.publishChanged)]],
                status: .unprocessableContent)
        }
        for old in desk.outdated {
            _ = try await desk.operators.keepReading(
                desk.slug, letter: old.letter, language: old.language, paragraph: old.paragraph)
        }
        return .seeOther(links.deskTry(desk.slug) + "#changes")
    }

    private func answer(
        _ request: Request, _ context: DeskContext, values: [String: String], issues: [String: [String]],
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let desk = try await desk(request, context, at: links.deskTry(try context.campaign))
        var state = EditorState(values: values, base: desk.draft.revision, form: newForm(), saved: desk.saved)
        state.issues = issues
        if state.values["zone"] == nil { state.values["zone"] = "Europe/Paris" }
        var editor = TryEditor(checks: desk.checks, zones: Self.zones, state: state)
        editor.looks = desk.looks(links)
        let tests = SendTestLetter(services, account: context.account)
        editor.canTest = desk.draft.isComposable(by: tests)
        editor.tests = try await tests.newest(of: desk.slug).map {
            TryEditor.Test($0, version: desk.saved.version, rehearsal: desk.page.rehearsal)
        }
        editor.state.values["over"] = String(desk.draft.live?.version ?? 0)
        if let changes = try await desk.operators.changesOfDraft(desk.slug) {
            editor.changes = changes.changes.shown(desk.page.text, from: changes.old, to: changes.new)
            if changes.over > 0, changes.changes.concernLetters {
                let letters = try await DeskOverview(services).concernedLetters(of: desk.slug)
                editor.follows = .init(letters, outdated: desk.outdatedReadings)
            }
            editor.questions = changes.changes.compactMap { $0.question(desk.page.text) }
        }
        if let planned = desk.draft.planned, planned.failure == nil {
            editor.scheduled = .init(
                at: planned.due, zone: state.value("zone"),
                by: .account(id: planned.account, name: planned.by))
        }
        return request.answer(tryPage(desk.page, desk.heading, editor), status: status)
    }

    /// Zones that people here are likely to live in.
    private static let zones = [
        "UTC", "Europe/London", "Europe/Paris", "Europe/Brussels", "Europe/Berlin", "Europe/Athens",
        "Africa/Casablanca", "Africa/Tunis", "Africa/Cairo", "Asia/Beirut", "America/New_York",
        "America/Montreal", "America/Los_Angeles", "Australia/Sydney",
    ]
}

/// A day and an hour in a time zone, as the form has them.
struct ZonedHour {
    let date: Date

    /// Nil when one of them cannot be read.
    init?(_ values: [String: String]) {
        guard let day = values["day"].flatMap({ Day($0) }),
            let zone = TimeZone(identifier: values["zone"] ?? ""),
            let time = values["time"]?.wholeMatch(of: /(\d{2}):(\d{2})/), let hour = Int(time.1),
            let minute = Int(time.2), hour < 24, minute < 60
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = DateComponents(
            year: day.year, month: day.month, day: day.day, hour: hour, minute: minute)
        guard let date = calendar.date(from: parts) else { return nil }
        self.date = date
    }
}
