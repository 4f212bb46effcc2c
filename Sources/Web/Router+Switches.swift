import Domain

/// Adds the routes of the desk's switches, and of a campaign's states and versions, each
/// with its right.
func switchesRoutes(_ site: Site, _ routes: inout DeskRouteGroup) {
    let (switches, states) = (SwitchesController(site: site), StatesController(site: site))
    routes.get("/desk/switches", .site, use: switches.ofSite)
    routes.post("/desk/switches", .site, whileReadOnly: true, use: switches.setSite)
    routes.get("/desk/:campaign/switches", .publish, use: switches.ofCampaign)
    routes.post("/desk/:campaign/switches", .publish, whileReadOnly: true, use: switches.setCampaign)

    routes.get("/desk/:campaign/pause", .publish, use: states.pauseForm)
    routes.post("/desk/:campaign/pause", .publish, use: states.pause)
    routes.post("/desk/:campaign/resume", .publish, use: states.resume)
    routes.get("/desk/:campaign/close", .publish, use: states.closeForm)
    routes.post("/desk/:campaign/close", .publish, use: states.close)
    routes.post("/desk/:campaign/reopen", .publish, use: states.reopen)

    let versions = VersionsController(site: site)
    routes.get("/desk/:campaign/versions", .history, use: versions.list)
    routes.get("/desk/:campaign/versions/:number", .history, use: versions.show)
    routes.post("/desk/:campaign/versions/:number", .publish, use: versions.makeDraft)
    routes.get("/desk/:campaign/delete", .publish, use: versions.askToDelete)
    routes.post("/desk/:campaign/delete", .publish, use: versions.delete)
}
