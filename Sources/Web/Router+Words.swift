/// Adds the routes of the desk's own words, each with its right.
func wordsRoutes(_ site: Site, _ routes: inout DeskRoutes) {}
