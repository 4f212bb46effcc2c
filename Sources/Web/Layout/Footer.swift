import Domain

/// Who runs the campaign, what becomes of what people give, and whom to write to.
func footer(_ context: PageContext) -> HTML {
    let text = context.text
    let organiser = context.campaign.organiser
    return """
        <footer>
        <p>\(text(.footerOrganiser, ["organiser": organiser.name]))<br>
        \(text(.footerPromise))</p>
        <p class="row"><a href="mailto:\(organiser.email)">\(text(.footerWrite))</a>
        <a href="\(organiser.privacy)">\(text(.footerPrivacy))</a>
        \(organiser.imprint.map { "<a href=\"\($0)\">\(text(.footerImprint))</a>" as HTML })</p>
        <p>\(text(.footerSoftware))</p>
        </footer>
        """
}
