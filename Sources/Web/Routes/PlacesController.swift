import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The forms in which the count by place is shown.
enum PlacesPart: Hashable { case page(Language), picture(Language), embed(Language), json, csv }

/// The count by place: its page, map, frame and data.
struct PlacesController: Controller {
    let site: Site
    private let cache = RenderedCache<PlacesPart, PublishedPlaces>()
    private static let forAll = "public, max-age=5"

    init(_ site: Site) { self.site = site }

    @Sendable func page(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (edition, page) = try contexts.page(context)
        return try await answer(request, edition, .page(page.language)) { count in
            html(placesPage(page, count))
        }
    }

    @Sendable func map(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (edition, page) = try contexts.page(context)
        guard books(of: edition.campaign).contains(where: { $0.map != nil }) else {
            throw HTTPError(.notFound)
        }
        return try await answer(request, edition, .picture(page.language)) { count in
            Rendered(mapPicture(page, count).bytes, contentType: "image/svg+xml")
        }
    }

    /// Returns the one page that may appear in frames of other sites.
    @Sendable func embed(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (edition, page) = try contexts.page(context)
        var response = try await answer(request, edition, .embed(page.language)) { count in
            html(embedPage(page, count))
        }
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *"
        return response
    }

    @Sendable func json(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let edition = try contexts.edition(context)
        return try await answer(request, edition, .json) { count in
            try Rendered(PlacesJSON(edition.campaign, count).bytes, contentType: "application/json")
        }
    }

    @Sendable func csv(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let edition = try contexts.edition(context)
        var response = try await answer(request, edition, .csv) { count in
            Rendered(Array(placesTable(edition.campaign, count).utf8), contentType: "text/csv; charset=utf-8")
        }
        response.headers[.contentDisposition] = "attachment; filename=\"\(edition.campaign.slug)-places.csv\""
        return response
    }

    private func books(of campaign: Campaign) -> [PlaceBook] {
        campaign.legislatures.compactMap(services.places.book)
    }

    private func answer(
        _ request: Request, _ edition: CampaignCache.CampaignVersion, _ part: PlacesPart,
        make: (PlaceCount) throws -> Rendered
    ) async throws -> Response {
        let campaign = edition.campaign
        let published = try await counts.places(of: campaign)
        let rendered = try cache.rendered(campaign.slug, part, version: edition.version, published) {
            try make(PlaceCount(published: published, books: books(of: campaign)))
        }
        return request.answer(rendered, caching: Self.forAll)
    }

    private func html(_ page: HTML) -> Rendered {
        Rendered(page.bytes, contentType: "text/html; charset=utf-8")
    }
}
