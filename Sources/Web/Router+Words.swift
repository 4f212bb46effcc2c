import Domain

/// Adds the routes of own words that are read before they go, each with its right.
func wordsRoutes(_ site: Site, _ routes: inout DeskRouteGroup) {
    let words = WordsController(site: site)
    routes.get("/desk/:campaign/words", .readOwnWords, use: words.list)
    routes.post("/desk/:campaign/words", .decide, use: words.change)
}
