import Foundation
import Testing

@testable import Domain

/// What bounds news: once a week, so many a minute, and never so many that others wait.
@Suite struct NewsTests {
    private let now = Date(timeIntervalSince1970: 1_478_208_000)

    @Test func newsGoesOnceAWeek() {
        #expect(NewsRules.waits(since: nil, at: now) == nil)
        let last = now.addingTimeInterval(-6.9 * 86_400)
        #expect(NewsRules.waits(since: last, at: now) == last.addingTimeInterval(7 * 86_400))
        #expect(NewsRules.waits(since: now.addingTimeInterval(-7 * 86_400), at: now) == nil)
    }

    @Test(arguments: [
        // Seconds since the last, mails that wait, mails that may go.
        (0.0, 0, 0), (0.5, 0, 0), (6, 0, 10), (6, 45, 5), (60, 0, 50), (3_600, 0, 50), (3_600, 50, 0),
        (3_600, 60, 0), (-10, 0, 0),
    ])
    func mailsGoInSteps(_ seconds: Double, _ waiting: Int, _ due: Int) {
        var progress = News.Progress()
        progress.lastAt = now.addingTimeInterval(-seconds)
        #expect(NewsRules.due(progress, waiting: waiting, at: now) == due)
    }

    @Test func aLanguageWithoutTextGetsTheFirstThatIsWritten() {
        var news = News(id: 1, campaign: "calais", rehearsal: false, savedAt: now, savedBy: "Ruth")
        #expect(news.text(for: "ar", of: ["en", "fr", "ar"]) == nil)
        news.texts["fr"] = NewsText(subject: "Bonne nouvelle", body: "Ils sont en sécurité.")
        #expect(news.text(for: "ar", of: ["en", "fr", "ar"])?.0 == "fr")
        #expect(news.text(for: "fr-CA", of: ["en", "fr"])?.0 == "fr")
    }

    @Test func aFormSaysWhatIsWrong() {
        let long = String(repeating: "x", count: NewsRules.longestSubject + 1)
        let form = NewsForm([
            "en": NewsText(subject: "  Good   news ", body: "They are safe.\r\n\r\n\r\n\r\nAll."),
            "fr": NewsText(subject: "", body: "Ils sont en sécurité."),
            "ar": NewsText(subject: "خبر", body: " \n "),
            "de": NewsText(subject: long, body: "x"),
            "es": NewsText(subject: "a\u{1}b", body: "x\u{0}y"),
            "it": NewsText(subject: " ", body: ""),
        ])
        let checked = form.checked()
        #expect(checked.texts["en"] == NewsText(subject: "Good news", body: "They are safe.\n\nAll."))
        #expect(checked.texts["it"] == nil)
        let expected: [NewsField: NewsForm.Issue] = [
            NewsField("fr", .subject): .subjectMissing, NewsField("ar", .body): .bodyMissing,
            NewsField("de", .subject): .tooLong, NewsField("es", .subject): .notText,
            NewsField("es", .body): .notText,
        ]
        #expect(checked.issues == expected)
    }

    /// A subject that folds onto further lines must not become header fields.
    @Test func aSubjectIsOneLine() {
        let form = NewsForm(["en": NewsText(subject: "News\r\nBcc: a@b.example", body: "x")])
        #expect(form.checked().issues[NewsField("en", .subject)] == .notText)
    }
}
