import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The forms in which the count by place is shown.
enum PlacesPart: Hashable { case page(Language), picture(Language), embed(Language), json, csv }

extension Site {
    private static let forAll = "public, max-age=5"

    @Sendable func placesPage(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (edition, page) = try page(context)
        return try await answer(request, edition, .page(page.language)) { count in
            html(Web.placesPage(page, count))
        }
    }

    @Sendable func placesPicture(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (edition, page) = try page(context)
        guard books(of: edition.campaign).contains(where: { $0.map != nil }) else {
            throw HTTPError(.notFound)
        }
        return try await answer(request, edition, .picture(page.language)) { count in
            Rendered(mapPicture(page, count).bytes, contentType: "image/svg+xml")
        }
    }

    /// Returns the one page that may appear in frames of other sites.
    @Sendable func placesEmbed(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (edition, page) = try page(context)
        var response = try await answer(request, edition, .embed(page.language)) { count in
            html(embedPage(page, count))
        }
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *"
        return response
    }

    @Sendable func placesJSON(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let edition = try edition(context)
        return try await answer(request, edition, .json) { count in
            try Rendered(PlacesJSON(edition.campaign, count).bytes, contentType: "application/json")
        }
    }

    @Sendable func placesCSV(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let edition = try edition(context)
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
        let rendered = try placePages.rendered(campaign.slug, part, version: edition.version, published) {
            try make(PlaceCount(published: published, books: books(of: campaign)))
        }
        return request.answer(rendered, caching: Self.forAll)
    }

    private func html(_ page: HTML) -> Rendered {
        Rendered(page.bytes, contentType: "text/html; charset=utf-8")
    }
}
