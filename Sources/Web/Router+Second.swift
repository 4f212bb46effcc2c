import Domain

/// Adds the routes of the second proof, each with its right.
func secondRoutes(_ site: Site, _ routes: inout DeskRouteGroup) {
    let second = SecondController(site: site)
    routes.get("/desk/second", .ownAccount, withoutSecond: true, use: second.show)
    routes.post(
        "/desk/second", .ownAccount, proof: true, upTo: RequestSizeLimits.editorForm, whileReadOnly: true,
        withoutSecond: true, use: second.change)
    routes.post("/desk/second/demand", .site, proof: true, use: second.demand)
    routes.post("/desk/second/unlock", .site, proof: true, use: second.unlock)
}
