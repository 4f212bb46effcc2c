import Domain

/// Returns a button that makes Postbag forget what this browser has proved. The button is for the
/// next person at the same browser.
func forgetMe(_ context: PageContext) -> HTML {
    """
    <form class="noprint" action="\(context.links.forget(context.campaign.slug))" method="post">
    <p class="row"><span class="small soft">\(context.text(.notYou))</span> <button>\(context.text(.forgetMe))</button></p>
    </form>
    """
}
