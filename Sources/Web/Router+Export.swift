/// Adds the routes of the desk's exports, and of a supporter's data, each with its right.
func exportRoutes(_ site: Site, _ routes: inout DeskRoutes) {}
