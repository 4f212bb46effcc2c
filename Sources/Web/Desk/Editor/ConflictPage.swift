package import Domain
package import Foundation

/// What two people wrote at once, to choose from.
package struct ConflictEditor: Sendable {
    /// A field that both changed, each in their own way.
    package struct Pair: Sendable {
        /// The name of the field, and what the page calls it: "French, paragraph 3".
        package let name: String, label: String
        package let language: Language?
        package var mine: String
        /// The other's text, compared with mine.
        package let theirs: [TextChange]
        package var keepsMine = true

        package init(
            name: String, label: String, language: Language?, mine: String, theirs: [TextChange]
        ) {
            (self.name, self.label, self.language) = (name, label, language)
            (self.mine, self.theirs) = (mine, theirs)
        }
    }

    package var place: CampaignPlace
    /// What was edited: "Letter to the Minister".
    package var about: String
    /// The form's address.
    package var action: String
    package var by: HistoryLine.Doer
    package var at: Date
    /// When the text was saved from which mine began.
    package var beganAt: Date?
    package var pairs: [Pair]
    /// Changes that did not meet, and were kept: "English, paragraph 3".
    package var mergedTheirs: [String] = []
    package var mergedMine: [String] = []
    /// Its values are the merged ones, its base is the other's revision.
    package var state: EditorState

    package init(
        place: CampaignPlace, about: String, action: String, by: HistoryLine.Doer, at: Date,
        beganAt: Date?, pairs: [Pair], state: EditorState
    ) {
        (self.place, self.about, self.action, self.by, self.at) = (place, about, action, by, at)
        (self.beganAt, self.pairs, self.state) = (beganAt, pairs, state)
    }
}

/// Returns the page of a save that met another's. The HTTP status is 409.
package func conflictPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ editor: ConflictEditor
) -> HTML {
    let text = context.text
    let name = editor.by.name(for: context)
    let view = ConflictView(text: text, editor: editor, name: name)
    return deskLayout(
        title: text(.conflictTitle, ["name": name]), context, place: .campaigns,
        rail: campaignRail(context, heading, place: editor.place),
        main: """
            <div class="head">
            <h1>\(text(.conflictTitle, ["name": name]))</h1>
            <p>\(view.told)</p>
            </div>
            <p class="lines">\(text(.conflictLead, counting: editor.pairs.count))</p>
            <form action="\(editor.action)" method="post" novalidate>
            \(view.hidden)\(editor.pairs.map { view.section($0) })\
            <p class="small soft">\(view.legend)</p>
            \(view.merged)<div class="save"><button class="main">\(text(.conflictGo))</button> \
            <p role="status">\(text(.conflictStatus))</p></div>
            </form>
            """)
}

private struct ConflictView {
    let text: DeskText
    let editor: ConflictEditor
    let name: String

    var told: String {
        let times = [
            "about": editor.about, "name": name, "clock": text.shared.moment(editor.at),
            "began": editor.beganAt.map(text.shared.moment) ?? "",
        ]
        return text(editor.beganAt == nil ? .conflictAtOnce : .conflictSince, times)
    }

    /// Everything that nobody has to choose.
    var hidden: HTML {
        let chosen = Set(editor.pairs.map(\.name))
        let others = editor.state.values.filter { !chosen.contains($0.key) }.sorted { $0.key < $1.key }
        return HTML(
            [
                hiddenField("base", String(editor.state.base)), hiddenField("form", editor.state.form),
                "<button class=\"away\" tabindex=\"-1\" aria-hidden=\"true\">\(text(.conflictGo))</button>\n",
            ] + others.map { hiddenField($0.key, $0.value) })
    }

    func section(_ pair: ConflictEditor.Pair) -> HTML {
        let attributes: HTML? = pair.language.map(contentAttributes)
        let rows = min(18, max(3, pair.mine.utf8.count / 48 + 1))
        return """
            <section class="para" aria-labelledby="title-\(pair.name)">
            <h2 id="title-\(pair.name)">\(pair.label)</h2>
            <div class="two">
            <div>
            \(choice(pair, "mine", "<strong>\(text(.keepMine))</strong>\(text(.keepMineBelow))"))\
            <div class="field"><label class="away" for="\(pair.name)">\(text(.mineLabel, ["label": pair.label]))</label>
            <textarea id="\(pair.name)" name="\(pair.name)" rows="\(rows)"\(attributes)>
            \(pair.mine)</textarea></div>
            </div>
            <div>
            \(choice(pair, "theirs", "<strong>\(text(.takeTheirs, ["name": name]))</strong>"))\
            <p class="theirs said"\(attributes)>\(pair.theirs.map(\.html))</p>
            </div>
            </div>
            </section>

            """
    }

    private func choice(_ pair: ConflictEditor.Pair, _ value: String, _ label: HTML) -> HTML {
        let isChosen = pair.keepsMine == (value == "mine")
        return """
            <label class="choice"><input type="radio" name="keep-\(pair.name)" value="\(value)"\(if: isChosen, " checked")> \
            <span>\(label)</span></label>

            """
    }

    var legend: HTML {
        let marks: [String: HTML] = [
            "new": "<ins>\(text(.legendNew))</ins>", "gone": "<del>\(text(.legendGone))</del>",
        ]
        return text.with(marks, .legend)
    }

    /// What both kept without a question.
    var merged: HTML {
        let lines =
            editor.mergedTheirs.map { text(.mergedTheirs, ["name": name, "what": $0]) }
            + editor.mergedMine.map { text(.mergedMine, ["what": $0]) }
        guard !lines.isEmpty else { return "" }
        return """
            <details class="tight"><summary>\(text(.mergedTitle, counting: lines.count))</summary>
            <ul class="small">\(lines.map { "<li>\($0)</li>\n" as HTML })</ul>
            </details>

            """
    }
}
