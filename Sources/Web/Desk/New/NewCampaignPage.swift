package import Domain

/// A way to begin a campaign.
package enum NewCampaignWay: String, Sendable, CaseIterable { case paste, blank, copy, folder }

/// What the page that begins a campaign holds.
package struct NewCampaignForm: Sendable {
    /// A campaign to copy.
    package struct Source: Sendable {
        package let slug: String, title: String
        package let phase: Campaign.Phase?

        /// - Parameter phase: nil for a draft.
        package init(slug: String, title: String, phase: Campaign.Phase?) {
            (self.slug, self.title, self.phase) = (slug, title, phase)
        }
    }

    /// The ways that this desk offers.
    package var ways: Set<NewCampaignWay>
    /// Languages to choose from, the likely ones first.
    package var languages: [Language]
    /// Campaigns that can be copied.
    package var sources: [Source] = []
    /// Whether a Word file can be read.
    package var readsWord = false
    /// The values by the names of fields.
    package var values: [String: String] = [:]
    package var issues: [String: [String]] = [:]

    package init(ways: Set<NewCampaignWay>, languages: [Language]) {
        (self.ways, self.languages) = (ways, languages)
    }

    func field(
        _ name: String, _ label: String, hint: HTML? = nil, content: Language? = nil,
        _ control: DeskField.Control = .line()
    ) -> DeskField {
        DeskField(
            name: name, label: label, hint: hint, value: values[name] ?? "",
            problem: issues[name]?.joined(separator: " "), content: content, control: control)
    }
}

/// Returns the page on which a campaign begins: one door for each way.
package func newCampaignPage(_ context: DeskPageContext, _ form: NewCampaignForm) -> HTML {
    let text = context.text
    let doors = NewCampaignWay.allCases.filter {
        form.ways.contains($0) && ($0 != .copy || !form.sources.isEmpty)
    }
    let others = doors.filter { $0 != .paste }.map { door($0, context, form, isFirst: $0 == doors.first) }
    let paste = doors.first == .paste ? [door(.paste, context, form, isFirst: true)] : []
    let sideBySide = !paste.isEmpty && !others.isEmpty
    return deskLayout(
        title: text(.newTitle), context, place: .campaigns, problems: form.issues.count,
        main: """
            <div class="head">
            <h1>\(text(.newTitle))</h1>
            <p>\(text(.newLead, counting: doors.count))</p>
            </div>
            \(unplaced(form))<div\(if: sideBySide, " class=\"split\"")>
            \(paste)\(if: sideBySide, "<div>\n")\(others)\(if: sideBySide, "</div>\n")</div>
            """)
}

/// What is wrong with no field in particular.
private func unplaced(_ form: NewCampaignForm) -> HTML {
    let all = form.issues[""] ?? []
    guard !all.isEmpty else { return "" }
    return "<div class=\"note red\" role=\"group\">\(all.map { "<p>\($0)</p>" as HTML })</div>\n"
}

private func door(
    _ way: NewCampaignWay, _ context: DeskPageContext, _ form: NewCampaignForm, isFirst: Bool
) -> HTML {
    let text = context.text
    let takesFile = way == .folder || way == .paste && form.readsWord
    return """
        <form action="\(context.links.newCampaign)" method="post"\
        \(if: takesFile, " enctype=\"multipart/form-data\"") aria-labelledby="way-\(way.rawValue)" novalidate>
        <h2 id="way-\(way.rawValue)">\(text(way.title))</h2>
        \(way.fields(text, form))<p><button\(if: isFirst, " class=\"main\"") name="way" value="\(way.rawValue)">\(text(way.button))</button></p>
        </form>

        """
}

extension NewCampaignWay {
    fileprivate var title: DeskTextKey {
        switch self {
        case .paste: .wayPaste
        case .blank: .wayBlank
        case .copy: .wayCopy
        case .folder: .wayFolder
        }
    }

    fileprivate var button: DeskTextKey {
        switch self {
        case .paste: .wayPasteGo
        case .blank: .wayBlankGo
        case .copy: .wayCopyGo
        case .folder: .wayFolderGo
        }
    }

    fileprivate func fields(_ text: DeskText, _ form: NewCampaignForm) -> HTML {
        let fields: [DeskField] =
            switch self {
            case .paste: pasting(text, form)
            case .blank: blank(text, form)
            case .copy: [source(text, form)]
            case .folder:
                folder(text, form)
            }
        // Only the page's own form looks first: a program that posts a text gets its draft at once.
        return HTML(fields.map { $0.html(text) } + (self == .paste ? [hiddenField("do", "look")] : []))
    }

    private func pasting(_ text: DeskText, _ form: NewCampaignForm) -> [DeskField] {
        let words = form.field(
            "text", text(.pastedText), hint: "\(text(.pastedTextHint))", .text(rows: 12, look: "tall"))
        let file = form.field(
            "docx", text(.wordFile), hint: "\(text(.wordFileHint))", .file(accept: ".docx"))
        return form.readsWord ? [words, file] : [words]
    }

    private func blank(_ text: DeskText, _ form: NewCampaignForm) -> [DeskField] {
        let languages = form.languages.map {
            DeskField.Option(value: $0.tag, label: text.language.sentenceCased(text.language.name(of: $0)))
        }
        let title = form.field("title", text(.newCampaignTitle), hint: "\(text(.newCampaignTitleHint))")
        let first = form.field("languages", text(.firstLanguage), .choice(languages))
        let address = form.field("slug", text(.slugLabel), hint: "\(text(.slugHint))")
        // An address follows from the title. It is asked for when it is taken.
        return form.issues["slug"] == nil && form.values["slug"] == nil
            ? [title, first] : [title, first, address]
    }

    private func folder(_ text: DeskText, _ form: NewCampaignForm) -> [DeskField] {
        let file = form.field("zip", text(.zip), hint: "\(text(.zipHint))", .file(accept: ".zip"))
        guard form.issues["zip"] != nil, form.values["slug"] != nil else { return [file] }
        return [file, form.field("slug", text(.slugLabel), hint: "\(text(.slugHint))")]
    }

    private func source(_ text: DeskText, _ form: NewCampaignForm) -> DeskField {
        let options = form.sources.map {
            DeskField.Option(
                value: $0.slug,
                label: text(.sourceOption, ["title": $0.title, "state": text($0.phase.word)]))
        }
        return form.field("from", text(.copyWhich), hint: "\(text(.copyWhichHint))", .choice(options))
    }
}

extension Campaign.Phase? {
    fileprivate var word: DeskTextKey {
        switch self {
        case nil: .wordDraft
        case .announced: .wordAnnounced
        case .open: .wordOpen
        case .closed: .wordClosed
        }
    }
}
