package import Domain
package import Foundation

/// A version of a campaign, as the desk lists it.
package struct ListedVersion: Sendable {
    package let number: Int
    /// Nil for a version that an older Postbag has imported.
    package let at: Date?
    /// Nil for the command line.
    package let by: String?
    package let note: String
    /// The parts that it changed.
    package let parts: [CampaignPlace]
    package let isLive: Bool

    package init(
        number: Int, at: Date?, by: String?, note: String, parts: [CampaignPlace], isLive: Bool
    ) {
        (self.number, self.at, self.by) = (number, at, by)
        (self.note, self.parts, self.isLive) = (note, parts, isLive)
    }
}

/// Returns the list of a campaign's versions, the newest first.
/// - Parameter older: the path of the next part. Nil at the end.
package func versionsPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ versions: [ListedVersion], older: String?
) -> HTML {
    let text = context.text
    return deskLayout(
        title: text(.versionsTitle), context, place: .campaigns,
        rail: campaignRail(context, heading, place: .history),
        main: """
            <div class="head">
            <h1>\(text(.versionsTitle))</h1>
            <p class="lines">\(text(.versionsLead))</p>
            </div>
            \(if: versions.isEmpty, "<p>\(text(.versionsNone))</p>\n")\
            <ul class="list">
            \(versions.map { line($0, context, heading) })</ul>
            \(older.map { "<p><a class=\"alone\" href=\"\($0)\">\(text(.historyOlder))</a></p>\n" as HTML })
            """)
}

private func line(_ version: ListedVersion, _ context: DeskPageContext, _ heading: DeskCampaignHeading)
    -> HTML
{
    let text = context.text
    let name = text(.versionNumber, ["number": text.shared.number(version.number)])
    let path = context.links.deskVersion(heading.slug, version.number)
    return """
        <li class="cells">
        <div><p class="name"><a href="\(path)">\(name)</a>\(if: version.isLive, " <small>\(text(.versionLive))</small>")</p>
        <p class="small">\(told(version, text))</p></div>
        <div class="small">\(if: !version.note.isEmpty, "<p>\(text(.quoted, ["words": version.note.isolated]))</p>")\
        <p class="soft">\(version.parts.map { $0.name(text) }.joined(separator: text(.listComma)))</p></div>
        </li>

        """
}

/// Returns when a version was published and by whom.
private func told(_ version: ListedVersion, _ text: DeskText) -> String {
    guard let at = version.at else { return text(.versionImported) }
    return text(
        .versionTold,
        ["moment": text.shared.moment(at), "who": version.by?.isolated ?? text(.theServer)])
}

/// One version beside another.
package struct VersionEditor: Sendable {
    package let version: ListedVersion
    /// The number of the version that it is compared with. 0 for the draft, nil for nothing.
    package var other: Int?
    /// What is otherwise in the version than in the other. Nil when one of them cannot be read.
    package var changes: [TryEditor.Change]?
    /// The versions with which it can be compared.
    package var choices: [Int] = []
    package var languages: [Language] = []
    /// The draft's revision, while it is not what this version says. Nil: nothing to make.
    package var draft: Int64?
    /// Whether the draft has changes that no version has.
    package var losesChanges = false
    /// Whether somebody saved the draft since the page was opened.
    package var isOvertaken = false

    package init(_ version: ListedVersion) { self.version = version }
}

/// Returns the page of one version: what it changed, how it looks, and the way back to it.
package func versionPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ editor: VersionEditor
) -> HTML {
    let (text, links) = (context.text, context.links)
    let title = text(.versionNumber, ["number": text.shared.number(editor.version.number)])
    let looks = LookRow(
        .page,
        editor.languages.map {
            .page($0, path: links.deskPreview(heading.slug, $0) + "?version=\(editor.version.number)")
        })
    return deskLayout(
        title: title, context, place: .campaigns, rail: campaignRail(context, heading, place: .history),
        main: """
            <div class="head">
            <h1>\(title)</h1>
            <p>\(told(editor.version, text)) \(if: !editor.version.note.isEmpty, "\(text(.quoted, ["words": editor.version.note.isolated]))")</p>
            </div>
            \(if: !editor.languages.isEmpty, "<dl class=\"facts\">\n\(looks.html(text))</dl>")
            \(comparison(editor, context, heading))
            \(again(editor, context, heading))
            <p><a class="alone" href="\(links.deskVersions(heading.slug))">\(text(.versionsTitle))</a></p>
            """)
}

private func comparison(_ editor: VersionEditor, _ context: DeskPageContext, _ heading: DeskCampaignHeading)
    -> HTML
{
    let text = context.text
    let name = { (number: Int) -> String in
        number == 0 ? text(.versionDraft) : text(.versionNumber, ["number": text.shared.number(number)])
    }
    let options = editor.choices.map { DeskField.Option(value: String($0), label: name($0)) }
    let choice = DeskField(
        name: "with", label: text(.versionWith), value: editor.other.map(String.init) ?? "",
        control: .choice(options, look: "mid"))
    let form: HTML = """
        <form action="\(context.links.deskVersion(heading.slug, editor.version.number))" method="get">
        \(choice.html(text))<p><button>\(text(.versionCompare))</button></p>
        </form>

        """
    let marks: [String: HTML] = [
        "new": "<ins>\(text(.legendNew))</ins>", "gone": "<del>\(text(.legendGone))</del>",
    ]
    let changes = editor.changes ?? []
    return """
        <section aria-labelledby="changes">
        <h2 id="changes">\(editor.other.map { text(.versionChanges, ["other": name($0)]) } ?? text(.versionFirst))</h2>
        \(if: !changes.isEmpty, "<p class=\"small soft\">\(text.with(marks, .versionLegend))</p>\n")\
        \(if: editor.other != nil && changes.isEmpty, "<p>\(text(editor.changes == nil ? .versionUnreadable : .versionSame))</p>\n")\
        \(if: !changes.isEmpty, "<ul class=\"list\">\n\(changes.map { changeLine($0, context) })</ul>\n")\
        \(if: !options.isEmpty, form)</section>
        """
}

private func again(_ editor: VersionEditor, _ context: DeskPageContext, _ heading: DeskCampaignHeading)
    -> HTML
{
    guard let draft = editor.draft, heading.places.contains(.trying) else { return "" }
    let text = context.text
    return """
        <section class="lines" aria-labelledby="again">
        <h2 id="again">\(text(.versionAgain))</h2>
        \(if: editor.isOvertaken, "<p class=\"problem\">\(text(.versionOvertaken))</p>\n")\
        <p>\(text(editor.losesChanges ? .versionAgainLoses : .versionAgainLead))</p>
        <form action="\(context.links.deskVersion(heading.slug, editor.version.number))" method="post">
        \(hiddenField("base", String(draft)))<p><button>\(text(.versionAgainGo))</button></p>
        </form>
        </section>
        """
}

/// Returns the page that asks before a draft is deleted that was never published.
package func deleteDraftPage(_ context: DeskPageContext, _ heading: DeskCampaignHeading, base: Int64) -> HTML
{
    let text = context.text
    let title = text(.deleteTitle, ["title": heading.title])
    return deskLayout(
        title: title, context, place: .campaigns, rail: campaignRail(context, heading, place: .watch),
        main: """
            <div class="head">
            <h1>\(title)</h1>
            <p class="lines">\(text(.deleteLead))</p>
            </div>
            <form action="\(context.links.deskDelete(heading.slug))" method="post">
            \(hiddenField("base", String(base)))<p class="row"><button>\(text(.deleteGo))</button> \
            <a class="alone" href="\(context.links.deskCampaign(heading.slug))">\(text(.deleteNot))</a></p>
            </form>
            """)
}
