import Domain

/// Adds the routes of the mails about no letter, each with its right.
func mailsRoutes(_ site: Site, _ routes: inout DeskRouteGroup) {
    let mails = MailsController(site: site)
    routes.get("/desk/mails", .site, use: mails.show)
    routes.post("/desk/mails", .site, use: mails.decide)
}
