package import Domain

/// Returns the list of a campaign's news, with how many people asked for it.
package func newsListPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ all: [News], _ readers: NewsReaders
) -> HTML {
    let text = context.text
    let isBegun = all.contains { $0.state == .draft }
    return deskLayout(
        title: text(.newsTitle), context, place: .campaigns,
        rail: campaignRail(context, heading, place: .news),
        main: """
            <div class="head">
            <h1>\(text(.newsTitle))</h1>
            <p class="lines">\(text(.newsLead, ["words": text.shared(.updates)]))</p>
            </div>
            <p>\(text(.newsReaders, counting: readers.all))</p>
            \(languages(readers, text))\
            <form action="\(context.links.deskNews(heading.slug))" method="post">\
            <p><button class="main">\(text(isBegun ? .newsGoOn : .newsWrite))</button></p></form>
            \(if: all.isEmpty, "<p class=\"soft\">\(text(.newsNone))</p>\n")\
            <ul class="list">
            \(all.map { line($0, context, heading) })</ul>
            """)
}

private func languages(_ readers: NewsReaders, _ text: DeskText) -> HTML {
    guard readers.counts.count > 1 else { return "" }
    let lines = readers.counts.sorted { $0.value > $1.value || $0.value == $1.value && $0.key < $1.key }
        .map { language, count -> HTML in
            "<dt>\(text.language.name(of: language))</dt><dd>\(text.shared.number(count))</dd>\n"
        }
    return "<dl class=\"facts\">\n\(lines)</dl>\n"
}

private func line(_ news: News, _ context: DeskPageContext, _ heading: DeskCampaignHeading) -> HTML {
    let text = context.text
    return """
        <li class="cells">
        <div><p class="name"><a href="\(context.links.deskNews(heading.slug, news.id))" dir="auto">\
        \(news.subject(heading.campaign.languages, text))</a></p>
        <p class="small">\(news.told(text))</p></div>
        <div class="small">\(if: news.startedAt != nil, "<p>\(text(.newsLine, counting: news.progress.accepted, ["all": text.shared.number(news.progress.recipients)]))</p>")</div>
        </li>

        """
}

/// Returns the page of one mail of news: its form, how it arrives, the test, and sending it.
package func newsPage(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ view: NewsView) -> HTML {
    let (text, news) = (context.text, view.news)
    let isDraft = news.state == .draft
    return deskLayout(
        title: text(.newsTitle), context, place: .campaigns,
        problems: view.issues.count + (view.problem == nil ? 0 : 1),
        refresh: isDraft || news.progress.onTheirWay == 0 && news.state != .sending ? nil : 10,
        rail: campaignRail(context, heading, place: .news),
        main: """
            <div class="head">
            <h1\(if: !isDraft, " dir=\"auto\"")>\(isDraft ? text(.newsOne) : news.subject(view.languages, text))</h1>
            <p class="lines">\(if: news.revision > 0 || !isDraft, "\(news.told(text))")</p>
            </div>
            \(view.problem.map { "<p class=\"problem\" role=\"alert\">\($0.told(text))</p>\n" as HTML })\
            \(isDraft ? draft(context, heading, view) : gone(context, heading, view))\
            <p><a class="alone" href="\(context.links.deskNews(heading.slug))">\(text(.newsAll))</a></p>
            """)
}

private func draft(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ view: NewsView) -> HTML {
    let (text, news) = (context.text, view.news)
    let action = context.links.deskNews(heading.slug, news.id)
    let base = hiddenField("base", String(news.revision))
    return """
        <form class="lines" action="\(action)" method="post">\(base)\
        \(view.languages.map { fields($0, view, text) })\
        <p class="row"><button\(if: !view.mayGo, " class=\"main\"")>\(text(.save))</button></p>
        </form>
        \(view.problem == .overtaken ? theirs(view, text) : "")\
        \(if: !view.mails.isEmpty && view.issues.isEmpty, trying(context, view, action, base))\
        <form action="\(action)/state" method="post"><p><button class="danger" name="do" value="delete">\(text(.newsDelete))</button></p></form>

        """
}

private func fields(_ language: Language, _ view: NewsView, _ text: DeskText) -> HTML {
    let typed = view.typed[language] ?? NewsText(subject: "", body: "")
    let (subject, body) = (NewsField(language, .subject), NewsField(language, .body))
    let isOnly = view.languages.count == 1
    return """
        <fieldset>
        <legend>\(text.language.name(of: language))</legend>
        \(DeskField(
            name: subject.name, label: text(.newsSubject), value: typed.subject,
            problem: view.issues[subject].map { $0.told(text) }, content: language, control: .line()
        ).html(text))\
        \(DeskField(
            name: body.name, label: text(.newsBody),
            hint: "\(text(.newsBodyHint))\(if: !isOnly, " \(text(.newsFallback))")", value: typed.body,
            problem: view.issues[body].map { $0.told(text) }, content: language, control: .text(rows: 12)
        ).html(text))</fieldset>

        """
}

/// Returns what somebody else has saved meanwhile.
private func theirs(_ view: NewsView, _ text: DeskText) -> HTML {
    let texts = view.languages.compactMap { language in
        view.news.texts[language].map { (language, $0) }
    }
    let said = texts.map { language, saved -> HTML in
        """
        <h3>\(text.language.name(of: language))</h3>
        <p class="name"\(contentAttributes(language))>\(saved.subject)</p>
        \(paragraphs(saved.body, language))
        """
    }
    return """
        <section class="lines" aria-labelledby="theirs">
        <h2 id="theirs">\(text(.newsTheirs, ["who": view.news.savedBy.isolated]))</h2>
        \(said)</section>

        """
}

private func trying(_ context: DeskPageContext, _ view: NewsView, _ action: String, _ base: HTML) -> HTML {
    let text = context.text
    let email: HTML = "<bdi>\(context.account?.email ?? "")</bdi>"
    return """
        <section class="lines" aria-labelledby="looks">
        <h2 id="looks">\(text(.newsLooks))</h2>
        \(arrives(view, text))</section>
        <section class="lines" aria-labelledby="test">
        <h2 id="test">\(text(.newsTestTitle))</h2>
        <p>\(text.with("email", email, .newsTestLead))</p>
        \(if: view.isTested, "<p role=\"status\">\(text(.newsTested))</p>\n")\
        <form action="\(action)/state" method="post">\(base)<p><button name="do" value="test">\(text(.newsTestGo))</button></p></form>
        </section>
        <section class="lines" aria-labelledby="send">
        <h2 id="send">\(text(.newsSendTitle))</h2>
        \(sending(context, view, action, base))</section>

        """
}

private func sending(_ context: DeskPageContext, _ view: NewsView, _ action: String, _ base: HTML) -> HTML {
    let text = context.text
    guard view.mayGo else {
        let why =
            view.readers.waits.map { NewsProblem.tooSoon($0).told(text) }
            ?? (view.isTested ? text(.newsReaders, counting: 0) : text(.newsUntested))
        return "<p>\(why)</p>\n"
    }
    return """
        <p>\(text(.newsSendLead, counting: view.readers.all, ["pace": text.shared.number(NewsRules.aMinute)]))</p>
        <form action="\(action)/send" method="post">\(base)<p><button class="main">\(text(.newsSendGo, counting: view.readers.all))</button></p></form>

        """
}

private func gone(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ view: NewsView) -> HTML {
    let (text, news) = (context.text, view.news)
    let action = context.links.deskNews(heading.slug, news.id)
    let change: HTML =
        switch news.state {
        case .sending:
            """
            <form class="lines" action="\(action)/state" method="post"><p>\(text(.newsStopHint, counting: NewsRules.waiting))</p>\
            <p><button class="danger" name="do" value="stop">\(text(.newsStopGo))</button></p></form>

            """
        case .stopped:
            """
            <form action="\(action)/send" method="post">\
            <p><button name="do" value="continue">\(text(.newsContinue))</button></p></form>

            """
        case .draft, .sent: ""
        }
    return """
        \(newsFigures(news, text))\(change)<section class="lines" aria-labelledby="looks">
        <h2 id="looks">\(text(.newsLooks))</h2>
        \(arrives(view, text))</section>

        """
}

private func arrives(_ view: NewsView, _ text: DeskText) -> HTML {
    HTML(
        view.mails.map { language, mail -> HTML in
            """
            <div class="field">
            <h3>\(text.language.name(of: language))</h3>
            <article class="sheet"\(contentAttributes(language))>
            <p class="name">\(mail.subject)</p>
            \(paragraphs(mail.body, language))</article>
            </div>

            """
        })
}

private func paragraphs(_ body: String, _ language: Language) -> [HTML] {
    body.split(separator: "\n\n").map { "<p class=\"said\"\(contentAttributes(language))>\($0)</p>\n" }
}

extension NewsForm.Issue {
    func told(_ text: DeskText) -> String {
        switch self {
        case .subjectMissing: text(.newsSubjectMissing)
        case .bodyMissing: text(.newsBodyMissing)
        case .tooLong: text(.newsTooLong)
        case .notText: text(.newsNotText)
        }
    }
}
