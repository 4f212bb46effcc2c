import Domain
import Foundation
import Storage
import Testing

@testable import Actions

@Suite struct LetterLifeTests {
    private let minister = "ministre@interieur.example"
    private let jeanne = "jeanne@supporter.example"

    @Test func aConfirmedLetterIsDeliveredOnceAndCounted() async throws {
        try await Trial.run { trial in
            let (browser, _) = try await trial.write()
            try await trial.work()
            let token = try #require(trial.post.mails(to: jeanne).first?.token)
            let before = try await trial.tally()
            #expect(before.supporters == 0)
            #expect(before.letters.written == 1)
            guard case .confirmed = try await trial.supporters.confirm(mailed: token, in: browser) else {
                Issue.record("not confirmed"); return
            }
            try await trial.work()
            try await trial.work()
            #expect(trial.post.mails(to: minister).count == 1)
            #expect(trial.post.mails(to: minister).first?.replyTo?.address == jeanne)
            let after = try await trial.tally()
            #expect(after.supporters == 1)
            #expect(after.letters[.accepted] == 1)
            #expect(after.letters.confirmed == 1)
            guard case .before = try await trial.supporters.confirm(mailed: token, in: Browser()) else {
                Issue.record("confirmed twice"); return
            }
        }
    }

    @Test func theCodeDiesAfterFiveWrongOnesAndTheLinkDoesNot() async throws {
        try await Trial.run { trial in
            let (browser, _) = try await trial.write()
            try await trial.work()
            let mail = try #require(trial.post.mails(to: jeanne).first)
            let code = try #require(mail.code)
            let wrong = code == "000000" ? "000001" : "000000"
            let page = try #require(trial.supporters.pageToken(of: browser.latest ?? 0, in: browser))
            for left in [4, 3, 2, 1, 0] {
                guard
                    case .wrongCode(_, let attemptsLeft) = try await trial.supporters.confirm(
                        page: page, code: wrong, in: browser)
                else {
                    Issue.record("taken"); return
                }
                #expect(attemptsLeft == left)
            }
            guard case .wrongCode = try await trial.supporters.confirm(page: page, code: code, in: browser)
            else {
                Issue.record("a dead code was taken"); return
            }
            guard
                case .unknown = try await trial.supporters.confirm(
                    page: page, code: code, in: Browser(secret: Array(repeating: 1, count: 16)))
            else {
                Issue.record("another browser could use the page's token")
                return
            }
            guard
                case .confirmed = try await trial.supporters.confirm(
                    mailed: #require(mail.token), in: Browser())
            else {
                Issue.record("the link is dead"); return
            }
        }
    }

    @Test func whoeverWroteFirstWithAVictimsAddressShutsNobodyOut() async throws {
        try await Trial.run { trial in
            let (stranger, first) = try await trial.write("Jeanne Lefèvre", jeanne)
            let (browser, second) = try await trial.write("Jeanne Lefèvre", jeanne)
            guard case .waiting = first, case .waiting = second else {
                Issue.record("the screens differ"); return
            }
            #expect(stranger.secret != browser.secret)
            try await trial.work()
            let tokens = trial.post.mails(to: jeanne).compactMap(\.token)
            #expect(tokens.count == 2)
            guard
                case .confirmed(let letter, _) = try await trial.supporters.confirm(
                    mailed: tokens[1], in: browser)
            else {
                Issue.record("shut out"); return
            }
            #expect(letter.state == .confirmed)
            guard case .confirmed = try await trial.supporters.confirm(mailed: tokens[0], in: Browser())
            else {
                Issue.record("the screen differs"); return
            }
            try await trial.work()
            #expect(trial.post.mails(to: minister).count == 1)
            #expect(try await trial.tally().letters.confirmed == 1)
        }
    }

    @Test func aFamilySharesAnAddress() async throws {
        try await Trial.run { trial in
            for name in ["Ann Park", "Ben Park", "Cleo Park", "Dan Park", "Eve Park"] {
                _ = try await trial.write(name, jeanne)
                try await trial.work()
                trial.wait(days: 1)
            }
            for token in trial.post.mails(to: jeanne).filter({
                $0.subject.contains("confirmer") || $0.token != nil
            }).compactMap(\.token) {
                _ = try await trial.supporters.confirm(mailed: token, in: Browser())
            }
            #expect(try await trial.tally().supporters == 4)
        }
    }

    @Test func aFifthNameAtOneAddressIsToldSoAndGetsItsTextBack() async throws {
        try await Trial.run { trial in
            for name in ["Ann Park", "Ben Park", "Cleo Park", "Dan Park", "Eve Park"] {
                let (browser, _) = try await trial.write(name, jeanne)
                try await trial.work()
                let token = try #require(trial.post.mails(to: jeanne).last?.token)
                let confirmation = try await trial.supporters.confirm(mailed: token, in: browser)
                trial.wait(days: 1)
                try await trial.work()
                guard name == "Eve Park" else {
                    guard case .confirmed = confirmation else {
                        Issue.record("\(name) was not taken"); return
                    }
                    continue
                }
                guard case .addressLimitReached(let letter) = confirmation, letter.state == .dropped else {
                    Issue.record("\(name) was taken"); return
                }
            }
            let told = try #require(trial.post.mails(to: jeanne).last)
            #expect(told.subject.hasSuffix("non prise en compte"))
            #expect(told.body.contains("Eve Park"))
            #expect(trial.post.mails(to: minister).count == 4)
            #expect(try await trial.tally().letters.confirmed == 4)
        }
    }

    @Test func mailForATargetWhoseAddressWasTakenAwayGoesBackToItsWriter() async throws {
        try await Trial.run { trial in
            trial.post.answer(.deferred(Reply(450, "busy")), to: minister)
            let (browser, _) = try await trial.write()
            try await trial.work()
            let token = try #require(trial.post.mails(to: jeanne).first?.token)
            guard
                case .confirmed(let letter, _) = try await trial.supporters.confirm(
                    mailed: token, in: browser)
            else { return }
            try await trial.work()
            try await trial.reimport { $0.replacing("    email: ministre@interieur.example\n", with: "") }
            trial.wait(days: 1)
            try await trial.work()
            #expect(try await trial.services.deliveries(of: letter).map(\.state) == [.refused])
            #expect(try await trial.tally().letters[.refused] == 1)
            #expect(trial.post.mails(to: minister).count == 1)
            #expect(
                trial.post.mails(to: jeanne).last?.body.contains("https://interieur.example/contact") == true)
        }
    }

    @Test func whatWasWrittenInRehearsalIsErasedOnceThereIsAMailServer() async throws {
        try await Trial.run(rehearsal: true) { trial in
            let (browser, _) = try await trial.write()
            try await trial.work()
            let token = try #require(trial.post.mails(to: jeanne).first?.token)
            guard
                case .confirmed(let confirmed, _) = try await trial.supporters.confirm(
                    mailed: token, in: browser)
            else { return }
            let unread = try #require(
                try await trial.write("Ann Park", "ann@supporter.example").browser.latest)
            let live = try await trial.goneLive()
            live.wait(days: 7.1)
            try await live.work()
            #expect(try await live.services.database.read { try $0.letters.find(unread)?.erased } == true)
            live.wait(days: 29)
            try await live.work()
            #expect(
                try await live.services.database.read { try $0.letters.find(confirmed.id)?.erased } == true)
            #expect(live.post.mails(to: minister).isEmpty)
        }
    }

    @Test func notMeErasesTheLetterAndSilencesTheCampaignUntilLifted() async throws {
        try await Trial.run { trial in
            _ = try await trial.write()
            try await trial.work()
            let token = try #require(trial.post.mails(to: jeanne).first?.token)
            guard case .dropped = try await trial.supporters.reportNotMine(mailed: token) else {
                Issue.record("not dropped"); return
            }
            guard case .gone = try await trial.supporters.confirm(mailed: token, in: Browser()) else {
                Issue.record("still alive"); return
            }
            _ = try await trial.write()
            try await trial.work()
            #expect(trial.post.mails(to: jeanne).count == 1)
            _ = try await trial.supporters.liftSuppression(mailed: token)
            _ = try await trial.write()
            try await trial.work()
            #expect(trial.post.mails(to: jeanne).count == 2)
        }
    }

    @Test func silencedMailsUseUpNobodysShare() async throws {
        try await Trial.run { trial in
            _ = try await trial.write()
            try await trial.work()
            _ = try await trial.supporters.reportNotMine(
                mailed: #require(trial.post.mails(to: jeanne).first?.token))
            for _ in 0..<3 { _ = try await trial.write() }
            try await trial.work()
            #expect(trial.post.mails(to: jeanne).count == 1)
            _ = try await trial.supporters.liftSuppression(
                mailed: #require(trial.post.mails(to: jeanne).first?.token))
            for _ in 0..<3 { _ = try await trial.write() }
            try await trial.work()
            #expect(trial.post.mails(to: jeanne).count == 3)
        }
    }

    @Test func aLetterThatHasNotLeftCanBeWithdrawnAndCountsNoMore() async throws {
        try await Trial.run { trial in
            trial.post.answer(.deferred(Reply(450, "busy")), to: minister)
            let (browser, _) = try await trial.write()
            try await trial.work()
            let token = try #require(trial.post.mails(to: jeanne).first?.token)
            guard
                case .confirmed(let letter, let proved) = try await trial.supporters.confirm(
                    mailed: token, in: browser)
            else { return }
            try await trial.work()
            #expect(try await trial.tally().supporters == 1)
            let stored = try #require(try await trial.supporters.letter(ofMailed: token))
            #expect(try await trial.supporters.withdraw(stored) == .withdrawn)
            let tally = try await trial.tally()
            #expect(tally.supporters == 0)
            #expect(tally.letters.confirmed == 0)
            #expect(tally.ownWords == 0)
            let after = try #require(
                try await trial.services.database.read { try $0.letters.find(letter.id) })
            #expect(after.erased && after.letter.state == .dropped)
            #expect(try await trial.supporters.withdraw(stored) == nil)
            trial.wait(days: 1)
            try await trial.work()
            #expect(trial.post.mails(to: minister).count == 1)
            _ = try await trial.write(in: Browser(secret: proved.secret))
            try await trial.work()
            let again = try #require(trial.post.mails(to: jeanne).last?.token)
            guard case .confirmed = try await trial.supporters.confirm(mailed: again, in: Browser()) else {
                Issue.record("shut out"); return
            }
            #expect(try await trial.tally().supporters == 1)
        }
    }

    @Test func aLetterThatHasLeftIsErasedAndStillCounts() async throws {
        try await Trial.run { trial in
            let (browser, _) = try await trial.write()
            try await trial.work()
            let token = try #require(trial.post.mails(to: jeanne).first?.token)
            _ = try await trial.supporters.confirm(mailed: token, in: browser)
            try await trial.work()
            let stored = try #require(try await trial.supporters.letter(ofMailed: token))
            #expect(try await trial.supporters.withdraw(stored) == .erased)
            #expect(try await trial.supporters.letter(ofMailed: token)?.letter.draft.name == "")
            #expect(try await trial.tally().letters[.accepted] == 1)
        }
    }

    @Test func anUnconfirmedLetterIsRemindedOnceAndDroppedAfterSevenDays() async throws {
        try await Trial.run { trial in
            _ = try await trial.write()
            try await trial.work()
            trial.wait(days: 1.01)
            try await trial.work()
            #expect(trial.post.mails(to: jeanne).count == 2)
            trial.wait(days: 6)
            try await trial.work()
            let token = try #require(trial.post.mails(to: jeanne).first?.token)
            guard case .gone = try await trial.supporters.confirm(mailed: token, in: Browser()) else {
                Issue.record("not dropped"); return
            }
            #expect(trial.post.mails(to: jeanne).count == 2)
            #expect(try await trial.tally().letters.written == 1)
        }
    }

    @Test func threeMailsADayAndLaterOnesWait() async throws {
        try await Trial.run { trial in
            for _ in 0..<5 { _ = try await trial.write() }
            try await trial.work()
            #expect(trial.post.mails(to: jeanne).count == 3)
            trial.wait(days: 1)
            try await trial.work()
            #expect(trial.post.mails(to: jeanne).count == 6)
        }
    }

    @Test func aSecondStepNeedsNoSecondMail() async throws {
        try await Trial.run { trial in
            let (browser, _) = try await trial.write()
            try await trial.work()
            let token = try #require(trial.post.mails(to: jeanne).first?.token)
            guard
                case .confirmed(_, let proved) = try await trial.supporters.confirm(
                    mailed: token, in: browser)
            else {
                Issue.record("not confirmed"); return
            }
            let (_, second) = try await trial.write(step: "write-prefect", in: proved)
            guard case .confirmed = second else { Issue.record("asked again"); return }
            let tally = try await trial.tally()
            #expect(tally.supporters == 1)
            #expect(tally.letters.confirmed == 2)
            #expect(tally.targets["prefect"]?[.offered] == 1)
            trial.wait(days: 1.1)
            guard
                case .waiting = try await trial.write(
                    "Jeanne Lefèvre", jeanne, step: "write-prefect", in: proved
                ).written
            else {
                Issue.record("proved for ever"); return
            }
        }
    }
}
