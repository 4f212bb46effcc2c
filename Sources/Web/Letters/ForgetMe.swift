import Domain

/// For whoever sits at this browser next: what it has proved is forgotten.
func forgetMe(_ context: PageContext) -> HTML {
    """
    <form class="noprint" action="\(context.links.forget(context.campaign.slug))" method="post">
    <p class="row"><span class="small soft">\(context.text(.notYou))</span> <button>\(context.text(.forgetMe))</button></p>
    </form>
    """
}
