package import Domain

/// Dates, languages, organiser and picture of a campaign, in the editor.
package struct DatesEditor: Sendable {
    /// The picture as it is saved.
    package struct Picture: Sendable {
        package let path: String, file: String
        package let octets: Int

        package init(path: String, file: String, octets: Int) {
            (self.path, self.file, self.octets) = (path, file, octets)
        }
    }

    /// Languages that the campaign does not have, to choose from.
    package var offered: [Language]
    /// The day since which the campaign is open, and which stays. Nil: it can be chosen.
    package var openSince: Day?
    package var picture: Picture?
    /// IANA names of time zones to choose from.
    package var zones: [String] = []
    package var state: EditorState

    package init(offered: [Language], openSince: Day?, picture: Picture?, state: EditorState) {
        (self.offered, self.openSince, self.picture, self.state) = (offered, openSince, picture, state)
    }
}

/// Returns the part of the editor that holds dates, languages, organiser and picture.
package func datesPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ editor: DatesEditor
) -> HTML {
    let text = context.text
    var form = EditorForm(
        context: context, heading: heading, place: .dates, state: editor.state,
        action: context.links.deskDates(heading.slug))
    form.takesFiles = true
    let fields = DatesFields(form: form, editor: editor)
    return form.page(
        text(.railDates), shown: fields.controls,
        content: """
            <h2>\(text(.datesTitle))</h2>
            \(fields.dates)<h2>\(text(.languagesTitle))</h2>
            \(fields.languages.html())<h2>\(text(.organiserTitle))</h2>
            \(fields.organiserHTML)<h2>\(text(.pictureTitle)) <span class="soft">\(text.shared(.optional))</span></h2>
            \(fields.picture)
            """)
}
