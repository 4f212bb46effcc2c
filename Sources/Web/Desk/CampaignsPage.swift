package import Actions
package import Domain

/// Returns the list of an account's campaigns: the desk's first page.
/// - Parameters:
///   - mayBegin: whether the account may begin another campaign.
///   - mail: whether mail leaves at the moment.
package func campaignsPage(
    _ context: DeskPageContext, _ campaigns: [DeskCampaign], mayBegin: Bool = false,
    mail: MailState = MailState()
) -> HTML {
    if campaigns.isEmpty { return emptyDeskPage(context, mayBegin: mayBegin) }
    let text = context.text
    let waiting = campaigns.reduce(0) { $0 + $1.doubts + $1.mails }
    let moment = [
        "day": text.shared.day(context.now), "clock": text.shared.clock(context.now),
    ]
    return deskLayout(
        title: waiting == 0
            ? text(.campaignsTitle) : text(.campaignsWaiting, counting: CappedCount(upToLimit: waiting)),
        context,
        place: .campaigns,
        main: """
            <div class="head">
            <h1>\(text(.campaignsTitle))</h1>
            </div>
            \(mailLeaving(text, mail).map { held($0, context) })\
            <ul class="list">
            \(campaigns.map { line($0, context) })</ul>
            \(if: mayBegin, "<p>\(beginButton(context))</p>\n")\
            <p class="small soft">\(text(.campaignsMoment, moment))</p>
            """)
}

private func held(_ why: HTML, _ context: DeskPageContext) -> HTML {
    let (text, links) = (context.text, context.links)
    let isOwner = context.account?.isOwner == true
    return """
        <div class="note red" role="group">\(why)\
        \(if: isOwner, "<p><a class=\"alone\" href=\"\(links.deskSettings)\">\(text(.mailHeldSettings))</a></p>")</div>

        """
}

private func line(_ campaign: DeskCampaign, _ context: DeskPageContext) -> HTML {
    let (text, links) = (context.text, context.links)
    let languages = text(.campaignLanguages, ["languages": text.names(of: campaign.languages)])
    return """
        <li class="cells">
        <div>
        <p class="name"><a href="\(links.deskCampaign(campaign.slug))"><bdi>\(campaign.title)</bdi></a></p>
        <p class="small">\(campaign.state(text)) \(languages)</p>
        </div>
        <div class="small"><p>\(campaign.saved.map { "<span class=\"soft\">\($0.head(context))</span>" as HTML } ?? campaign.told(text))</p>\
        \(campaign.course(text).map { "<p class=\"soft\">\($0)</p>" as HTML })</div>
        <div class="small">
        \(campaign.waits(text).map { "<p><a href=\"\(links.deskDeliveries(campaign.slug))\">\($0)</a></p>\n" as HTML })\
        \(if: campaign.hasChanges, "<p><a href=\"\(links.deskTry(campaign.slug))\">\(text(.campaignChanges))</a></p>\n")\
        \(if: campaign.isManaged, manage(campaign, context))</div>
        </li>

        """
}

private func manage(_ campaign: DeskCampaign, _ context: DeskPageContext) -> HTML {
    let (text, links) = (context.text, context.links)
    let name: HTML = "<span class=\"away\">\(text(.colon))\(campaign.title)</span>"
    return """
        <p class="tools"><a href="\(links.deskPeople(campaign.slug))">\(text(.railPeople))\(name)</a> \
        <a href="\(links.deskHistory(campaign.slug))">\(text(.railHistory))\(name)</a></p>

        """
}

extension DeskCampaign {
    func state(_ text: DeskText) -> HTML {
        if let state { return text.standing(state) }
        if isDraft { return text.marked(rehearses ? .campaignDraftRehearses : .campaignDraft) }
        let key: DeskTextKey =
            switch phase {
            case .announced: .campaignOpens
            case .open: closes == nil ? .campaignOpen : .campaignOpenUntil
            case .closed: .campaignClosed
            }
        return text.marked(
            key,
            [
                "opens": opens.written(in: text.language),
                "closes": closes?.written(in: text.language) ?? "",
            ])
    }

    /// The number of people, in words.
    func told(_ text: DeskText) -> HTML {
        guard people > 0 else { return "<span class=\"soft\">\(text(.campaignNobody))</span>" }
        let isOpen = phase == .open && state?.name != .closed
        return text.marked(
            isOpen ? .campaignPeople : .campaignPeopleInAll,
            [
                "n": String(isOpen ? peopleToday : people), "today": text.shared.number(peopleToday),
                "all": text.shared.number(people),
            ]
        ) { "<b class=\"n\">\($0)</b>" }
    }

    /// When a draft was saved, and by whom. Nil for what is published.
    fileprivate var saved: SavedText? {
        guard isDraft, let savedAt else { return nil }
        let by = savedBy.map { HistoryLine.Doer.account(id: $0.id, name: $0.name) }
        return SavedText(at: savedAt, by: by ?? .server, version: 1, live: nil, isLive: false)
    }

    /// What becomes of the letters, in words. Nil where there is nothing to tell.
    func course(_ text: DeskText) -> String? {
        guard accepted + onTheirWay > 0 else { return nil }
        return text(.campaignCourse, counting: accepted, ["way": text.shared.number(onTheirWay)])
    }

    /// What waits for a person, in words.
    func waits(_ text: DeskText) -> [String] {
        [
            doubts > 0 ? text(.campaignDoubts, counting: CappedCount(upToLimit: doubts)) : nil,
            mails > 0 ? text(.campaignMails, counting: mails) : nil,
        ].compactMap(\.self)
    }
}
