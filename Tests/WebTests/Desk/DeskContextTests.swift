import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// Tests that no handler of the desk is reached without an account.
@Suite struct DeskContextTests {
    private let owner = Account(id: 7, name: "Ada", email: "ada@people.example", isOwner: true)

    @Test(arguments: [HTTPRequest.Method.get, .post])
    func nobodyReachesTheDeskWithoutAnAccount(_ method: HTTPRequest.Method) async throws {
        try await visit(as: nil, method) { answer in
            #expect(answer.status == .notFound)
            #expect(!String(buffer: answer.body).contains("Ada"))
        }
    }

    @Test(arguments: [HTTPRequest.Method.get, .post])
    func theHandlerGetsTheAccount(_ method: HTTPRequest.Method) async throws {
        try await visit(as: owner, method) { answer in
            #expect(answer.status == .ok)
            #expect(String(buffer: answer.body) == "7 Ada riverside")
        }
    }

    /// A campaign may still have any slug, as long as the desk has no page.
    @Test func theSiteHasNoDeskYet() async throws {
        try await TrialSite.run { client, _ in
            for path in ["/desk", "/desk/en", "/desk/sign-in/1.AAAAAAAAAAAAAAAAAAAAAA"] {
                let status = try await client.execute(uri: path, method: .get) { $0.status }
                #expect(status == .notFound, "\(path)")
            }
        }
    }

    private func visit(
        as account: Account?, _ method: HTTPRequest.Method,
        _ check: @escaping @Sendable (TestResponse) throws -> Void
    ) async throws {
        let router = Router(context: VisitorContext.self)
        router.add(middleware: SignedIn(account: account))
        router.desk().on("campaigns/:campaign", method: method) { _, context in
            "\(context.account.id) \(context.account.name) \(try context.parameters.require("campaign"))"
        }
        try await Application(router: router).test(.router) { client in
            try check(await client.execute(uri: "/desk/campaigns/riverside", method: method) { $0 })
        }
    }
}

/// Stands for the sign-in that the desk will have.
private struct SignedIn: RouterMiddleware {
    typealias Context = VisitorContext

    let account: Account?

    @concurrent
    func handle(
        _ request: Request, context: VisitorContext,
        next: @concurrent (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.account = account
        return try await next(request, context)
    }
}
