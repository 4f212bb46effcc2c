import Domain

extension NextSteps {
    /// Returns the step to write to the representative of where the supporter lives. The place
    /// tables find the representative from the supporter's postcode.
    func member(_ view: SeatView, step: String) -> [HTML] {
        let title = "\(text(.stepMemberWrite, ["kind": view.kind]))" as HTML
        let question = SeatQuestion(view: view, context: context, step: step, form: nil)
        guard view.isSettled else { return [item(title, question.whole)] }
        let name = view.member?.fullName ?? text(.representative)
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

    /// Returns a step with those members of the division to whom this supporter has not written
    /// yet. Empty when there are none.
    func remainingMembers(_ step: String) -> [HTML] {
        guard let view = seats[step], context.isOpen, !view.written.isEmpty else { return [] }
        let question = SeatQuestion(view: view, context: context, step: step, form: nil)
        guard !question.unwritten.isEmpty else { return [] }
        return [
            item(
                "\(text(.memberOthers, ["seat": view.seat?.division.name(in: text.language) ?? ""]))",
                question.members(question.unwritten))
        ]
    }
}
