import Domain

/// Adds the routes of the editor, each with its right. Handlers keep translators to their
/// languages.
func editorRoutes(_ site: Site, _ routes: inout DeskRouteGroup) {
    let (page, letters) = (PageEditorController(site: site), LettersEditorController(site: site))
    let (targets, steps) = (TargetsEditorController(site: site), StepsEditorController(site: site))
    let dates = DatesEditorController(site: site)
    let limit = RequestSizeLimits.editorForm
    routes.get("/desk/:campaign/page", .editTexts, use: page.first)
    routes.get("/desk/:campaign/page/:language", .editTexts, use: page.show)
    routes.post(
        "/desk/:campaign/page/:language", .editTexts, upTo: limit, use: page.answeringScripts(page.save))
    routes.get("/desk/:campaign/letters", .editTexts, use: letters.first)
    routes.get("/desk/:campaign/letters/:key", .editTexts, use: letters.show)
    routes.post(
        "/desk/:campaign/letters/:key", .editTexts, upTo: limit, use: letters.answeringScripts(letters.save))

    routes.get("/desk/:campaign/targets", .editParts, use: targets.list)
    routes.post("/desk/:campaign/targets", .editParts, use: targets.change)
    routes.get("/desk/:campaign/targets/:key", .editParts, use: targets.show)
    routes.post("/desk/:campaign/targets/:key", .editParts, use: targets.answeringScripts(targets.save))
    routes.get("/desk/:campaign/steps", .editParts, use: steps.show)
    routes.post("/desk/:campaign/steps", .editParts, use: steps.answeringScripts(steps.change))
    routes.get("/desk/:campaign/dates", .editParts, use: dates.show)
    routes.post("/desk/:campaign/dates", .editParts, upTo: RequestSizeLimits.upload, use: dates.save)
    routes.get("/desk/:campaign/picture", .editParts, use: dates.picture)
}
