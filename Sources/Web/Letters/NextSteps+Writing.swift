import Domain

extension NextSteps {
    /// Returns the step to write a letter to another target.
    func further(_ write: Step.Write, step: String) -> [HTML] {
        guard let target = context.campaign.target(write.target), context.isOpen || done.contains(step) else {
            return []
        }
        if target.representative != nil, seats[step] == nil { return representative(write, target) }
        let name = target.spokenName(in: text)
        let title = "\(text(.stepWrite, ["target": name]))" as HTML
        if done.contains(step) { return [item(title, done: true, "<p>\(text(.stepWritten))</p>")] }
        if let view = seats[step] { return member(view, step: step) }
        let (language, office) = target.office.best(context.language, else: context.campaign.languages)
        let path = context.links.write(context.campaign.slug, context.language, step: step)
        return [
            item(
                title,
                """
                <div class="sheet card"><h4><bdi>\(name)</bdi></h4>
                <p><span\(tongue(language, on: text.language))>\(office)</span></p>
                <p>\(text(.stepWriteWhy))</p>
                <p><a class="button" href="\(path)">\(title)</a></p></div>
                """)
        ]
    }

    /// Returns the step to write to the representative of where the supporter lives. The Commons is
    /// reached through WriteToThem. Supporters abroad get no step for the Commons, because they
    /// have no member there.
    private func representative(_ write: Step.Write, _ target: Target) -> [HTML] {
        let draft = held.letter.draft
        let commons = target.isInCommons
        if commons && draft.country != "GB" { return [] }
        let why = "<p>\(text(commons ? .stepMemberUKWhy : .stepMemberWhy))</p>" as HTML
        let questions = prompts(write)
        return [
            item(
                "\(text(commons ? .stepMemberUK : .stepMember))",
                """
                \(why)
                \(if: commons && !questions.isEmpty, "<p>\(text(.stepMemberOwn))</p>")
                \(if: !questions.isEmpty, "<ul aria-label=\"\(text(.stepPrompts))\">\n\(questions)</ul>")
                \(if: commons, liveLink(writeToThem(draft), text(.stepOpen, ["host": "WriteToThem"]), in: context, rehearsal: held.rehearsal))
                """)
        ]
    }

    private func prompts(_ write: Step.Write) -> [HTML] {
        let versions = context.campaign.letters[write.letter]?.versions ?? [:]
        let languages = [context.language] + context.campaign.languages
        guard let language = languages.first(where: { versions[$0]?.prompts.isEmpty == false }) else {
            return []
        }
        return (versions[language]?.prompts ?? []).map {
            "<li><span\(tongue(language, on: text.language))>\($0)</span></li>\n"
        }
    }

    private func writeToThem(_ draft: Draft) -> String {
        "https://www.writetothem.com/?pc=\(draft.postcode.queryEncoded)&a=westminstermp&message_type=campaigning"
            + "&writer_name=\(draft.name.queryEncoded)&writer_email=\(draft.email.queryEncoded)"
    }
}
