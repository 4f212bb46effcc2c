package import Domain
package import Foundation

/// What the pages of news show of a campaign.
package struct NewsReaders: Sendable {
    /// How many people asked for news, by language.
    package let counts: [Language: Int]
    /// When the next news may go. Nil when it may go now.
    package let waits: Date?

    package init(counts: [Language: Int], waits: Date?) { (self.counts, self.waits) = (counts, waits) }

    package var all: Int { counts.values.reduce(0, +) }
}

/// One mail of news in its form.
package struct NewsView: Sendable {
    package var news: News
    /// The languages of the campaign that visitors see.
    package var languages: [Language]
    package var readers: NewsReaders
    /// What stands in the fields.
    package var typed: [Language: NewsText]
    package var issues: [NewsField: NewsForm.Issue] = [:]
    /// The mail as it arrives, by language.
    package var mails: [(language: Language, mail: SupporterMail)] = []
    /// What a form could not do.
    package var problem: NewsProblem?

    package init(_ news: News, _ languages: [Language], _ readers: NewsReaders) {
        (self.news, self.languages, self.readers) = (news, languages, readers)
        typed = news.texts
    }

    var isTested: Bool { news.tested == news.revision }
    /// Whether the page has the button that sends.
    var mayGo: Bool { isTested && readers.waits == nil && readers.all > 0 && issues.isEmpty }
}

/// Why a form about news did nothing.
package enum NewsProblem: Sendable, Equatable {
    case overtaken, empty, untested, tooMany
    case tooSoon(Date)

    func told(_ text: DeskText) -> String {
        switch self {
        case .overtaken: text(.newsOvertaken)
        case .empty: text(.newsEmpty)
        case .untested: text(.newsUntested)
        case .tooMany: text(.testTooMany, counting: SignInRules.testLettersAnHour)
        case .tooSoon(let next): text(.newsTooSoon, ["moment": text.shared.moment(next)])
        }
    }
}

extension News {
    /// The state in words.
    func told(_ text: DeskText) -> String {
        let moment = startedAt.map(text.shared.moment) ?? ""
        return switch state {
        case .draft: text(.newsDraft, ["moment": text.shared.moment(savedAt), "who": savedBy.isolated])
        case .sending: text(.newsSending, ["moment": moment])
        case .stopped: text(.newsStopped, ["moment": moment])
        case .sent:
            text(progress.onTheirWay > 0 ? .newsSending : .newsSent, ["moment": moment])
        }
    }

    /// The subject in the first language that has one.
    func subject(_ languages: [Language], _ text: DeskText) -> String {
        languages.lazy.compactMap { texts[$0]?.subject }.first { !$0.isEmpty } ?? text(.newsUntitled)
    }
}

/// Returns the figures of news that goes or has gone.
func newsFigures(_ news: News, _ text: DeskText) -> HTML {
    let progress = news.progress
    let facts: [(DeskTextKey, Int)] = [
        (.newsRecipients, progress.recipients), (.newsAccepted, progress.accepted),
        (.newsOnTheirWay, progress.onTheirWay), (.newsRefused, progress.refused),
        (.newsOther, progress.other),
    ]
    let lines = facts.filter { $0.0 != .newsOther || $0.1 > 0 }.map { key, count -> HTML in
        "<dt>\(text(key))</dt><dd>\(text.shared.number(count))</dd>\n"
    }
    return "<dl class=\"facts\">\n\(lines)</dl>\n"
}
