/// Adds the routes of own words that are read before they go, each with its right.
func wordsRoutes(_ site: Site, _ routes: inout DeskRoutes) {}
