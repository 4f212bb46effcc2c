import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

extension Site {
    private static let forAll = "public, max-age=5"
    private static let robots = HTTPField.Name("X-Robots-Tag")!
    private static let byLanguage = "Accept-Language, Accept-Encoding"

    /// Returns the page of the open campaigns, or that of the campaign if there is only one. Hidden
    /// campaigns answer only at their own addresses.
    @Sendable func home(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let campaigns = services.campaigns.listed
        if campaigns.count == 1, let only = campaigns.first { return try await show(only, in: nil, request) }
        let page = homePage(
            noCampaign(request), campaigns: campaigns.map(\.campaign), now: services.environment.now())
        return request.answer(
            Rendered(page.bytes, contentType: "text/html; charset=utf-8"), caching: Self.forAll,
            vary: Self.byLanguage)
    }

    @Sendable func campaign(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try await show(edition(context), in: nil, request)
    }

    @Sendable func campaignInLanguage(_ request: Request, _ context: VisitorContext) async throws -> Response
    {
        let (edition, page) = try page(context)
        return try await show(edition, in: page.language, request)
    }

    private func show(_ edition: CampaignCache.CampaignVersion, in language: Language?, _ request: Request)
        async throws -> Response
    {
        let context = page(edition.campaign, wanted: language?.tag ?? "", request)
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
        return try pages.rendered(context.campaign.slug, context.language, version: version, tally) {
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
        let edition = try edition(context)
        let tally = try await counts.tally(of: edition.campaign.slug)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        encoder.dateEncodingStrategy = .iso8601
        let bytes = try [UInt8](encoder.encode(TallyJSON(edition.campaign, tally)))
        return request.answer(Rendered(bytes, contentType: "application/json"), caching: Self.forAll)
    }

    @Sendable func asset(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let asset = Asset.at(path: request.uri.path) else { throw HTTPError(.notFound) }
        return request.answer(Rendered(asset), caching: "public, max-age=31536000, immutable")
    }

    /// Returns the campaign's picture. A page may have another version, a moment older or newer
    /// than this process knows. Such a page also gets the newest picture, but browsers may cache it
    /// only for seconds.
    @Sendable func picture(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let edition = try edition(context)
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

    @Sendable func health(_ request: Request, _ context: VisitorContext) async throws -> Response {
        do { _ = try await services.database.read { try $0.rows("SELECT 1 AS one") } } catch {
            throw HTTPError(.serviceUnavailable)
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: #"{"status":"ok"}"#)))
    }
}

/// The body of `tally.json`.
struct TallyJSON: Encodable {
    private let campaign: String
    private let asOf: Date
    /// The same moment by language, as the page of each language writes it.
    private let written: [String: String]
    /// The words by language that the page of each language says with these numbers.
    private let said: [String: [String: String]]
    private let rehearsal: Bool
    private let supporters: Int
    private let letters: [String: Int]
    private let targets: [String: [String: Int]]

    private enum CodingKeys: String, CodingKey {
        case campaign, said, rehearsal, supporters, letters, targets
        case asOf = "as_of"
        case written = "as_of_written"
    }

    init(_ campaign: Campaign, _ tally: Tally) {
        self.campaign = campaign.slug
        asOf = tally.asOf
        let texts = campaign.languages.map { InterfaceText(best: [$0] + campaign.languages) }
        written = Dictionary(texts.map { ($0.language.tag, $0.moment(tally.asOf)) }) { first, _ in first }
        said = Dictionary(texts.map { ($0.language.tag, tally.said($0)) }) { first, _ in first }
        rehearsal = tally.rehearsal
        supporters = tally.supporters
        letters = tally.letters.named
        let written = Dictionary(campaign.writingSteps.map { ($0.write.target, Tally.Counts()) }) {
            first, _ in first
        }
        targets = written.merging(tally.targets) { $1 }.mapValues(\.named)
    }
}

extension Tally.Counts {
    fileprivate var named: [String: Int] {
        LetterStatus.allCases.reduce(into: ["written": written, "confirmed": confirmed]) {
            $0[$1.rawValue] = self[$1]
        }
    }
}
