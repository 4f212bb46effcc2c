import Domain

/// Adds the routes of the settings of the site, each with its right.
func settingsRoutes(_ site: Site, _ routes: inout DeskRouteGroup) {
    let settings = SettingsController(site: site)
    routes.get("/desk/settings", .site, use: settings.show)
    routes.post("/desk/settings", .site, proof: true, use: settings.change)
    routes.post("/desk/settings/mail", .site, use: settings.steer)
}
