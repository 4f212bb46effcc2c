import Domain
import Foundation

/// Returns the part of the site's people where an owner demands a second proof of everybody.
/// - Parameter since: nil while it is up to each person.
func secondDemand(_ context: DeskPageContext, _ people: [DeskPerson], since: Date?) -> HTML {
    let text = context.text
    let count = [
        "count": text.shared.number(people.count { $0.hasSecond }), "all": text.shared.number(people.count),
    ]
    let told = since.map { text(.demandSince, ["day": text.shared.day($0)]) } ?? text(.demandLead)
    return """
        <section class="lines" aria-labelledby="demand">
        <h2 id="demand">\(text(.demandTitle))</h2>
        <p>\(told) \(text(.demandCount, count))</p>
        <form action="\(context.links.deskSecondDemand)" method="post">\
        <button name="demand" value="\(since == nil ? "yes" : "no")">\(text(since == nil ? .demandOn : .demandOff))</button></form>
        </section>
        """
}
