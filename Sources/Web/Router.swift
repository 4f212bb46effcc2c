import Actions
package import Hummingbird

/// Returns the responder of the whole site. Answers that are the same for everybody come from
/// memory, all others from the routes.
package func buildResponder(_ site: Site) -> some HTTPResponder<VisitorContext> {
    let shared = SharedAnswers(
        next: buildRouter(site).buildResponder(), settings: site.settings, now: site.services.environment.now,
        served: site.services.countPage)
    let limited = HeadLimits(next: shared, requests: site.requests)
    return TimedAnswers(next: limited, durations: site.durations)
}

/// Returns the router with every route of Postbag. Each POST route belongs to a group whose
/// middleware asks whether the visitor may write.
package func buildRouter(_ site: Site) -> Router<VisitorContext> {
    let router = Router(context: VisitorContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: CountMiddleware(counts: site.requests))
    router.add(middleware: PolicyMiddleware(settings: site.settings))
    router.add(middleware: ErrorMiddleware(contexts: site.contexts))
    router.add(
        middleware: HostAndOriginMiddleware(
            settings: site.settings, foreignForms: ForeignOriginForms(site)))

    router.addRoutes(pages(site))
    if site.settings.isDemo { router.addRoutes(letterboxPages(site)) }

    router.group().add(middleware: AdmissionMiddleware(limit: site.limit))
        .add(middleware: ReadOnlyMiddleware(switches: site.services.switches))
        .addRoutes(forms(site))
    router.group().add(middleware: AdmissionMiddleware(limit: site.limit))
        .add(middleware: ReadOnlyMiddleware(switches: site.services.switches, isOfSite: true))
        .addRoutes(rights(site))
    let desk = router.group().add(middleware: DeskMiddleware(site: site))
    let routes = deskRoutes(site)
    desk.addRoutes(signInPages(site))
    desk.addRoutes(routes.pages)
    desk.group().add(middleware: AdmissionMiddleware(limit: site.limit))
        .addRoutes(signInForms(site)).addRoutes(routes.forms)
    router.group().add(middleware: LetterAdmissionMiddleware(limit: site.limit, contexts: site.contexts))
        .addRoutes(letterForms(site))
    return router
}

/// The pages and data that anybody may read.
private func pages(_ site: Site) -> RouteCollection<VisitorContext> {
    let (campaigns, places) = (CampaignController(site), PlacesController(site))
    let monitoring = MonitoringController(site: site)
    let (confirm, notMine) = (ConfirmController(site: site), NotMineController(site: site))
    let (waiting, thanks) = (WaitingController(site: site), ThanksController(site: site))
    return RouteCollection(context: VisitorContext.self)
        .get("/", use: campaigns.home)
        .get("/health", use: monitoring.health)
        .get("/metrics", use: monitoring.metrics)
        .get("/assets/:name", use: AssetController().asset)

        .get("/confirm/:token", use: confirm.link)
        .get("/confirm/:token/:what", use: notMine.question)
        .get("/confirm/news/:token", use: NewsStopController(site: site).question)
        .get("/confirm/office/:token", use: OfficeController(site: site).question)
        // Browsers ask with GET for the pages that answered a POST, when they have dropped them.
        .get("/confirm", use: waiting.reloaded)
        .get("/:campaign/letters", use: waiting.reloaded)
        .get("/:campaign/preview", use: waiting.reloaded)
        .get("/:campaign/resend", use: waiting.reloaded)
        .get("/:campaign/handed-over", use: waiting.reloaded)

        .get("/:campaign", use: campaigns.campaign)
        .get("/:campaign/tally.json", use: campaigns.tally)
        .get("/:campaign/places.json", use: places.json)
        .get("/:campaign/places.csv", use: places.csv)
        .get("/:campaign/picture/:version", use: campaigns.picture)

        .get("/:campaign/:language", use: campaigns.campaignInLanguage)
        .get("/:campaign/:language/places", use: places.page)
        .get("/:campaign/:language/places/map.svg", use: places.map)
        .get("/:campaign/:language/places/embed", use: places.embed)
        .get("/:campaign/:language/waiting", use: waiting.waiting)
        .get("/:campaign/:language/thanks", use: thanks.thanks)
        .get("/:campaign/:language/write/:step", use: StepController(site: site).step)
        .get("/:campaign/:language/form/:step", use: thanks.form)
        .get("/:campaign/:language/paper/:step", use: thanks.paper)
        .get("/:campaign/:language/mastodon/:step", use: thanks.mastodon)
}

/// The three forms that contain a letter. A refused one comes back filled in.
private func letterForms(_ site: Site) -> RouteCollection<VisitorContext> {
    let letters = LetterController(site: site)
    return RouteCollection(context: VisitorContext.self)
        .post("/:campaign/letters", use: letters.write)
        .post("/:campaign/preview", use: letters.preview)
        .post("/:campaign/:language/write/:step", use: StepController(site: site).chooseSeat)
}

/// All other forms.
private func forms(_ site: Site) -> RouteCollection<VisitorContext> {
    let (confirm, waiting) = (ConfirmController(site: site), WaitingController(site: site))
    return RouteCollection(context: VisitorContext.self)
        .post("/confirm", use: confirm.code)
        .post("/confirm/:token", use: confirm.button)
        .post("/:campaign/resend", use: waiting.resend)
        .post("/:campaign/handed-over", use: waiting.handOver)
}

/// The forms by which people take back what they gave, and offices get fewer mails. They work also
/// in a campaign that is read only. While the whole site is, its data may be on the way to another
/// machine.
private func rights(_ site: Site) -> RouteCollection<VisitorContext> {
    RouteCollection(context: VisitorContext.self)
        .post("/confirm/:token/:what", use: NotMineController(site: site).report)
        .post("/confirm/news/:token", use: NewsStopController(site: site).stop)
        .post("/confirm/office/:token", use: OfficeController(site: site).choose)
        .post("/:campaign/forget", use: ThanksController(site: site).forget)
}

/// The mails of a rehearsal.
private func letterboxPages(_ site: Site) -> RouteCollection<VisitorContext> {
    let letterbox = LetterboxController(site: site)
    return RouteCollection(context: VisitorContext.self)
        .get("/letterbox", use: letterbox.list)
        .get("/letterbox/:message", use: letterbox.message)
}
