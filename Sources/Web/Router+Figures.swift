import Domain

/// Adds the routes of the desk's figures and deliveries, each with its right.
func figuresRoutes(_ site: Site, _ routes: inout DeskRouteGroup) {
    let figures = FiguresController(site: site)
    routes.get("/desk/:campaign/figures", .seeCounts, use: figures.live)
    let deliveries = DeliveriesController(site: site)
    routes.get("/desk/:campaign/deliveries", .seeLetters, use: deliveries.list)
    routes.post("/desk/:campaign/deliveries", .decide, use: deliveries.decideTogether)
    routes.get("/desk/:campaign/deliveries/:letter", .seeLetters, use: deliveries.one)
    routes.post("/desk/:campaign/deliveries/:letter", .decide, use: deliveries.decide)
    routes.post("/desk/:campaign/target-mail", .publish, use: deliveries.changeTargetMail)
}
