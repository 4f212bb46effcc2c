import Domain
import Foundation
import Testing

@Suite struct DeliveryTests {
    static let now = Date(timeIntervalSince1970: 1_477_555_200)

    func delivery(
        _ state: Delivery.State, channel: Channel = .email, attempts: Int = 1, queued: TimeInterval = 0
    ) -> Delivery {
        Delivery(
            letter: 1, channel: channel, state: state, attempts: attempts,
            queuedAt: Self.now.addingTimeInterval(-queued), dueAt: Self.now,
            changedAt: Self.now)
    }

    @Test(arguments: [
        (Delivery.State.queued, DeliveryEvent.claimed, Delivery.State.sending),
        (.deferred, .claimed, .sending), (.accepted, .claimed, .accepted),
        (.sending, .outcome(.accepted(Reply(250, "ok"))), .accepted),
        (.sending, .outcome(.deferred(Reply(450, "later"))), .deferred),
        (.sending, .outcome(.refused(Reply(550, "no"))), .refused),
        (.sending, .outcome(.inDoubt(Reply(0, "broke"))), .inDoubt),
        (.sending, .workerDied, .inDoubt), (.queued, .workerDied, .queued), (.accepted, .quiet, .settled),
        (.queued, .restored, .inDoubt), (.deferred, .restored, .inDoubt), (.sending, .restored, .inDoubt),
        (.accepted, .restored, .accepted), (.refused, .restored, .refused), (.offered, .restored, .offered),
        (.settled, .bounced(Reply(550, "no")), .refused),
        (.inDoubt, .resolved(.sent), .accepted), (.inDoubt, .resolved(.again), .queued),
        (.inDoubt, .resolved(.drop), .refused),
        (.accepted, .resolved(.again), .accepted), (.queued, .outcome(.accepted(Reply(250, "ok"))), .queued),
    ])
    func mailGoesFromStateToState(_ state: Delivery.State, _ event: DeliveryEvent, _ expected: Delivery.State)
    {
        #expect(delivery(state).record(event, at: Self.now).delivery.state == expected)
    }

    @Test(arguments: [
        (Delivery.State.sending, 3, Delivery.State.accepted), (.inDoubt, 3, .accepted),
        (.sending, 4, .sending), (.inDoubt, 4, .inDoubt),
        (.queued, 3, .queued), (.refused, 3, .refused), (.accepted, 3, .accepted),
    ])
    func anOutcomeThatComesLateBelongsToItsAttempt(
        _ state: Delivery.State, _ attempts: Int, _ expected: Delivery.State
    ) {
        let recorded = delivery(state, attempts: attempts).record(
            .accepted(Reply(250, "ok")), ofAttempt: 3, at: Self.now)
        #expect(recorded.delivery.state == expected)
    }

    @Test func aDoubtThatIsToldTwiceIsTheSameDoubt() {
        let doubtful = delivery(.inDoubt)
        #expect(
            doubtful.record(.inDoubt(Reply(0, "broke")), ofAttempt: 1, at: Self.now.addingTimeInterval(60))
                .delivery == doubtful)
    }

    @Test func whatWasNeverSentIsWhatItWasBefore() {
        let first = delivery(.sending, attempts: 1).record(.notSent, at: Self.now).delivery
        #expect((first.state, first.attempts) == (.queued, 0))
        let later = delivery(.sending, attempts: 3).record(.notSent, at: Self.now).delivery
        #expect((later.state, later.attempts) == (.deferred, 2))
    }

    @Test func aRefusedLetterGoesBackToItsWriter() {
        let (refused, consequences) = delivery(.sending).record(
            .outcome(.refused(Reply(550, "unknown user"))), at: Self.now)
        #expect(consequences == [.returnToWriter])
        #expect(refused.reply == Reply(550, "unknown user"))
    }

    /// A full mailbox is tried again until two days after the first attempt.
    @Test(arguments: [
        (0.0, Delivery.State.deferred), (1, .deferred), (1.7, .deferred), (1.8, .refused), (5, .refused),
    ])
    func aFullMailboxIsTriedAgainForAWhile(_ days: Double, _ state: Delivery.State) {
        let full = Reply(552, "5.2.2 mailbox full")
        for (before, event) in [
            (Delivery.State.sending, DeliveryEvent.outcome(.refused(full))), (.accepted, .bounced(full)),
            (.inDoubt, .bounced(full)),
        ] {
            let (next, consequences) = delivery(before, queued: days * 86_400).record(event, at: Self.now)
            #expect(next.state == state && next.reply == full)
            #expect(consequences == (state == .refused ? [.returnToWriter] : []))
        }
    }

    @Test func threeLettersInSevenDaysSuspendAnAddress() {
        func follows(_ days: [Double], settled: Double? = nil) -> Bool {
            AddressSuspension.follows(
                from: days.map { Self.now.addingTimeInterval(-$0 * 86_400) },
                settled: settled.map { Self.now.addingTimeInterval(-$0 * 86_400) }, at: Self.now)
        }
        #expect(follows([0, 1, 6.9]) && !follows([0, 1]) && !follows([0, 1, 7.1]))
        #expect(!follows([0, 1, 3], settled: 2) && follows([0, 1, 3], settled: 4))
    }

    /// The reason "we tried for days" applies only where Postbag did try for days.
    @Test(arguments: [
        (30, 5.0, Reply(451, "4.3.0 later"), Reply.Reason.tried),
        (30, 5, Reply(0, "No connection to the mail server: timed out"), .tried),
        (30, 5, Reply(550, "what?"), .tried), (30, 5, Reply(550, "5.1.1 unknown"), .noSuchAddress),
        (30, 5, Reply(452, "4.2.2 full"), .full), (9, 5, Reply(451, "4.3.0 later"), .unreachable),
        (30, 2.9, Reply(451, "4.3.0 later"), .unreachable), (1, 5, Reply(0, "4.4.7"), .unreachable),
        (30, 5, Reply(.givenUp), .dropped), (1, 0, Reply(.leftOrWithoutAddress), .targetGone),
        (1, 0, Reply(550, "what?"), .other),
        (1, 0, Reply(.noUTF8), .characters), (1, 0, Reply(550, "no mailbox for x"), .noSuchAddress),
        (1, 0, Reply(550, "5.4.1 Recipient address rejected: Access denied"), .noSuchAddress),
        (1, 0, Reply(550, "5.4.4 no route"), .unreachable),
        (1, 0, Reply(550, "5.2.1 x"), .noSuchAddress), (1, 0, Reply(0, "4.2.1 x"), .unreachable),
    ])
    func theReasonIsWhatHappened(_ attempts: Int, _ days: Double, _ reply: Reply, _ reason: Reply.Reason) {
        var refused = delivery(.refused, attempts: attempts, queued: days * 86_400)
        refused.reply = reply
        #expect(refused.returnReason == reason)
    }

    @Test(arguments: [Delivery.State.accepted, .settled, .inDoubt]) func aQuestionedLetterDoesNotSettle(
        _ state: Delivery.State
    ) {
        let questioned = delivery(state).record(.questioned(Reply(0, "x")), at: Self.now).delivery
        #expect(
            questioned.state == .inDoubt && questioned.record(.quiet, at: Self.now).delivery.state == .inDoubt
        )
    }

    /// A letter that is late counts as settled only once its server has surely given up.
    @Test(arguments: [Delivery.State.accepted, .settled]) func aLateLetterSettlesLater(
        _ state: Delivery.State
    ) {
        let late = delivery(state).record(.delayed, at: Self.now).delivery
        #expect(late.state == .accepted)
        let end = Self.now.addingTimeInterval(RetryRules.settlesAfterDelay)
        for (time, next) in [(end.addingTimeInterval(-1), Delivery.State.accepted), (end, .settled)] {
            #expect(late.record(.quiet, at: time).delivery.state == next)
        }
        let again = late.record(.delayed, at: end).delivery
        #expect(again.record(.quiet, at: end).delivery.state == .accepted)
        #expect(again.record(.bounced(Reply(550, "5.1.1 x")), at: end).delivery.state == .refused)
    }

    @Test(arguments: Delivery.State.allCases.filter { ![.accepted, .settled].contains($0) })
    func aDelayReportChangesNothingElse(_ state: Delivery.State) {
        #expect(delivery(state).record(.delayed, at: Self.now).delivery == delivery(state))
    }

    @Test func deferralEndsAfterFiveDays() {
        let outcome = DeliveryEvent.outcome(.deferred(Reply(450, "later")))
        #expect(
            delivery(.sending, attempts: 9, queued: 4.5 * 86_400).record(outcome, at: Self.now).delivery.state
                == .deferred)
        let last = delivery(.sending, attempts: 30, queued: 4.95 * 86_400).record(outcome, at: Self.now)
        #expect(last.delivery.state == .refused)
        #expect(last.consequences == [.returnToWriter])
    }

    @Test func whatTheWriterSaysCountsOnlyForWhatTheWriterSends() {
        #expect(
            delivery(.offered, channel: .form).record(.saidSent, at: Self.now).delivery.state == .handedOver)
        #expect(
            delivery(.refused, channel: .email).record(.saidSent, at: Self.now).delivery.state == .refused)
        #expect(
            delivery(.handedOver, channel: .form).record(.saidFailed, at: Self.now).delivery.state == .refused
        )
    }

    @Test(arguments: [
        ([Delivery.State.refused, .offered], LetterStatus.refused), ([.refused, .handedOver], .handedOver),
        ([.accepted, .handedOver], .accepted),
        ([.queued, .offered], .onItsWay), ([.deferred], .onItsWay), ([.inDoubt, .offered], .inDoubt),
        ([.offered], .offered), ([.settled], .accepted),
    ])
    func aLetterCountsOnceByWhatIsBestKnown(_ states: [Delivery.State], _ status: LetterStatus) {
        #expect(LetterStatus.best(states) == status)
    }

    @Test func officeHoursAreThoseOfTheOffice() throws {
        let hours = Hours(zone: "Europe/Paris", from: 8 * 60, to: 19 * 60)
        let formatter = ISO8601DateFormatter()
        let thursdayMorning = try #require(formatter.date(from: "2016-10-27T06:30:00Z"))
        let thursdayNight = try #require(formatter.date(from: "2016-10-27T17:30:00Z"))
        let saturday = try #require(formatter.date(from: "2016-10-29T10:00:00Z"))
        #expect(hours.isOpen(at: thursdayMorning))
        #expect(!hours.isOpen(at: thursdayNight))
        #expect(!hours.isOpen(at: saturday))
    }
}
