import Domain

/// Returns the page that lists the mails of a rehearsal in the given order: newest first.
package func letterboxPage(_ site: SiteContext, _ mails: [LetterboxMail]) -> HTML {
    let text = site.text
    return layout(
        title: text(.letterboxTitle), site: site,
        main: """
            <div>
            <h1>\(text(.letterboxTitle))</h1>
            <p class="lead">\(text(.letterboxLead))</p>
            </div>
            \(mails.isEmpty ? "<p>\(text(.letterboxEmpty))</p>" : list(site, mails))
            """)
}

/// Returns the page of one mail, with working links to our own site.
package func letterboxMessagePage(_ site: SiteContext, _ mail: LetterboxMail) -> HTML {
    let text = site.text
    return layout(
        title: subject(mail, text), site: site,
        main: """
            <p><a class="alone" href="\(site.links.letterbox)">\(text(.letterboxAll))</a></p>
            <article class="sheet">
            <h1 dir="auto">\(subject(mail, text))</h1>
            <dl>
            <dt class="soft">\(text(.confirmFrom))</dt><dd><bdi>\(mail.from)</bdi></dd>
            <dt class="soft">\(text(.confirmTo))</dt><dd><bdi>\(mail.to)</bdi></dd>
            <dt class="soft">\(text(.letterboxDate))</dt><dd>\(text.moment(mail.date))</dd>
            </dl>
            \(mail.text.replacing("\r\n", with: "\n").blocks.map { paragraph($0, site.links) })
            </article>
            """)
}

private func subject(_ mail: LetterboxMail, _ text: InterfaceText) -> String {
    mail.subject.isEmpty ? text(.letterboxNoSubject) : mail.subject
}

private func list(_ site: SiteContext, _ mails: [LetterboxMail]) -> HTML {
    let text = site.text
    let items = mails.map { mail -> HTML in
        """
        <li><a class="alone" href="\(site.links.letterbox(message: mail.id))"><bdi>\(subject(mail, text))</bdi></a>
        <span class="row soft small"><span>\(text(.confirmTo)) <bdi>\(mail.to)</bdi></span> <span>\(text.moment(mail.date))</span></span></li>

        """
    }
    return "<ul class=\"bare mails\">\n\(items)</ul>"
}

private func paragraph(_ block: String, _ links: Links) -> HTML {
    let lines = block.split(separator: "\n", omittingEmptySubsequences: false).map { line($0, links) }
    return "<p dir=\"auto\">\(HTML(Array(lines.map { [$0] }.joined(separator: ["<br>\n" as HTML]))))</p>\n"
}

/// Returns one line of a mail. Only a line that is exactly an address of our own site becomes a
/// link. Addresses that a letter quotes lead nowhere.
private func line(_ line: Substring, _ links: Links) -> HTML {
    guard line.hasPrefix(links.site + "/"), !line.contains(where: \.isWhitespace) else { return "\(line)" }
    return "<a href=\"\(line.dropFirst(links.site.count))\">\(line)</a>"
}
