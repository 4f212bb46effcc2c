/// Adds the routes of the second factor, each with its right.
func secondRoutes(_ site: Site, _ routes: inout DeskRoutes) {}
