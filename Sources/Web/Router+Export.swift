import Domain

/// Adds the routes of the desk's exports, and of a supporter's data, each with its right.
func exportRoutes(_ site: Site, _ routes: inout DeskRouteGroup) {
    let (export, supporter) = (ExportController(site: site), SupporterController(site: site))
    routes.get("/desk/:campaign/export", .export, use: export.show)
    routes.post("/desk/:campaign/export", .export, proof: true, use: export.make)
    routes.get("/desk/:campaign/export/:file", .export, proof: true, use: export.file)
    routes.get("/desk/:campaign/supporter", .export, use: supporter.ofCampaign)
    routes.post(
        "/desk/:campaign/supporter", .export, proof: true, isRight: true, use: supporter.changeCampaign)
    routes.get("/desk/supporter", .site, use: supporter.ofSite)
    routes.post("/desk/supporter", .site, proof: true, use: supporter.changeSite)
}
