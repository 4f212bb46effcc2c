import Actions
import Domain
import HTTPTypes
import Hummingbird

extension Site {
    /// Refuses a form that is not known to come from our pages. A letter comes back in a form of
    /// ours, from which its writer can send it. The writer has to give the consent again.
    func refuse(_ request: Request, _ context: VisitorContext, from origin: FormOrigin) async throws
        -> Response
    {
        let refusal: HTTPRefusal = origin == .foreign ? .forbidden : .unsaid
        guard let campaign = letterForm(of: request) else {
            let page = errorPage(refusal, site: noCampaign(request), requestID: context.id)
            return request.answer(page, status: .forbidden)
        }
        let sent = try await received(request, context)
        var form = LetterForm(sent.body)
        let page = page(campaign, wanted: form.language, request)
        if let trouble = sent.refusal { return refused(trouble, request, context, page, form) }
        form.language = page.language.tag
        let step = page.isOpen ? campaign.step(form.step) : nil
        guard let step, step.write != nil else {
            return request.answer(errorPage(refusal, context: page, form: form), status: .forbidden)
        }
        let seat = seat(form, step, in: campaign)
        return request.answer(
            try strangePage(self.page(page, step, to: seat), refusal, step: step, form: form, seat: seat),
            status: .forbidden)
    }

    /// Returns the campaign to which a letter was sent, by the paths of the three forms that
    /// contain a letter. Nil for other paths.
    private func letterForm(of request: Request) -> Campaign? {
        let path = request.uri.path.split(separator: "/")
        let holdsLetter =
            path.count == 2 && ["letters", "preview"].contains(path[1])
            || path.count == 4 && path[2] == "write"
        return holdsLetter ? services.campaigns.newest(String(path[0]))?.campaign : nil
    }
}
