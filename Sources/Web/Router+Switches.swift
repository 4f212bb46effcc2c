/// Adds the routes of the desk's switches, and of a campaign's states, each with its right.
func switchesRoutes(_ site: Site, _ routes: inout DeskRoutes) {}
