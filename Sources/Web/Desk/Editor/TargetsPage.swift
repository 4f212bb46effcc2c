package import Domain
import Foundation

/// Somebody who decides, as a line of the editor.
package struct TargetLine: Sendable {
    package let target: Target
    /// The name of the house of a representative.
    package var house: String?
    /// The number of its members.
    package var members: Int?
    /// Letters on their way and arrived. Nil for a campaign that was never published.
    package var letters: Int?
    package var issues = 0

    package init(_ target: Target) { self.target = target }
}

/// Returns the part of the editor that lists who decides.
/// - Parameter state: its values are not shown, since each person has a page of their own.
package func targetsPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ targets: [TargetLine],
    _ state: EditorState
) -> HTML {
    let text = context.text
    let form = EditorForm(
        context: context, heading: heading, place: .targets, state: state,
        action: context.links.deskTargets(heading.slug))
    let add = text(.addPerson)
    return deskLayout(
        title: text(.railTargets), context, place: .campaigns, problems: state.issues.count,
        rail: campaignRail(context, heading, place: .targets),
        main: """
            <div class="head">
            <h1>\(text(.railTargets))</h1>
            <p>\(state.saved.head(context))</p>
            </div>
            \(issueSummary(text, [], state))\(if: targets.isEmpty, "<p class=\"lines\">\(text(.targetsNone))</p>\n")\
            <ul class="list">
            \(targets.map { line($0, form) })</ul>
            <form class="row" action="\(form.action)" method="post">\(form.hidden)\
            <button\(if: targets.isEmpty, " class=\"main\"") name="do" value="add-person">\(add)</button> \
            <button name="do" value="add-representative">\(text(.addRepresentative))</button></form>
            \(if: !targets.isEmpty, goOn(form))<p class="small soft lines">\(text(heading.campaign.isDraft ? .targetsDraftNote : .targetsNote))</p>
            """)
}

private func goOn(_ form: EditorForm) -> HTML {
    guard form.heading.campaign.isDraft else { return "" }
    let path = form.heading.path(of: form.place.next, form.context.links)
    return
        "<p><a class=\"button\" href=\"\(path)\">\(form.text(.goOn, ["part": form.place.next.name(form.text)]))</a></p>\n"
}

private func line(_ line: TargetLine, _ form: EditorForm) -> HTML {
    let text = form.text
    let letters: HTML? = line.letters.map {
        "<p class=\"small soft\">\(text(.targetLetters, counting: $0))</p>\n"
    }
    let wrong: HTML =
        "<p class=\"small\"><span class=\"bad\">\(text(.stateWrong, counting: line.issues))</span></p>\n"
    return """
        <li class="cells end">
        <div>
        <p class="name"><a href="\(form.context.links.deskTarget(form.heading.slug, line.target.key))"><bdi>\(line.name(text))</bdi></a></p>
        <p>\(line.told(form))</p>
        <p class="small soft">\(line.ways(text))</p>
        \(if: line.target.isRetired, "<p class=\"small\"><span class=\"old\">\(text(.targetRetired))</span></p>\n")\
        </div>
        \(line.issues > 0 ? wrong : letters)</li>

        """
}

extension TargetLine {
    fileprivate func name(_ text: DeskText) -> String {
        if target.representative != nil { return text(.representative) }
        return target.name.isEmpty ? text(.unnamedTarget) : target.name
    }

    /// The office, and the languages in which it reads.
    fileprivate func told(_ form: EditorForm) -> String {
        let text = form.text
        if target.representative != nil {
            return text(.representativeFound, ["house": house ?? target.representative ?? ""])
        }
        let office = target.office.best(text.language, else: form.languages).text
        let reads = text(.targetReads, ["languages": text.names(of: target.reads)])
        return [
            office.isEmpty ? nil : text(.sentence, ["words": text.language.sentenceCased(office)]),
            target.reads.isEmpty ? nil : reads,
        ].compactMap(\.self).joined(separator: " ")
    }

    /// How a letter gets there.
    fileprivate func ways(_ text: DeskText) -> String {
        if target.representative != nil {
            return members.map { text(.representativeMembers, counting: $0) } ?? ""
        }
        let ways = [
            target.email == nil ? nil : text(.wayEmail), target.form.map { way($0, text) },
            target.post.isEmpty ? nil : text(.wayPost),
        ].compactMap(\.self)
        let networks = target.handles.byNetwork.keys.sorted().map { $0.capitalized }
        return [
            ways.isEmpty ? text(.waysNone) : text(.ways, ["ways": ways.joined(separator: text(.listComma))]),
            networks.isEmpty
                ? nil : text(.sentence, ["words": networks.joined(separator: text(.listComma))]),
            target.hours.map { hours($0, text) },
        ].compactMap(\.self).joined(separator: " ")
    }

    private func way(_ form: WebForm, _ text: DeskText) -> String {
        form.limit.map { text(.wayFormLimit, counting: $0) } ?? text(.wayForm)
    }

    private func hours(_ hours: Hours, _ text: DeskText) -> String {
        let span = hours.from.flatMap { from in
            hours.to.map { to in
                text(
                    .hoursSpan,
                    ["from": clock(from, text), "to": clock(to, text), "zone": text.place(of: hours.zone)])
            }
        }
        return [span, hours.perHour.map { text(.hoursRate, counting: $0) }].compactMap(\.self)
            .joined(separator: " ")
    }

    private func clock(_ minutes: Int, _ text: DeskText) -> String {
        text.shared.clock(Date(timeIntervalSince1970: Double(minutes) * 60))
    }
}

extension DeskText {
    /// The place by which a time zone is known: "Paris" for `Europe/Paris`.
    func place(of zone: String) -> String {
        zone.split(separator: "/").last.map { String($0).replacing("_", with: " ") } ?? zone
    }
}
