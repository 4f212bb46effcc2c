import Actions
import Domain
import HTTPTypes
import Hummingbird

/// Refuses forms that are not known to come from our pages.
struct ForeignOriginForms: Sendable {
    let contexts: PageContexts
    let seats: SeatViews
    let limit: AdmissionControl

    init(_ site: Site) {
        contexts = site.contexts
        seats = SeatViews(services: site.services)
        limit = site.limit
    }

    /// Returns the page that refuses a form. A letter comes back in a form of ours, from which its
    /// writer can send it. The writer has to give the consent again.
    func refuse(_ request: Request, _ context: VisitorContext, from origin: FormOrigin) async throws
        -> Response
    {
        let refused: HTTPRefusal = origin == .foreign ? .forbidden : .unsaid
        guard let campaign = letterForm(of: request) else {
            let page = errorPage(refused, site: contexts.withoutCampaign(request), requestID: context.id)
            return request.answer(page, status: .forbidden)
        }
        do { try limit.check(request, context) } catch {
            let form = try await refusedLetter(of: request, for: error)
            let page = contexts.page(campaign, wanted: form.language, request)
            return refusal(of: form, for: error, page, request, context)
        }
        var form = LetterForm(try await request.formBody())
        let page = contexts.page(campaign, wanted: form.language, request)
        form.language = page.language.tag
        let step = page.isOpen ? campaign.step(form.step) : nil
        guard let step, step.write != nil else {
            return request.answer(errorPage(refused, context: page, form: form), status: .forbidden)
        }
        let seat = seats.view(form, step, in: campaign)
        return request.answer(
            try foreignOriginPage(
                seats.page(page, step, to: seat), refused, step: step, form: form, seat: seat),
            status: .forbidden)
    }

    /// Returns the campaign to which a letter was sent, by the paths of the three forms that
    /// contain a letter. Nil for other paths.
    private func letterForm(of request: Request) -> Campaign? {
        let path = request.uri.path.split(separator: "/")
        let holdsLetter =
            path.count == 2 && ["letters", "preview"].contains(path[1])
            || path.count == 4 && path[2] == "write"
        return holdsLetter ? contexts.services.campaigns.newest(String(path[0]))?.campaign : nil
    }
}
