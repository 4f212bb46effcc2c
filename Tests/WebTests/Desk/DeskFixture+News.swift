import Domain
import Web

extension DeskFixture {
    static func newsPages(_ context: DeskPageContext) -> [(name: String, html: HTML)] {
        let heading = DeskCampaignHeading(campaign: calais, members: 4)
        let readers = NewsReaders(counts: ["en": 1_204, "fr": 380], waits: nil)
        let all = [draft, news(.sending), news(.stopped), news(.sent)]
        return [
            ("news", newsListPage(context, heading, all, readers)),
            ("news-none", newsListPage(context, heading, [], NewsReaders(counts: [:], waits: nil))),
            ("news-draft", newsPage(context, heading, view(draft, readers))),
            ("news-wrong", newsPage(context, heading, wrong(readers))),
            ("news-overtaken", newsPage(context, heading, overtaken(readers))),
            (
                "news-waits",
                newsPage(context, heading, view(draft, NewsReaders(counts: ["en": 1], waits: ago(-70))))
            ),
        ]
            + [News.State.sending, .stopped, .sent].map { state in
                ("news-\(state.rawValue)", newsPage(context, heading, view(news(state), readers)))
            }
    }

    private static let text = NewsText(
        subject: "They are <b>safe</b>",
        body: "Good <b>news</b>\n\n=HYPERLINK(\"x\")")

    private static var draft: News {
        var news = News(
            id: 7, campaign: "calais", rehearsal: false, revision: 3, texts: ["en": text], savedAt: ago(1),
            savedBy: "Tom <b>Bellamy")
        news.tested = 3
        return news
    }

    private static func news(_ state: News.State) -> News {
        var news = draft
        (news.id, news.state, news.startedAt) = (8, state, ago(3))
        (news.progress.recipients, news.progress.queued, news.progress.accepted) = (1_584, 900, 840)
        (news.progress.refused, news.progress.other) = (12, 3)
        return news
    }

    private static func view(_ news: News, _ readers: NewsReaders) -> NewsView {
        var view = NewsView(news, ["en", "fr", "ar"], readers)
        view.mails = [("en", SupporterMail(subject: text.subject, body: text.body + "\n\n-- \n<b>x"))]
        return view
    }

    private static func wrong(_ readers: NewsReaders) -> NewsView {
        var view = view(draft, readers)
        view.typed = [
            "en": NewsText(subject: "<b>", body: ""), "ar": NewsText(subject: "", body: "</textarea>"),
        ]
        view.issues = [
            NewsField("en", .body): .bodyMissing, NewsField("ar", .subject): .subjectMissing,
            NewsField("fr", .subject): .tooLong, NewsField("fr", .body): .notText,
        ]
        return view
    }

    private static func overtaken(_ readers: NewsReaders) -> NewsView {
        var view = view(draft, readers)
        (view.problem, view.typed) = (.overtaken, ["en": NewsText(subject: "Mine", body: "Mine, too")])
        return view
    }
}
