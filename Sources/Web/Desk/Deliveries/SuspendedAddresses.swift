import Domain

/// Returns the list of addresses that get no letters, each with a button to try it again.
func suspended(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ list: DeliveryList) -> HTML {
    let text = context.text
    guard !list.suspended.isEmpty else { return "" }
    let rows = list.suspended.map { suspension -> HTML in
        let told = text(
            suspension.reason == .unknown ? .suspendedUnknown : .suspendedComplaint,
            [
                "address": suspension.address,
                "target": list.targets[suspension.target] ?? suspension.target,
                "day": text.moment(suspension.since, in: list.zone),
            ])
        let button: HTML = """
            <form action="\(context.links.deskDeliveries(heading.slug))" method="post">
            <p><button name="address" value="\(suspension.address)">\(text(.suspendedTry))</button></p>
            </form>
            """
        return "<li>\n<p>\(told)</p>\n\(if: list.mayDecide, button)\n</li>\n"
    }
    return """
        <section aria-labelledby="suspended">
        <h2 id="suspended">\(text(.suspended))</h2>
        <ul class="list">
        \(rows)</ul>
        </section>

        """
}
