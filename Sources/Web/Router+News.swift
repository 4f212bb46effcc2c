import Domain

/// Adds the routes of news to supporters, each with its right.
func newsRoutes(_ site: Site, _ routes: inout DeskRouteGroup) {
    let news = NewsController(site: site)
    routes.get("/desk/:campaign/news", .seeLetters, use: news.list)
    routes.post("/desk/:campaign/news", .seeLetters, use: news.begin)
    routes.get("/desk/:campaign/news/:news", .seeLetters, use: news.show)
    routes.post(
        "/desk/:campaign/news/:news", .seeLetters, upTo: RequestSizeLimits.editorForm, use: news.save)
    routes.post("/desk/:campaign/news/:news/state", .seeLetters, use: news.change)
    routes.post("/desk/:campaign/news/:news/send", .seeLetters, proof: true, use: news.send)
}
