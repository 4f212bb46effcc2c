import Domain
import Foundation
import Testing

@Suite struct OutboxMessageTests {
    private typealias State = OutboxMessage.State
    private static let now = Date(timeIntervalSince1970: 1_477_555_200)
    private static let content = OutboxMessage.Content(
        email: "ann@desk.example", language: "fr", arguments: ["next": "/desk/calais"])

    private static func mail(
        _ state: OutboxMessage.State, attempts: Int = 1, queued: TimeInterval = 0, ofLetter: Bool = true
    ) -> OutboxMessage {
        OutboxMessage(
            id: 7, kind: ofLetter ? .confirmation : .signIn, letter: ofLetter ? 1 : nil,
            content: ofLetter || state.isEnd ? nil : content, rehearsal: false, state: state,
            attempts: attempts, queuedAt: now.addingTimeInterval(-queued), dueAt: now)
    }

    private static let accepted = OutboxEvent.outcome(.accepted(Reply(250, "ok")))
    private static let deferred = OutboxEvent.outcome(.deferred(Reply(450, "later")))
    private static let refused = OutboxEvent.outcome(.refused(Reply(550, "no")))
    private static let doubtful = OutboxEvent.outcome(.inDoubt(Reply(0, "broke")))
    private static let held = OutboxEvent.outcome(.held(Reply(535, "who are you")))
    private static let slowedDown = OutboxEvent.outcome(.slowedDown(Reply(450, "slowly")))
    private static let tomorrow = OutboxEvent.postponed(until: now.addingTimeInterval(86_400))
    private static let cameBack = OutboxEvent.cameBack(Reply(550, "unknown"))
    private static let events = [
        accepted, deferred, refused, doubtful, held, slowedDown, tomorrow, .claimed, .notSent, .takenBack,
        .workerDied, .notWanted, cameBack, .restored,
    ]

    private struct Row: Sendable {
        let state: OutboxMessage.State
        let event: OutboxEvent
        let next: OutboxMessage.State
        let attempts: Int
    }

    /// Every change of a mail of a letter that has been tried once. Any other event changes
    /// nothing.
    private static let changes = [
        Row(state: .queued, event: .claimed, next: .sending, attempts: 2),
        Row(state: .queued, event: tomorrow, next: .queued, attempts: 1),
        Row(state: .queued, event: .notWanted, next: .void, attempts: 1),
        Row(state: .sending, event: .notWanted, next: .void, attempts: 1),
        Row(state: .sending, event: accepted, next: .sent, attempts: 1),
        Row(state: .sending, event: deferred, next: .queued, attempts: 1),
        Row(state: .sending, event: refused, next: .failed, attempts: 1),
        Row(state: .sending, event: doubtful, next: .inDoubt, attempts: 1),
        Row(state: .sending, event: held, next: .queued, attempts: 0),
        Row(state: .sending, event: slowedDown, next: .queued, attempts: 0),
        Row(state: .sending, event: .notSent, next: .queued, attempts: 1),
        Row(state: .sending, event: .workerDied, next: .inDoubt, attempts: 1),
        Row(state: .queued, event: .restored, next: .inDoubt, attempts: 1),
        Row(state: .sending, event: .restored, next: .inDoubt, attempts: 1),
        Row(state: .inDoubt, event: accepted, next: .sent, attempts: 1),
        Row(state: .inDoubt, event: refused, next: .failed, attempts: 1),
        Row(state: .sent, event: cameBack, next: .failed, attempts: 1),
        Row(state: .inDoubt, event: cameBack, next: .failed, attempts: 1),
        Row(state: .failed, event: .takenBack, next: .queued, attempts: 0),
    ]

    @Test(arguments: State.allCases) func aMailGoesFromStateToState(_ state: OutboxMessage.State) {
        for event in Self.events {
            let mail = Self.mail(state)
            let next = mail.record(event, at: Self.now).message
            if let change = Self.changes.first(where: { $0.state == state && $0.event == event }) {
                #expect(next.state == change.next && next.attempts == change.attempts, "\(state) \(event)")
            } else {
                #expect(next == mail, "\(state) \(event)")
            }
        }
    }

    /// A mail without a letter keeps its id after the worker's death. Its content is erased when it
    /// ends, so that the first refusal for an unclear reason does not end it.
    @Test(arguments: State.allCases) func aMailWithoutALetterDiffersInFour(_ state: OutboxMessage.State) {
        for event in Self.events {
            let next = Self.mail(state, ofLetter: false).record(event, at: Self.now).message
            let ofLetter = Self.mail(state).record(event, at: Self.now).message
            switch (state, event) {
            case (.sending, .workerDied): #expect(next.state == .queued && next.content == Self.content)
            case (.failed, .takenBack): #expect(next.state == .failed)
            case (.queued, .takenBack): #expect(next.state == .queued && next.attempts == 0)
            case (.sending, Self.refused): #expect(next.state == .queued && next.dueAt > Self.now)
            case (.inDoubt, Self.refused): #expect(next.state == .inDoubt)
            default: #expect(next.state == ofLetter.state, "\(state) \(event)")
            }
            #expect((next.content == nil) == next.state.isEnd, "\(state) \(event)")
        }
    }

    @Test(arguments: [
        (Reply(554, "5.7.1 we take no mail"), 1, State.queued), (Reply(554, "5.7.1 no mail"), 2, .failed),
        (Reply(550, "5.1.1 User unknown"), 1, .failed),
    ])
    private func onlyTheFirstUnclearRefusalOfNewsIsNoEnd(_ reply: Reply, _ attempts: Int, _ next: State) {
        var news = Self.mail(.sending, attempts: attempts, ofLetter: false)
        news.kind = .news
        #expect(news.record(.outcome(.refused(reply)), at: Self.now).message.state == next)
    }

    /// A server, a switch or the queue may have kept a mail for long. Its days begin with the first
    /// attempt; those of a link begin when it is queued.
    @Test func theDaysOfAMailBeginWithItsFirstAttempt() {
        for (ofLetter, begins) in [(true, Self.now), (false, Self.now.addingTimeInterval(-6 * 86_400))] {
            let mail = Self.mail(.queued, attempts: 0, queued: 6 * 86_400, ofLetter: ofLetter)
            #expect(mail.isTooLate(at: Self.now) != ofLetter)
            #expect(mail.record(.claimed, at: Self.now).message.queuedAt == begins)
        }
        let again = Self.mail(.queued, attempts: 1, queued: 60)
        #expect(again.record(.claimed, at: Self.now).message.queuedAt == again.queuedAt)
    }

    /// News that may have arrived is not sent twice.
    @Test func newsIsInDoubtAfterTheWorkersDeath() {
        var news = Self.mail(.sending, ofLetter: false)
        news.kind = .news
        let (next, consequences) = news.record(.workerDied, at: Self.now)
        #expect(next.state == .inDoubt && next.content == nil && consequences.isEmpty)
    }

    /// An answer that somebody wrote must not be lost.
    @Test(arguments: [State.queued, .sending]) private func aRestoredAnswerWaitsOn(_ state: State) {
        var answer = Self.mail(state)
        answer.kind = .answer
        #expect(answer.record(.restored, at: Self.now).message.state == .queued)
    }

    @Test func onlyTheDeathOfAWorkerQueuesALettersMailOnceMore() {
        for state in State.allCases {
            for event in Self.events {
                let isDeath = state == .sending && event == .workerDied
                #expect(
                    Self.mail(state).record(event, at: Self.now).consequences
                        == (isDeath ? [.queueAgain] : []))
                #expect(
                    Self.mail(state, ofLetter: false).record(event, at: Self.now).consequences.isEmpty)
            }
        }
    }

    @Test func anEndErasesAddressesFromTheReply() {
        let told = OutboxEvent.outcome(.refused(Reply(550, "5.1.1 <ann@desk.example> User unknown")))
        let failed = Self.mail(.sending, ofLetter: false).record(told, at: Self.now).message
        #expect(failed.reply?.code == 550)
        #expect(failed.reply?.text.contains("ann@desk.example") == false)
    }

    @Test(arguments: [
        (true, 4.5 * 86_400, State.queued), (true, 5.1 * 86_400, .failed), (false, 60, .queued),
        (false, 14 * 60, .failed),
    ])
    private func deferralEndsWhenTheMailIsWorthNothing(
        _ ofLetter: Bool, _ queued: TimeInterval, _ expected: OutboxMessage.State
    ) {
        let next = Self.mail(.sending, queued: queued, ofLetter: ofLetter).record(
            Self.deferred, at: Self.now
        ).message
        #expect(next.state == expected)
        #expect(next.dueAt > Self.now)
    }

    @Test(arguments: [
        (State.sending, 3, State.sent), (.inDoubt, 3, .sent), (.sending, 4, .sending),
        (.inDoubt, 4, .inDoubt), (.queued, 3, .queued), (.void, 3, .void), (.failed, 3, .failed),
    ])
    private func anOutcomeThatComesLateBelongsToItsAttempt(
        _ state: OutboxMessage.State, _ attempts: Int, _ expected: OutboxMessage.State
    ) {
        let next = Self.mail(state, attempts: attempts).record(
            .accepted(Reply(250, "ok")), ofAttempt: 3, at: Self.now)
        #expect(next.state == expected)
    }

    @Test func aMailToThePeopleOfTheDeskHasItsLinkAndItsDigitsOnLinesOfTheirOwn() {
        for language: Language in ["en", "fr", "fr-CA", "ar"] {
            let mail = AccountMails(language: language).signIn(link: "http://x/y", code: "123456")
            let lines = mail.body.split(separator: "\n")
            #expect(lines.contains("http://x/y") && lines.contains("123456"))
            #expect(mail.body.hasPrefix(language.primary == "fr" ? "Bonjour," : "Hello,"))
        }
    }
}
