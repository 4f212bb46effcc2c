import Domain
package import Foundation

/// A browser that is signed in, as its owner sees it.
package struct DeskSessionView: Sendable {
    package let id: Int64
    /// Browser and system in words. "" for a browser that does not say.
    package let device: String
    package let createdAt: Date, usedAt: Date
    /// Whether it is the browser that asks.
    package let isThis: Bool

    package init(id: Int64, device: String, createdAt: Date, usedAt: Date, isThis: Bool) {
        (self.id, self.device) = (id, device)
        (self.createdAt, self.usedAt, self.isThis) = (createdAt, usedAt, isThis)
    }
}

/// Returns the list of the browsers in which this account is signed in, each with a button that
/// ends its session.
func sessionList(_ context: DeskPageContext, _ sessions: [DeskSessionView]) -> HTML {
    let text = context.text
    let endOthers: HTML = """
        <form class="row" action="\(context.links.deskSessions)" method="post">\
        <button name="end" value="others">\(text(.endOthers))</button></form>

        """
    return """
        <section id="you" aria-labelledby="you-title">
        <h2 id="you-title">\(text(.sessionsTitle))</h2>
        <ul class="list">
        \(sessions.map { line($0, context) })</ul>
        \(if: sessions.count > 1, endOthers)\
        <p><a class="alone" href="\(context.links.deskSecond)">\(text(.secondLink))</a></p>
        </section>
        """
}

private func line(_ session: DeskSessionView, _ context: DeskPageContext) -> HTML {
    let (text, links) = (context.text, context.links)
    let device = session.device.isEmpty ? text(.unnamedBrowser) : session.device
    let day = text.shared.day(session.createdAt)
    if session.isThis {
        return """
            <li class="cells end">
            <p>\(text(.thisBrowser, ["device": device])) <span class="small soft">\(text(.since, ["day": day]))</span></p>
            <form action="\(links.signOut)" method="post"><button class="plain">\(text(.signOut))</button></form>
            </li>

            """
    }
    let used = text(.sessionUsed, ["day": day, "moment": text.shared.moment(session.usedAt)])
    return """
        <li class="cells end">
        <p>\(text.language.sentenceCased(device)) <span class="small soft">\(used)</span></p>
        <form action="\(links.deskSessions)" method="post"><button class="plain" name="end" value="\(String(session.id))">\(text(.endThis))\
        <span class="away">\(text(.endWhich, ["device": device]))</span></button></form>
        </li>

        """
}
