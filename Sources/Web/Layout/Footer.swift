import Domain

/// Returns the footer: who runs the campaign, what happens to personal data, and whom to write to.
func footer(_ context: PageContext) -> HTML {
    let text = context.text
    let publisher = context.campaign.publisher
    return """
        <footer>
        <p>\(text(.footerOrganiser, ["organiser": publisher.name]))<br>
        \(text(.footerPromise))</p>
        <p class="row"><a href="mailto:\(publisher.email)">\(text(.footerWrite))</a>
        <a href="\(publisher.privacy)">\(text(.footerPrivacy))</a>
        \(publisher.imprint.map { "<a href=\"\($0)\">\(text(.footerImprint))</a>" as HTML })</p>
        <p>\(text(.footerSoftware))</p>
        </footer>
        """
}
