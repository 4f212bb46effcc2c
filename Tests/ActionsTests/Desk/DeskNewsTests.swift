import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// News goes to whoever asked for it with a confirmed letter, once to each address, and to nobody
/// who has ended it.
@Suite struct DeskNewsTests {
    private let ruth = Account(id: 5, name: "Ruth", email: "ruth@harbour.example", isOwner: true)
    private let french = NewsText(subject: "Ils sont en sécurité", body: "Bonne nouvelle.\n\nMerci.")

    private func news(_ trial: Trial) throws -> DeskNews {
        try DeskNews(trial.services, account: ruth, campaign: trial.edition.campaign)
    }

    /// Writes a letter and confirms it.
    private func sign(_ trial: Trial, _ name: String, _ email: String, updates: Bool = true) async throws
        -> String
    {
        var form = LetterForm()
        (form.step, form.language, form.name, form.email) = ("write-minister", "fr", name, email)
        (form.country, form.postcode, form.address) = ("GB", "E17 9NJ", "14 Orford Road")
        (form.consent, form.updates) = (true, updates)
        _ = try await trial.supporters.writeLetter(form, to: trial.edition, in: Browser())
        try await trial.work()
        let asked = try #require(trial.post.mails(to: email).last)
        #expect(asked.body.contains("demandé des nouvelles de cette campagne") == updates)
        let token = try #require(asked.token)
        _ = try await trial.supporters.confirm(mailed: token, in: Browser(), pressed: true)
        try await trial.work()
        return token
    }

    /// Writes, tests and starts news.
    private func start(_ trial: Trial) async throws -> Int64 {
        let news = try news(trial)
        let id = try await news.begin()
        #expect(try await news.save(id, ["fr": french], over: 0) == .done)
        #expect(try await news.test(id, over: 1) == .done)
        #expect(try await news.start(id, over: 1) == .done)
        return id
    }

    private func work(_ trial: Trial, minutes: Int) async throws {
        for _ in 0..<minutes * 6 {
            trial.wait(seconds: 10)
            try await trial.work()
        }
    }

    /// Lets the days go by after which letters are erased.
    private func eraseLetters(_ trial: Trial) async throws {
        for _ in 1...3 {
            trial.wait(days: 30)
            try await trial.work()
        }
    }

    /// An address that does not exist gets no more news. A full mailbox does.
    @Test(arguments: [("550 5.1.1 User unknown", true), ("552 5.2.2 Mailbox full", false)])
    func newsThatComesBackEndsIt(_ diagnostic: String, _ ends: Bool) async throws {
        try await Trial.run { trial in
            _ = try await sign(trial, "Jeanne", "jeanne@supporter.example")
            trial.post.forget()
            _ = try await start(trial)
            try await work(trial, minutes: 1)
            let mail = try #require(trial.post.mails(to: "jeanne@supporter.example").first)
            let bounce = SideMail(
                from: "MAILER-DAEMON@supporter.example", to: mail.returnPath,
                "Your message could not be delivered.\n\(diagnostic)", [("Return-Path", "<>")])
            let outcome = try await trial.receive(bounce, at: mail.returnPath)
            #expect(outcome.letter == nil && outcome.kind == .bounce && outcome.state == .done)
            #expect(try await news(trial).readers() == (ends ? [:] : ["fr": 1]))
        }
    }

    @Test func itGoesOnceToWhoeverAskedForIt() async throws {
        try await Trial.run { trial in
            _ = try await sign(trial, "Jeanne", "jeanne@supporter.example")
            _ = try await sign(trial, "Louis", "jeanne@supporter.example")
            _ = try await sign(trial, "Amina", "amina@supporter.example", updates: false)
            let left = try await sign(trial, "Omar", "omar@supporter.example")
            let stored = try #require(try await trial.supporters.letter(ofMailed: left))
            _ = try await trial.supporters.withdraw(stored)
            #expect(try await news(trial).readers() == ["fr": 1])
            trial.post.forget()
            let id = try await start(trial)
            try await work(trial, minutes: 1)
            let mails = trial.post.mails(to: "jeanne@supporter.example")
            #expect(
                mails.count == 1 && Set(trial.post.recipients) == ["jeanne@supporter.example", ruth.email])
            let mail = try #require(mails.first)
            #expect(mail.subject == french.subject && mail.body.hasPrefix(french.body))
            #expect(mail.from.name == "Harbour Letters" || !mail.from.name.isEmpty)
            let stop = try #require(mail.fields.first { $0.name == "List-Unsubscribe" }?.value)
            #expect(mail.body.contains(stop.trimmingCharacters(in: ["<", ">"])))
            #expect(mail.fields.contains { $0.value == "List-Unsubscribe=One-Click" })
            let gone = try #require(try await news(trial).find(id))
            #expect(gone.state == .sent && gone.progress.accepted == 1 && gone.progress.onTheirWay == 0)
            let actions = try await trial.operatorActions.history(of: "calais", limit: 9).map(\.action)
            #expect(actions.contains(AuditEvent.Action.newsStarted.rawValue))
        }
    }

    /// The test is what readers get, but for the subject's mark and the link.
    @Test func nothingGoesUntested() async throws {
        try await Trial.run { trial in
            _ = try await sign(trial, "Jeanne", "jeanne@supporter.example")
            let news = try news(trial)
            let id = try await news.begin()
            #expect(try await news.begin() == id)
            #expect(try await news.start(id, over: 0) == .empty)
            #expect(try await news.save(id, ["fr": french], over: 0) == .done)
            #expect(try await news.save(id, ["fr": NewsText(subject: "a", body: "b")], over: 0) == .overtaken)
            #expect(try await news.start(id, over: 1) == .untested)
            #expect(try await news.test(id, over: 1) == .done)
            trial.post.forget()
            try await work(trial, minutes: 1)
            #expect(trial.post.recipients == [ruth.email])
            #expect(trial.post.mails(to: ruth.email).first?.body.hasPrefix(french.body) == true)
            let changed = NewsText(subject: french.subject, body: "Autre chose.")
            #expect(try await news.save(id, ["fr": changed], over: 1) == .done)
            #expect(try await news.start(id, over: 2) == .untested)
            #expect(try await news.start(id, over: 1) == .overtaken)
        }
    }

    @Test func theNextWaitsForAWeek() async throws {
        try await Trial.run { trial in
            _ = try await sign(trial, "Jeanne", "jeanne@supporter.example")
            _ = try await start(trial)
            try await work(trial, minutes: 1)
            let news = try news(trial)
            let last = try #require(try await news.newest().first?.progress.lastAt)
            let next = try await news.begin()
            #expect(try await news.save(next, ["fr": french], over: 0) == .done)
            #expect(try await news.test(next, over: 1) == .done)
            #expect(try await news.start(next, over: 1) == .tooSoon(last.addingTimeInterval(7 * 86_400)))
            trial.wait(days: 7)
            #expect(try await news.start(next, over: 1) == .done)
        }
    }

    @Test func stoppedNewsGoesOnWhereItWas() async throws {
        try await Trial.run { trial in
            for name in ["a", "b", "c"] { _ = try await sign(trial, name, "\(name)@supporter.example") }
            let (news, id) = try await (news(trial), start(trial))
            trial.post.forget()
            try await trial.work()
            #expect(trial.post.accepted.count { $0 != ruth.email } == 1)
            #expect(try await news.setStopped(true, id) == .done)
            try await work(trial, minutes: 1)
            #expect(trial.post.accepted.count { $0 != ruth.email } == 1)
            #expect(try await news.setStopped(true, id) == .overtaken)
            #expect(try await news.setStopped(false, id) == .done)
            try await work(trial, minutes: 1)
            #expect(
                trial.post.accepted.filter { $0 != ruth.email }.sorted()
                    == ["a", "b", "c"].map { "\($0)@supporter.example" })
        }
    }

    /// Whoever asks again keeps the link of old mails, and gets no news a second time.
    @Test func anOldLinkStaysGood() async throws {
        try await Trial.run { trial in
            _ = try await sign(trial, "Jeanne", "jeanne@supporter.example")
            let id = try await start(trial)
            try await work(trial, minutes: 1)
            let body = try #require(trial.post.mails(to: "jeanne@supporter.example").last?.body)
            let token = String(try #require(body.firstMatch(of: /confirm\/news\/(\S+)/)).output.1)
            #expect(try await trial.supporters.stopNews(mailed: token))
            trial.post.forget()
            _ = try await sign(trial, "Louis", "jeanne@supporter.example")
            let change = "UPDATE news SET state = 'sending' WHERE id = \(id)"
            _ = try await trial.services.database.write { try $0.run(change) }
            try await work(trial, minutes: 1)
            #expect(
                !trial.post.mails(to: "jeanne@supporter.example").contains { $0.subject == french.subject })
            #expect(try await news(trial).readers() == ["fr": 1])
            #expect(try await trial.supporters.stopNews(mailed: token))
            #expect(try await news(trial).readers() == [:])
        }
    }

    /// A process that ends while it sends leaves the mail in doubt: it is not sent twice.
    @Test func aCrashSendsNothingTwice() async throws {
        try await Trial.run { trial in
            _ = try await sign(trial, "Jeanne", "jeanne@supporter.example")
            let id = try await start(trial)
            try await Maintenance(trial.services).once()
            let change =
                "UPDATE mail SET state = 'sending', attempts = 1, worker = 'dead' WHERE kind = 'news'"
            _ = try await trial.services.database.write { try $0.run(change) }
            trial.post.forget()
            try await work(trial, minutes: 1)
            #expect(!trial.post.recipients.contains("jeanne@supporter.example"))
            let gone = try #require(try await news(trial).find(id))
            // PostgreSQL calls a worker dead only after ten seconds of the real clock.
            #expect(gone.progress.other + gone.progress.onTheirWay == 1)
        }
    }

    /// Addresses that are tried later do not keep the others waiting.
    @Test func slowAddressesHoldNobodyUp() async throws {
        try await Trial.run { trial in
            for name in ["a", "b"] { _ = try await sign(trial, name, "\(name)@supporter.example") }
            trial.post.answer(.deferred(Reply(450, "4.1.2 later")), to: "a@supporter.example")
            trial.post.answer(.deferred(Reply(450, "4.1.2 later")), to: "b@supporter.example")
            let id = try await start(trial)
            try await work(trial, minutes: 1)
            let now = trial.services.environment.now()
            let waiting = try await trial.services.database.read {
                try $0.news.waiting(rehearsal: false, at: now)
            }
            let gone = try #require(try await news(trial).find(id))
            #expect(waiting == 0 && gone.progress.onTheirWay == 2 && gone.state == .sent)
        }
    }

    /// A server that refuses everything is not the readers' fault: the news waits, and goes later.
    @Test func aServerThatRefusesEverythingLosesNoNews() async throws {
        try await Trial.run { trial in
            let readers = ["a", "b", "c", "d"].map { "\($0)@supporter.example" }
            for reader in readers { _ = try await sign(trial, String(reader.prefix(1)), reader) }
            let id = try await start(trial)
            trial.post.forget()
            trial.post.answerAll(.refused(Reply(554, "5.7.1 we take no mail")))
            try await work(trial, minutes: 1)
            #expect(try await trial.services.mailState().mails != nil, "the queue is held")
            #expect(try #require(try await news(trial).find(id)).progress.refused == 0)
            trial.post.answerAll(nil)
            trial.wait(days: 0.1)
            try await work(trial, minutes: 1)
            #expect(trial.post.accepted.filter { $0 != ruth.email }.sorted() == readers)
            #expect(try #require(try await news(trial).find(id)).progress.accepted == readers.count)
        }
    }

    /// The letter waits until it is known whether it has left. The news does not.
    @Test func whoeverWithdrawsGetsNoMoreNewsAlsoInDoubt() async throws {
        try await Trial.run { trial in
            trial.post.answer(.inDoubt(Reply(0, "the line broke")), to: "ministre@interieur.example")
            let token = try await sign(trial, "Jeanne", "jeanne@supporter.example")
            let stored = try #require(try await trial.supporters.letter(ofMailed: token))
            #expect(try await trial.supporters.withdraw(stored) == .underWay)
            #expect(try await news(trial).readers() == [:])
            let again = try #require(try await trial.supporters.letter(ofMailed: token))
            #expect(again.letter == stored.letter && !again.erased, "the letter is as it was")
        }
    }

    /// News that was stopped goes on only a week after other news.
    @Test func goingOnWaitsForAWeekToo() async throws {
        try await Trial.run { trial in
            for name in ["a", "b"] { _ = try await sign(trial, name, "\(name)@supporter.example") }
            let (news, first) = try await (news(trial), start(trial))
            try await trial.work()
            #expect(try await news.setStopped(true, first) == .done)
            trial.wait(days: 7)
            _ = try await start(trial)
            guard case .tooSoon = try await news.setStopped(false, first) else {
                Issue.record("two mails within a week")
                return
            }
        }
    }

    @Test func whoDisownsALetterGetsNoNews() async throws {
        try await Trial.run { trial in
            _ = try await sign(trial, "Jeanne", "jeanne@supporter.example")
            _ = try await trial.write("Louis Martin", "jeanne@supporter.example")
            try await trial.work()
            let token = try #require(trial.post.mails(to: "jeanne@supporter.example").last?.token)
            _ = try await trial.supporters.reportNotMine(mailed: token)
            #expect(try await news(trial).readers() == [:])
        }
    }

    @Test func oneClickErasesTheAddress() async throws {
        try await Trial.run { trial in
            _ = try await sign(trial, "Jeanne", "jeanne@supporter.example")
            _ = try await sign(trial, "Omar", "omar@supporter.example")
            trial.post.answer(
                .refused(Reply(550, "5.1.1 <omar@supporter.example> unknown")), to: "omar@supporter.example")
            let id = try await start(trial)
            try await work(trial, minutes: 1)
            let gone = try #require(try await news(trial).find(id))
            #expect(gone.progress.accepted == 1 && gone.progress.refused == 1)
            let body = try #require(trial.post.mails(to: "jeanne@supporter.example").last?.body)
            let token = try #require(body.firstMatch(of: /confirm\/news\/(\S+)/)).output.1
            let forged = String(token.dropLast(2)) + "AA"
            #expect(try await trial.supporters.stopNews(mailed: forged) == false)
            #expect(try await trial.supporters.newsReader(mailed: String(token))?.campaign == "calais")
            for _ in 1...2 { #expect(try await trial.supporters.stopNews(mailed: String(token))) }
            #expect(try await trial.supporters.newsReader(mailed: String(token))?.campaign == nil)
            #expect(try await news(trial).readers() == [:], "Omar's address does not exist")
        }
    }

    /// The address outlives the letter, and goes a year after the last news.
    @Test func theAddressIsKeptAsLongAsPromised() async throws {
        try await Trial.run { trial in
            _ = try await sign(trial, "Jeanne", "jeanne@supporter.example")
            try await eraseLetters(trial)
            #expect(try await news(trial).readers() == ["fr": 1])
            let supporter = OneSupporter(trial.services, actor: .account(ruth))
            #expect(try await supporter.find("jeanne@supporter.example", in: ["calais"]).isEmpty)
            #expect(
                try await supporter.news("Jeanne@supporter.example", in: ["calais"]).map(\.campaign) == [
                    "calais"
                ])
            _ = try await start(trial)
            try await work(trial, minutes: 1)
            trial.wait(days: 330)
            try await trial.work()
            #expect(try await news(trial).readers() == ["fr": 1])
            trial.wait(days: 40)
            try await trial.work()
            #expect(try await news(trial).readers() == [:])
        }
    }

    @Test func oneSupporterIsErasedFromTheListToo() async throws {
        try await Trial.run { trial in
            _ = try await sign(trial, "Jeanne", "jeanne@supporter.example")
            try await eraseLetters(trial)
            let supporter = OneSupporter(trial.services, actor: .account(ruth))
            let erased = try await supporter.erase("jeanne@supporter.example", in: ["calais"])
            #expect(erased.news == 1 && erased.letters == 0)
            #expect(try await news(trial).readers() == [:])
            let actions = try await trial.operatorActions.history(of: "calais", limit: 9).map(\.action)
            #expect(actions.contains(AuditEvent.Action.newsAddressErased.rawValue))
        }
    }

    @Test func newsOfARehearsalStaysThere() async throws {
        try await Trial.run(rehearsal: true) { trial in
            _ = try await sign(trial, "Jeanne", "jeanne@supporter.example")
            let live = try await trial.goneLive()
            let account = ruth
            let after = DeskNews(live.services, account: account, campaign: try live.edition.campaign)
            #expect(try await after.readers() == [:])
            #expect(try await news(trial).readers() == ["fr": 1])
        }
    }
}
