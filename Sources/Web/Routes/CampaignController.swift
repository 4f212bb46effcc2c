import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The page of a campaign and its count and picture, and the list of campaigns.
struct CampaignController: Controller {
    let site: Site
    /// The rendered campaign pages. A campaign page shows the count to the minute.
    private let pages = RenderedCache<Language, Shown>()

    /// What changes a page between two versions of its campaign.
    private struct Shown: Equatable {
        let tally: Tally
        let stop: Switch?, delay: Switch?
        let readsWords: Bool
        let withoutMail: [String]
    }

    private static let forAll = "public, max-age=5"
    private static let robots = HTTPField.Name("X-Robots-Tag")!
    private static let byLanguage = "Accept-Language, Accept-Encoding"

    init(_ site: Site) { self.site = site }

    /// Returns the page of the open campaigns, or that of the campaign if there is only one. Hidden
    /// campaigns answer only at their own addresses.
    @Sendable func home(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let listed = services.campaigns.listed
        let open = listed.filter { services.switches.state(of: $0.campaign.slug)?.name != .closed }
        let campaigns = open.isEmpty ? listed.filter { _ in listed.count == 1 } : open
        if campaigns.count == 1, let only = campaigns.first { return try await show(only, in: nil, request) }
        let page = homePage(
            contexts.withoutCampaign(request), campaigns: campaigns.map(\.campaign),
            now: services.environment.now())
        return request.answer(
            Rendered(page.bytes, contentType: "text/html; charset=utf-8"), caching: Self.forAll,
            vary: Self.byLanguage)
    }

    @Sendable func campaign(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try await show(contexts.edition(context), in: nil, request)
    }

    @Sendable func campaignInLanguage(_ request: Request, _ context: VisitorContext) async throws -> Response
    {
        let (edition, page) = try contexts.page(context)
        return try await show(edition, in: page.language, request)
    }

    private func show(_ edition: CampaignCache.CampaignVersion, in language: Language?, _ request: Request)
        async throws -> Response
    {
        let context = contexts.page(edition.campaign, wanted: language?.tag ?? "", request)
        let tally = try await counts.tally(of: edition.campaign.slug)
        let rendered = try rendered(context, version: edition.version, tally)
        var response = request.answer(
            rendered, caching: Self.forAll, vary: language == nil ? Self.byLanguage : "Accept-Encoding")
        if services.campaigns.isHidden(edition.campaign.slug) { response.headers[Self.robots] = "noindex" }
        return response
    }

    private func rendered(_ context: PageContext, version: Int64, _ tally: Tally) throws -> Rendered {
        var tally = tally
        tally.asOf = Date(timeIntervalSince1970: (tally.asOf.timeIntervalSince1970 / 60).rounded(.down) * 60)
        let shown = Shown(
            tally: tally, stop: context.stop, delay: context.delay, readsWords: context.readsWords,
            withoutMail: context.campaign.targets.filter(\.isMailStopped).map(\.key))
        return try pages.rendered(context.campaign.slug, context.language, version: version, shown) {
            let bytes = try campaignPage(context, tally: tally).bytes
            return Rendered(
                bytes, contentType: "text/html; charset=utf-8", etag: Self.etag(of: bytes), level: 9)
        }
    }

    /// Returns the entity tag in quotes, as the `ETag` header field requires (RFC 9110 section
    /// 8.8.3).
    private static func etag(of bytes: [UInt8]) -> String {
        "\"\(bytes.sha256.prefix(12).map { $0 }.base64URL)\""
    }

    @Sendable func tally(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let edition = try contexts.edition(context)
        let tally = try await counts.tally(of: edition.campaign.slug)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        encoder.dateEncodingStrategy = .iso8601
        let bytes = try [UInt8](encoder.encode(TallyJSON(edition.campaign, tally)))
        return request.answer(Rendered(bytes, contentType: "application/json"), caching: Self.forAll)
    }

    /// Returns the campaign's picture. A page may have another version, a moment older or newer
    /// than this process knows. Such a page also gets the newest picture, but browsers may cache it
    /// only for seconds.
    @Sendable func picture(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let edition = try contexts.edition(context)
        guard let picture = edition.picture else { throw HTTPError(.notFound) }
        let isAsked = request.uri.path == links.picture(edition.campaign.slug, version: edition.version)
        return Response(
            status: .ok,
            headers: [
                .contentType: "image/jpeg",
                .cacheControl: isAsked ? "public, max-age=31536000, immutable" : Self.forAll,
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: picture.jpeg)))
    }
}
