import Domain
import Hummingbird

/// Returns the routes of the desk that need an account, each with its right.
package func deskRoutes(_ site: Site) -> DeskRouteGroup {
    var routes = DeskRouteGroup(site)
    let (signIn, people) = (SignInController(site: site), PeopleController(site: site))
    let history = HistoryController(site: site)
    routes.post("/desk/sign-out", .ownAccount, whileReadOnly: true, withoutSecond: true, use: signIn.out)
    routes.post("/desk/sessions", .ownAccount, whileReadOnly: true, use: people.endSessions)

    routes.get("/desk/people", .ownAccount, use: people.ofSite)
    routes.post("/desk/people", .site, proof: true, use: people.changeSite)
    routes.get("/desk/history", .site, use: history.ofSite)

    routes.get("/desk/:campaign/people", .people, use: people.ofCampaign)
    routes.post("/desk/:campaign/people", .people, proof: true, use: people.changeCampaign)
    routes.get("/desk/:campaign/history", .history, use: history.ofCampaign)
    addCampaignRoutes(&routes, site)
    editorRoutes(site, &routes)
    figuresRoutes(site, &routes)
    exportRoutes(site, &routes)
    switchesRoutes(site, &routes)
    wordsRoutes(site, &routes)
    secondRoutes(site, &routes)
    settingsRoutes(site, &routes)
    newsRoutes(site, &routes)
    mailsRoutes(site, &routes)
    return routes
}

/// Adds the pages on which a campaign begins, is tried and is published.
private func addCampaignRoutes(_ routes: inout DeskRouteGroup, _ site: Site) {
    let (new, overview) = (NewCampaignController(site: site), OverviewController(site: site))
    let (trying, preview) = (TryController(site: site), PreviewController(site: site))
    routes.get("/desk/new", .newCampaign, use: new.form)
    routes.post("/desk/new", .newCampaign, upTo: RequestSizeLimits.upload, use: new.make)
    routes.get("/desk/:campaign", .seeCounts, use: overview.show)
    routes.get("/desk/:campaign/preview/:language", .editTexts, use: preview.page)
    routes.get("/desk/:campaign/preview/letter/:writer", .editTexts, use: preview.letter)
    routes.get("/desk/:campaign/try", .publish, use: trying.show)
    routes.post("/desk/:campaign/test", .publish, use: trying.test)
    routes.post("/desk/:campaign/publish", .publish, use: trying.publish)
    routes.get("/desk/:campaign/published", .publish, use: trying.published)
}

/// Returns the pages by which somebody signs in.
func signInPages(_ site: Site) -> RouteCollection<VisitorContext> {
    let (first, signIn) = (FirstRunController(site: site), SignInController(site: site))
    return RouteCollection(context: VisitorContext.self)
        .get("/desk", use: first.start)
        .get("/desk/sign-in", use: signIn.form)
        .get("/desk/sign-in/code", use: signIn.codeForm)
        .get("/desk/sign-in/second", use: signIn.secondForm)
        .get("/desk/sign-in/:token", use: signIn.link)
        .get("/desk/invitation/:token", use: InvitationController(site: site).look)
}

/// Returns the forms by which somebody signs in.
func signInForms(_ site: Site) -> RouteCollection<VisitorContext> {
    let (first, signIn) = (FirstRunController(site: site), SignInController(site: site))
    return RouteCollection(context: VisitorContext.self)
        .post("/desk/first-run", use: first.begin)
        .post("/desk/sign-in", use: signIn.ask)
        .post("/desk/sign-in/code", use: signIn.code)
        .post("/desk/sign-in/second", use: signIn.second)
        .post("/desk/sign-in/:token", use: signIn.button)
        .post("/desk/invitation/:token", use: InvitationController(site: site).accept)
}
