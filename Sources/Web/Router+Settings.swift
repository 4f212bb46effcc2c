/// Adds the routes of the desk's settings, and of the second factor, each with its right.
func settingsRoutes(_ site: Site, _ routes: inout DeskRoutes) {}
