import Domain

/// The question to which member of a division the supporter writes, where the division has several.
extension SeatQuestion {
    /// All questions before a letter can be shown.
    var whole: HTML {
        guard view.finding.division != nil else { return html }
        if view.asksForMember { return "\(members(asked))\n\(correction)" }
        // No channel reaches this member.
        return """
            \(view.remarks(text).map { "<p>\($0)</p>\n" as HTML })\
            \(if: others.isEmpty, "<p>\(text(.seatNothing))</p>\n")\
            \(otherMembers)
            \(correction)
            """
    }

    private var all: [Representative] { view.seat?.members ?? [] }
    private var others: [Representative] { all.filter { $0.key != view.member?.key && canBeReached($0) } }
    var unwritten: [Representative] { all.filter { !view.written.contains($0.key) && canBeReached($0) } }
    private var asked: [Representative] {
        unwritten.isEmpty ? all : all.filter { !view.written.contains($0.key) }
    }

    /// The other members, below a chosen one.
    var otherMembers: HTML {
        guard view.member != nil, !others.isEmpty else { return "" }
        return """
            <details\(if: !view.isReachable, " open")>
            <summary>\(text(.memberAnother))</summary>
            \(form(others, any: false))
            </details>
            """
    }

    /// Returns a button for each member, in an order that favours nobody. Supporters who do not
    /// mind can leave the choice to chance.
    func members(_ members: [Representative]) -> HTML {
        """
        <p>\(text(.memberWhich, ["seat": view.seat?.division.name(in: text.language) ?? ""]))</p>
        \(form(members, any: members.count { canBeReached($0) } > 1))
        """
    }

    private func form(_ members: [Representative], any: Bool) -> HTML {
        let code = view.finding.division?.code ?? ""
        let sorted = members.sorted { ($0.key, $0.party ?? "") < ($1.key, $1.party ?? "") }
        return """
            <form action="\(action)" method="post">
            \(hidden)<input type="hidden" name="division" value="\(code)">
            <ul class="bare">
            \(sorted.map(item))</ul>
            \(if: any, "<p><button name=\"member\" value=\"\(Seat.anybody)\">\(text(.memberAny))</button> <small>\(text(.memberAnyWhy))</small></p>\n")\
            </form>
            """
    }

    private func item(_ member: Representative) -> HTML {
        let way = text(.memberVia, ["way": wayWord(member)])
        let about = [member.party, way].compactMap(\.self).joined(
            separator: text.language.isRightToLeft ? "، " : ", ")
        guard canBeReached(member) else {
            return "<li><bdi>\(member.fullName)</bdi> <small>\(about)</small></li>\n"
        }
        return
            "<li><button name=\"member\" value=\"\(member.key)\"><bdi>\(member.fullName)</bdi></button> <small>\(about)</small></li>\n"
    }

    private func canBeReached(_ member: Representative) -> Bool { wayWord(member) != "none" }

    private func wayWord(_ member: Representative) -> String {
        let isMailed = member.email != nil && view.ways.contains(.email)
        if isMailed, !view.suspended.contains(member.key) { return "email" }
        if member.form != nil, view.ways.contains(.form) { return "form" }
        let hasPost = !member.post.isEmpty || !view.book.legislature.post.isEmpty
        if hasPost, view.ways.contains(.post) { return "post" }
        return isMailed ? "email" : "none"
    }
}
