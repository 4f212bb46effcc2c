/// Adds the routes of the settings of the site, each with its right.
func settingsRoutes(_ site: Site, _ routes: inout DeskRoutes) {}
