import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The deliveries of a campaign: the list, one letter, and what organisers decide.
struct DeliveriesController: DeskController {
    let site: Site

    @Sendable func list(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await list(request, context, problem: nil)
    }

    @Sendable func one(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await one(request, context, problem: nil)
    }

    /// Decides about several letters at once: the ticked ones, or all that the page showed. Or lets
    /// letters go to an address again.
    @Sendable func decideTogether(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let campaign = try context.campaign
        let address = body["address"].scalars(first: 400)
        if !address.isEmpty {
            let targets = services.campaigns.newest(campaign)?.campaign.targets ?? []
            guard
                try await operators(context).tryAgain(
                    address, of: campaign, targets: targets, rehearsal: services.rehearsal)
            else { throw HTTPError(.notFound) }
            try await services.suspensions.refresh()
            return .seeOther(links.deskDeliveries(campaign))
        }
        guard let resolution = Resolution(rawValue: body["decide"].scalars(first: 30)) else {
            return try await list(request, context, problem: .nothingChosen)
        }
        let sent = body.all(body["which"] == "shown" ? "shown" : "letter").prefix(DeskDeliveries.perPart)
        let letters = sent.compactMap { Int64($0.scalars(first: 30)) }
        guard !letters.isEmpty else { return try await list(request, context, problem: .noLetter) }
        guard try await operators(context).resolve(letters: letters, of: campaign, resolution) != nil else {
            throw HTTPError(.notFound)
        }
        return .seeOther(links.deskDeliveries(campaign))
    }

    /// Decides about one letter in doubt, or about a mail.
    @Sendable func decide(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let (campaign, letter) = (try context.campaign, try number(context))
        let decide = body["decide"].scalars(first: 30)
        if let mail = body.number("mail") {
            guard let decision = MailDecision(rawValue: decide),
                try await operators(context).decideMail(
                    mail, of: campaign, verdict(body, decision, mail: mail, letter: letter))
            else { return try await one(request, context, problem: .overtaken) }
            return .seeOther(links.deskDelivery(campaign, letter))
        }
        guard let resolution = Resolution(rawValue: decide) else {
            return try await one(request, context, problem: .nothingChosen)
        }
        switch try await operators(context).resolve(letters: [letter], of: campaign, resolution) {
        case nil: throw HTTPError(.notFound)
        case 0: return try await one(request, context, problem: .overtaken)
        default: return .seeOther(links.deskDeliveries(campaign))
        }
    }

    /// Pauses, resumes or stops the mail to one target, or undoes what its office asked for.
    @Sendable func changeTargetMail(_ request: Request, _ body: FormBody, _ context: DeskContext) async throws
        -> Response
    {
        let campaign = try context.campaign
        guard let edition = services.campaigns.newest(campaign) else { throw HTTPError(.notFound) }
        if body["do"] == "as-planned" {
            return try await endDigestChoice(body, edition.campaign, context)
        }
        guard let change = TargetMailChange(rawValue: body["do"].scalars(first: 30)) else {
            return try await list(request, context, problem: .nothingChosen)
        }
        guard change != .cancel || body["sure"] == "yes" else {
            return try await list(request, context, problem: .unsure)
        }
        let outcome = try await operators(context).change(
            mailTo: body["target"].scalars(first: 100), in: edition.campaign, change)
        guard outcome != .missing else { throw HTTPError(.notFound) }
        try await services.switches.refresh()
        return .seeOther(links.deskDeliveries(campaign))
    }

    /// Lets letters come as the campaign says again, where an office had asked for something else.
    private func endDigestChoice(_ body: FormBody, _ campaign: Campaign, _ context: DeskContext) async throws
        -> Response
    {
        let address = body["address"].scalars(first: 320)
        guard let target = campaign.target(body["target"].scalars(first: 100)),
            services.addresses(of: target).contains(address),
            try await operators(context).endDigestChoice(
                of: address, target: target.key, in: campaign.slug, rehearsal: services.rehearsal)
        else { throw HTTPError(.notFound) }
        return .seeOther(links.deskDeliveries(campaign.slug))
    }

    private func number(_ context: DeskContext) throws -> Int64 {
        let text = try context.visitor.parameters.require("letter")
        guard let number = Int64(text.scalars(first: 30)) else { throw HTTPError(.notFound) }
        return number
    }
}

extension DeliveriesController {
    private func list(_ request: Request, _ context: DeskContext, problem: DecisionProblem?) async throws
        -> Response
    {
        let (campaign, page) = (try context.campaign, page(request, context))
        let heading = try await heading(campaign, context, page)
        let deliveries = DeskDeliveries(services)
        let summary = try await deliveries.summary(of: campaign)
        let asked = request.uri.queryParameters["state"].flatMap { DeliveryFilter(rawValue: String($0)) }
        let usual: DeliveryFilter = (summary.counts[.inDoubt]?.number ?? 0) > 0 ? .inDoubt : .all
        let filter = problem == nil || problem == .unsure ? asked ?? usual : .inDoubt
        let after = request.uri.queryParameters["after"].flatMap {
            DeliveryCursor(String($0).scalars(first: 60))
        }
        let part = try await deliveries.part(of: campaign, filter, after: after)
        let older = part.next.map {
            "\(links.deskDeliveries(campaign))?state=\(filter.rawValue)&after=\($0)"
        }
        let known = services.campaigns.newest(campaign)?.campaign
        let targets = (known?.targets ?? []).map { ($0.key, $0.spokenName(in: page.text.shared)) }
        var list = DeliveryList(
            filter: filter, deliveries: part.deliveries, counts: summary.counts, mails: summary.mails,
            older: older, targets: Dictionary(targets) { first, _ in first }, zone: known?.deskZone ?? "UTC")
        list.mayDecide = context.has(.decide)
        list.problem = problem
        list.suspended = summary.suspended
        list.automatic = summary.automatic
        if let known, context.has(.publish) {
            list.targetMail = try await deliveries.targetMail(of: known).map { mail in
                TargetMailLine(
                    key: mail.target.key, name: mail.target.spokenName(in: page.text.shared),
                    waiting: mail.waiting, stop: mail.stop, asked: mail.asked)
            }
        }
        return request.answer(
            deliveriesPage(page, heading, list), status: problem == nil ? .ok : .unprocessableContent)
    }

    private func one(_ request: Request, _ context: DeskContext, problem: DecisionProblem?) async throws
        -> Response
    {
        let (campaign, page) = (try context.campaign, page(request, context))
        guard let file = try await DeskDeliveries(services).letter(number(context), of: campaign) else {
            throw HTTPError(.notFound)
        }
        let letter = file.letter
        var view = DeliveryView(
            letter: letter, isErased: file.isErased, deliveries: file.deliveries, attempts: file.attempts,
            mails: file.mails.map { shown($0.mail, $0.content) },
            target: file.target?.spokenName(in: page.text.shared) ?? letter.target,
            composed: file.composed,
            zone: services.campaigns.newest(campaign)?.campaign.deskZone ?? "UTC")
        view.mayDecide = context.has(.decide)
        view.problem = problem
        let status: HTTPResponse.Status =
            switch problem {
            case nil: .ok
            case .overtaken: .conflict
            default: .unprocessableContent
            }
        return try await request.answer(
            deliveryPage(page, heading(campaign, context, page), view), status: status)
    }
}
