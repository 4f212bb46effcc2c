import Domain

extension NextSteps {
    /// A letter to the representative of where the supporter lives, whom the tables know from the postcode that they gave.
    func member(_ view: SeatView, step: String) -> [HTML] {
        let title = "\(text(.stepMemberWrite, ["kind": view.kind]))" as HTML
        let question = SeatQuestion(view: view, context: context, step: step, form: nil)
        guard view.finding.division != nil else { return [item(title, question.html)] }
        let name = view.seat?.member?.fullName ?? text(.representative)
        let path = context.links.write(context.campaign.slug, context.language, step: step)
        return [
            item(
                title,
                """
                <div class="sheet card">
                \(view.whose(text).map { "<h4>\($0)</h4>\n" as HTML })\(view.remarks(text).map { "<p>\($0)</p>\n" as HTML })<p>\(text(.stepMemberSeat))</p>
                <p><a class="button" href="\(path)">\(text(.stepWrite, ["target": name]))</a></p>
                \(question.correction)
                </div>
                """)
        ]
    }
}
