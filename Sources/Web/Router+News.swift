/// Adds the routes of news to supporters, each with its right.
func newsRoutes(_ site: Site, _ routes: inout DeskRoutes) {}
