import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The first page of the desk, and the first account.
struct FirstRunController: DeskController {
    let site: Site

    /// Answers with the first run while nobody has an account. Otherwise asks to sign in, or shows
    /// the campaigns.
    @Sendable func start(_ request: Request, _ context: VisitorContext) async throws -> Response {
        if cookies.session(of: request) == nil, try await FirstRun(services).isOpen() {
            return request.answer(firstRunPage(fresh(request), FirstRunForm(demo: request, site.settings)))
        }
        switch try await DeskAccess(site: site).decide(request, context, .ownAccount) {
        case .admitted(let desk): return try await CampaignListController(site: site).list(request, desk)
        case .refused(let response): return response
        }
    }

    @Sendable func begin(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let body = try await request.formBody()
        guard try await FirstRun(services).isOpen() else { return over(request) }
        var form = FirstRunForm()
        (form.secret, form.name) = (body["secret"].scalars(first: 1_000), body["name"].scalars(first: 1_000))
        form.email = body["email"].scalars(first: 1_000)
        guard let (secret, name, email) = form.check() else {
            return request.answer(firstRunPage(fresh(request), form), status: .unprocessableContent)
        }
        let outcome = try await FirstRun(services).begin(
            secret, name: name, email: email, device: request.device)
        switch outcome {
        case .signedIn(let done):
            let mail = site.mailServer
            let isNext = mail.given == nil && mail.obstacle != .demo
            return try await signedIn(done, request, to: isNext ? links.deskFirstSettings : links.desk)
        case .over: return over(request)
        case .wrongSecret:
            form.secretIssue = .wrong
            return request.answer(firstRunPage(fresh(request), form), status: .unprocessableContent)
        }
    }

    private func over(_ request: Request) -> Response {
        request.answer(firstRunOverPage(pages.context(request, nil, at: links.desk)), status: .gone)
    }

    private func fresh(_ request: Request) -> DeskPageContext {
        var context = pages.context(request, nil, at: links.desk)
        context.siteName = nil
        return context
    }
}

extension FirstRunForm {
    /// A form in which a demo's link has filled the secret in. Empty elsewhere.
    fileprivate init(demo request: Request, _ settings: SiteSettings) {
        self.init()
        guard settings.isDemo, let words = request.uri.queryParameters["secret"] else { return }
        secret = String(words).scalars(first: 200).replacing("-", with: " ")
    }

    /// Returns what is wrong with the name of an account. Nil for a good one.
    static func issue(ofName name: String) -> NameIssue? {
        if !PersonName.isVisible(name) { return .missing }
        return name.unicodeScalars.count > PersonName.longest ? .tooLong : nil
    }

    /// Returns what the form holds. Nil, with the issues set, when something is to be put right.
    mutating func check() -> (secret: SecretWords, name: String, email: String)? {
        let (name, email) = (TypedText.line(name) ?? "", EmailAddress.read(email))
        nameIssue = Self.issue(ofName: name)
        if case .failure(let error) = email { emailIssue = error == .missing ? .missing : .incomplete }
        do {
            let secret = try SecretWords(typed: secret)
            guard nameIssue == nil, case .success(let address) = email else { return nil }
            return (secret, name, address)
        } catch {
            secretIssue = .typed(error)
            return nil
        }
    }
}
