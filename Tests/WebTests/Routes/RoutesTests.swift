import HTTPTypes
import Hummingbird
import Testing

@testable import Web

/// Tests the addresses of Postbag. Other programs and printed letters rely on them.
@Suite struct RoutesTests {
    private let pages = [
        "/", "/assets/{name}", "/confirm", "/confirm/news/{token}",
        "/confirm/office/{token}", "/confirm/{token}", "/confirm/{token}/{what}", "/health", "/metrics",
        "/{campaign}", "/{campaign}/handed-over",
        "/{campaign}/letters",
        "/{campaign}/picture/{version}", "/{campaign}/places.csv", "/{campaign}/places.json",
        "/{campaign}/preview", "/{campaign}/resend", "/{campaign}/tally.json", "/{campaign}/{language}",
        "/{campaign}/{language}/form/{step}", "/{campaign}/{language}/mastodon/{step}",
        "/{campaign}/{language}/paper/{step}", "/{campaign}/{language}/places",
        "/{campaign}/{language}/places/embed", "/{campaign}/{language}/places/map.svg",
        "/{campaign}/{language}/thanks", "/{campaign}/{language}/waiting",
        "/{campaign}/{language}/write/{step}",
    ]
    private let forms = [
        "/confirm", "/confirm/news/{token}", "/confirm/office/{token}", "/confirm/{token}",
        "/confirm/{token}/{what}", "/{campaign}/forget",
        "/{campaign}/handed-over", "/{campaign}/letters", "/{campaign}/preview", "/{campaign}/resend",
        "/{campaign}/{language}/write/{step}",
    ]

    @Test func everyAddressIsHere() async throws {
        try await TrialSite.run { _, site in
            let routes = buildRouter(site).routes
            let addresses = { method in routes.filter { $0.method == method }.map { "\($0.path)" }.sorted() }
            #expect(addresses(.get) == (pages + desk(site, .get, signInPages)).sorted())
            #expect(addresses(.post) == (forms + desk(site, .post, signInForms)).sorted())
            #expect(routes.allSatisfy { [.get, .post, .head].contains($0.method) })
        }
    }

    @Test func theLetterboxIsThereInADemoOnly() async throws {
        try await TrialSite.run { _, site in
            let settings = SiteSettings(links: site.settings.links, isDemo: true, hasSite: false)
            let demo = buildRouter(Site(services: site.services, settings: settings)).routes
            let more = Set(demo.map { "\($0.path)" }).subtracting(pages + forms)
            let letterbox: Set = ["/letterbox", "/letterbox/{message}"]
            #expect(Set(more.filter { !$0.hasPrefix("/desk") }) == letterbox)
        }
    }

    private let signInPages = [
        "/desk", "/desk/invitation/{token}", "/desk/sign-in", "/desk/sign-in/code", "/desk/sign-in/second",
        "/desk/sign-in/{token}",
    ]
    private let signInForms = [
        "/desk/first-run", "/desk/invitation/{token}", "/desk/sign-in", "/desk/sign-in/code",
        "/desk/sign-in/second", "/desk/sign-in/{token}",
    ]

    /// The addresses of the desk: those by which somebody signs in, and all that have a right.
    /// `DeskAccessTests` lists the latter.
    private func desk(_ site: Site, _ method: HTTPRequest.Method, _ signIn: [String]) -> [String] {
        signIn
            + deskRoutes(site).listed.filter { $0.method == method }.map {
                $0.path.replacing(/:(\w+)/) { "{\($0.output.1)}" }
            }
    }
}
