package import Domain

/// An office that gets letters, and how they come.
package struct OfficeView: Sendable {
    let token: String
    /// The campaign's title.
    let title: String
    let organiser: String
    let address: String
    let choice: DigestChoice

    package init(token: String, title: String, organiser: String, address: String, choice: DigestChoice) {
        (self.token, self.title, self.organiser) = (token, title, organiser)
        (self.address, self.choice) = (address, choice)
    }
}

/// Returns the page on which an office chooses how its letters come.
package func officePage(_ site: SiteContext, _ office: OfficeView, isSaved: Bool) -> HTML {
    let text = site.text
    return layout(
        title: text(.officeTitle), site: site,
        main: """
            \(if: isSaved, "<p class=\"note\" role=\"status\">\(text(.officeSaved))</p>\n")\
            <div class="sheet">
            <h1>\(text(.officeTitle))</h1>
            <p class="lead">\(text(.officeLead, ["title": office.title, "organiser": office.organiser]))</p>
            <p><bdi dir="ltr">\(office.address)</bdi></p>
            <form action="\(site.links.office(office.token))" method="post">
            <fieldset><legend>\(text(.officeQuestion))</legend>
            \(DigestChoice.allCases.map { option($0, office, text) })</fieldset>
            <p><button class="main">\(text(.officeSave))</button></p>
            <p class="hint">\(text(.officeNote))</p>
            </form>
            </div>
            """)
}

private func option(_ choice: DigestChoice, _ office: OfficeView, _ text: InterfaceText) -> HTML {
    let label: TextKey =
        switch choice {
        case .single: .officeSingle
        case .daily: .officeDaily
        case .weekly: .officeWeekly
        }
    return """
        <label class="choice"><input type="radio" name="letters" value="\(choice.rawValue)"\(if: choice == office.choice, " checked")> <span>\(text(label))</span></label>

        """
}
