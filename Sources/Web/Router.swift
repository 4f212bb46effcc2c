import Actions
package import Hummingbird

/// Returns the responder of the whole site. Answers that are the same for everybody come from
/// memory, all others from the routes.
package func buildResponder(_ site: Site) -> some HTTPResponder<VisitorContext> {
    let shared = SharedAnswers(
        next: buildRouter(site).buildResponder(), settings: site.settings, now: site.services.environment.now)
    return HeadLimits(next: shared, site: site)
}

/// Returns the router with every route of Postbag.
package func buildRouter(_ site: Site) -> Router<VisitorContext> {
    let router = Router(context: VisitorContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: CountMiddleware(counts: site.requests))
    router.add(middleware: PolicyMiddleware(settings: site.settings))
    router.add(middleware: ErrorMiddleware(site: site))
    router.add(middleware: GuardMiddleware(site: site))

    router.get("/", use: site.home)
    router.get("/health", use: site.health)
    router.get("/metrics", use: site.metrics)
    router.get("/assets/:name", use: site.asset)

    for path in [
        "/confirm", "/:campaign/letters", "/:campaign/preview", "/:campaign/resend", "/:campaign/handed-over",
    ] {
        router.get(RouterPath(path), use: site.reloaded)
    }
    router.post("/confirm", use: site.confirmCode)
    router.get("/confirm/:token", use: site.confirmLink)
    router.post("/confirm/:token", use: site.confirmButton)
    router.get("/confirm/:token/:what", use: site.notMe)
    router.post("/confirm/:token/:what", use: site.reportNotMine)

    if site.settings.isDemo {
        router.get("/letterbox", use: site.letterboxList)
        router.get("/letterbox/:message", use: site.letterboxMessage)
    }

    addCampaign(to: router, site)
    return router
}

private func addCampaign(to router: Router<VisitorContext>, _ site: Site) {
    router.get("/:campaign", use: site.campaign)
    router.get("/:campaign/tally.json", use: site.tally)
    router.get("/:campaign/places.json", use: site.placesJSON)
    router.get("/:campaign/places.csv", use: site.placesCSV)
    router.get("/:campaign/picture/:version", use: site.picture)
    router.post("/:campaign/letters", use: site.writeLetter)
    router.post("/:campaign/preview", use: site.preview)
    router.post("/:campaign/resend", use: site.resend)
    router.post("/:campaign/handed-over", use: site.handOver)
    router.post("/:campaign/forget", use: site.forget)

    router.get("/:campaign/:language", use: site.campaignInLanguage)
    router.get("/:campaign/:language/places", use: site.placesPage)
    router.get("/:campaign/:language/places/map.svg", use: site.placesPicture)
    router.get("/:campaign/:language/places/embed", use: site.placesEmbed)
    router.get("/:campaign/:language/waiting", use: site.waiting)
    router.get("/:campaign/:language/thanks", use: site.thanks)
    router.get("/:campaign/:language/write/:step", use: site.step)
    router.post("/:campaign/:language/write/:step", use: site.chooseSeat)
    router.get("/:campaign/:language/form/:step", use: site.form)
    router.get("/:campaign/:language/paper/:step", use: site.paper)
    router.get("/:campaign/:language/mastodon/:step", use: site.mastodon)
}
