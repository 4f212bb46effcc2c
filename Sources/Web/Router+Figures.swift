/// Adds the routes of the desk's figures and deliveries, each with its right.
func figuresRoutes(_ site: Site, _ routes: inout DeskRoutes) {}
