import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests what letters that come back mean for the address of their target, on both engines.
@Suite struct SuspendAddressTests {
    private static let unknown = ReceivedMail(
        .bounce, status: "5.1.1", diagnostic: "550 5.1.1 User unknown", why: "A report.")
    private static let full = ReceivedMail(
        .bounce, status: "5.2.2", diagnostic: "552 5.2.2 Mailbox full", why: "A report.")

    private func suspended(_ trial: Trial) async throws -> [AddressSuspension] {
        try await trial.services.database.read { try $0.suspensions.all(rehearsal: false) }
    }

    private func comesBack(
        _ letters: [Int64], _ mail: ReceivedMail = SuspendAddressTests.unknown, to trial: Trial
    ) async throws {
        for letter in letters {
            _ = try await trial.services.receiver.receive(
                mail, letter: letter, content: Array("\(letter) \(mail.diagnostic)".utf8))
        }
    }

    @Test func threeLettersThatComeBackSuspendTheAddress() async throws {
        try await Trial.run { trial in
            let letters = try await trial.acceptedLetters(SuspensionRules.letters)
            try await comesBack(Array(letters.dropLast()), to: trial)
            #expect(try await suspended(trial).isEmpty)
            // The same letter counts once.
            try await comesBack([letters[0]], to: trial)
            #expect(try await suspended(trial).isEmpty)
            try await comesBack([letters[letters.count - 1]], to: trial)
            let found = try #require(try await suspended(trial).first)
            let target = try #require(try trial.edition.campaign.target(found.target))
            #expect(found.concerns(target) && found.reason == .unknown && found.campaign == "calais")
            #expect(try await trial.tally().suspended == [found])
            #expect(try await trial.tally().letters[.accepted] == 0)
            #expect(try await trial.tally().letters[.refused] == SuspensionRules.letters)
            // The organiser is told once.
            let kept = try await trial.services.database.read { try $0.receivedMails.newest(limit: 9) }
            #expect(kept.map(\.state) == [.open])
        }
    }

    @Test func waitingLettersGetTheNextWayAndNothingIsSent() async throws {
        try await Trial.run { trial in
            try await comesBack(try await trial.acceptedLetters(SuspensionRules.letters), to: trial)
            let address = try #require(try await suspended(trial).first?.address)
            let sent = trial.post.mails(to: address).count
            let waiting = try await trial.queuedLetter("Ada Hall", "ada@supporter.example")
            try await trial.work()
            #expect(trial.post.mails(to: address).count == sent)
            #expect(try await trial.state(of: waiting) == .refused)
            try await trial.work()
            let told = try #require(trial.post.mails(to: "ada@supporter.example").last)
            let target = try #require(
                try trial.edition.campaign.targets.first { $0.email?.lowercased() == address })
            let form = try #require(target.form?.url)
            #expect(told.body.contains(form))
        }
    }

    /// Whoever writes now is not promised an e-mail that would be given back.
    @Test func whoeverWritesNowIsOfferedTheNextWay() async throws {
        try await Trial.run { trial in
            let campaign = try trial.edition.campaign
            let write = try #require(campaign.step("write-minister")?.write)
            let early = try await trial.write("Ben Park", "ben.park@supporter.example")
            try await trial.work()
            try await comesBack(try await trial.acceptedLetters(SuspensionRules.letters), to: trial)
            #expect(trial.services.served(campaign).channels(of: write).first == .email)
            try await trial.work()
            let served = trial.services.served(campaign)
            #expect(served.channels(of: write) == [.form, .post] && served.takesLetters(write))
            // A page that promised e-mail is shown again; an earlier letter goes on.
            var form = LetterForm()
            (form.step, form.language, form.name) = ("write-minister", "fr", "Ann Park")
            (form.email, form.country, form.postcode) = ("ann.park@supporter.example", "GB", "E17 9NJ")
            (form.address, form.consent) = ("14 Orford Road", true)
            form.shown = campaign.formMark(of: write, to: "fr")
            let written = try await trial.supporters.writeLetter(form, to: trial.edition, in: Browser())
            guard case .wayChanged = written else {
                Issue.record("a page that promised e-mail was taken: \(written)")
                return
            }
            let token = try #require(trial.post.mails(to: "ben.park@supporter.example").last?.token)
            guard
                case .confirmed(let letter, _) = try await trial.supporters.confirm(
                    mailed: token, in: early.browser)
            else {
                Issue.record("the earlier letter was not confirmed")
                return
            }
            #expect(try await trial.services.deliveries(of: letter).map(\.state) == [.offered])
            try await lift(trial)
            #expect(trial.services.served(campaign).channels(of: write).first == .email)
        }
    }

    private func lift(_ trial: Trial) async throws {
        let found = try #require(try await suspended(trial).first)
        _ = try await trial.services.database.write {
            try $0.suspensions.lift(found.address, rehearsal: false)
        }
        try await trial.work()
    }

    private func deliveries(_ trial: Trial, _ letter: Int64) async throws -> [String] {
        let letter = try #require(try await trial.services.database.read { try $0.letters.find(letter) })
        return try await trial.services.deliveries(of: letter.letter).map { "\($0.channel) \($0.state)" }
    }

    private func confirmed(_ email: String, in browser: Browser, _ trial: Trial) async throws -> Int64 {
        let token = try #require(trial.post.mails(to: email).last?.token)
        _ = try await trial.supporters.confirm(mailed: token, in: browser)
        try await trial.work()
        return try #require(browser.latest)
    }

    /// Its writer read that nobody else sees the address.
    @Test func aLetterPromisedByHandIsNotMailedOnceMailGoesAgain() async throws {
        try await Trial.run { trial in
            try await comesBack(try await trial.acceptedLetters(SuspensionRules.letters), to: trial)
            try await trial.work()
            let (browser, _) = try await trial.write("Ben Park", "ben.park@supporter.example")
            try await lift(trial)
            let sent = trial.post.recipients.count
            let letter = try await confirmed("ben.park@supporter.example", in: browser, trial)
            #expect(try await deliveries(trial, letter) == ["form offered"])
            #expect(Set(trial.post.recipients.dropFirst(sent)) == ["ben.park@supporter.example"])
            let stored = try #require(try await trial.services.database.read { try $0.letters.find(letter) })
            #expect(stored.letter.isByHand)
            #expect(
                try await trial.services.database.read { try $0.letters.consent(letter) } == "3 fr by-hand")
        }
    }

    /// The page that waits offered the form meanwhile.
    @Test func aLetterThatItsWriterHasSentIsNotMailedAsWell() async throws {
        try await Trial.run { trial in
            let (browser, _) = try await trial.write("Ben Park", "ben.park@supporter.example")
            let page = try #require(trial.supporters.pageToken(of: browser.latest ?? 0, in: browser))
            try await trial.work()
            try await comesBack(try await trial.acceptedLetters(SuspensionRules.letters), to: trial)
            try await trial.work()
            _ = try await trial.supporters.handOver(page: page, by: .form, worked: true, in: browser)
            try await lift(trial)
            let letter = try await confirmed("ben.park@supporter.example", in: browser, trial)
            #expect(try await deliveries(trial, letter) == ["form handedOver"])
            #expect(try await trial.tally().letters[.handedOver] == 1)
            #expect(try await trial.services.recount.tally() == [])
        }
    }

    /// An address that is added while a form of paper is open is nothing that its writer agreed to.
    @Test func aFormThatSpokeOfPaperIsShownAgainOnceThereIsAnAddress() async throws {
        try await Trial.run { trial in
            let address = "email: ministre@interieur.example"
            try await trial.reimport { $0.replacing(address, with: "") }
            try await trial.services.campaigns.refresh()
            let write = try #require(try trial.edition.campaign.step("write-minister")?.write)
            var form = LetterForm()
            (form.step, form.language, form.name) = ("write-minister", "fr", "Ann Park")
            (form.email, form.country, form.postcode) = ("ann.park@supporter.example", "GB", "E17 9NJ")
            (form.address, form.consent) = ("14 Orford Road", true)
            form.shown = try trial.edition.campaign.formMark(of: write, to: "fr")
            #expect(form.shown.hasSuffix("-by-hand"))
            try await trial.reimport { $0 }
            try await trial.services.campaigns.refresh()
            let changed = try await trial.supporters.writeLetter(form, to: trial.edition, in: Browser())
            guard case .wayChanged = changed else { Issue.record("taken: \(changed)"); return }
            form.shown = form.shown.replacing("-by-hand", with: Campaign.eitherWay)
            let written = try await trial.supporters.writeLetter(form, to: trial.edition, in: Browser())
            guard case .waiting = written else { Issue.record("not taken: \(written)"); return }
        }
    }

    /// The newest version says where letters go, those of an earlier version as well.
    @Test func anotherAddressInTheCampaignEndsTheSuspension() async throws {
        try await Trial.run { trial in
            let (browser, _) = try await trial.write("Ben Park", "ben.park@supporter.example")
            try await trial.work()
            try await comesBack(try await trial.acceptedLetters(SuspensionRules.letters), to: trial)
            try await trial.reimport {
                $0.replacing("ministre@interieur.example", with: "cabinet@interieur.example")
            }
            try await trial.work()
            let letter = try await confirmed("ben.park@supporter.example", in: browser, trial)
            #expect(try await trial.state(of: letter) == .accepted)
            #expect(trial.post.mails(to: "cabinet@interieur.example").count == 1)
        }
    }

    /// The members of a house have their addresses in its tables. Each can be reached on paper.
    @Test func aMemberWhoseAddressIsSuspendedIsWrittenToOnPaper() async throws {
        try await Trial.run { trial in
            try await trial.importDemoPlaces()
            let penn = "tobias.penn@members.example"
            func confirmed(_ number: Int) async throws -> Browser {
                try await trial.confirmed(
                    "Writer \(number)", "writer\(number)@supporter.example", postcode: "ZQ1 1AA")
            }
            func write(_ number: Int, to division: String, in browser: Browser) async throws -> Letter? {
                let (_, written) = try await trial.write(
                    "Writer \(number)", "writer\(number)@supporter.example", step: "write-mp",
                    postcode: "ZQ1 1AA", division: division, in: browser)
                guard case .confirmed(let after) = written, let latest = after.latest else { return nil }
                return try await trial.services.database.read { try $0.letters.find(latest)?.letter }
            }
            let early = try #require(try await write(1, to: "ZQ02", in: confirmed(1)))
            #expect(try await trial.state(of: early.id) == .queued)
            try await trial.services.database.write {
                try $0.suspensions.insert(
                    AddressSuspension(
                        address: penn, reason: .unknown, since: trial.services.environment.now(),
                        campaign: "calais",
                        target: "mp"), rehearsal: false)
            }
            try await trial.work()
            // The letter that waited is given back. A new one is never queued.
            #expect(try await trial.state(of: early.id) == .refused)
            let late = try #require(try await write(2, to: "ZQ02", in: confirmed(2)))
            let deliveries = try await trial.services.deliveries(of: late)
            #expect(deliveries.map(\.channel) == [.post] && deliveries.map(\.state) == [.offered])
            let other = try #require(try await write(3, to: "ZQ03", in: confirmed(3)))
            try await trial.work()
            #expect(try await trial.state(of: other.id) == .accepted)
            #expect(trial.post.mails(to: penn).isEmpty)
        }
    }

    /// E-mail stays where a step knows no other way, and to other targets.
    @Test func withoutAnotherWayEMailStays() async throws {
        try await Trial.run { trial in
            try await trial.reimport { $0.replacing("by: [email, form, post]", with: "by: [email]") }
            try await trial.services.campaigns.refresh()
            let campaign = try trial.edition.campaign
            let write = try #require(campaign.step("write-minister")?.write)
            #expect(write.by == [.email])
            try await comesBack(try await trial.acceptedLetters(SuspensionRules.letters), to: trial)
            try await trial.work()
            #expect(try await suspended(trial).count == 1)
            let served = trial.services.served(campaign)
            #expect(served.channels(of: write) == [.email] && served.takesLetters(write))
            #expect(served.targets.allSatisfy { !$0.isMailStopped })
            let (browser, _) = try await trial.write("Ben Park", "ben.park@supporter.example")
            try await trial.work()
            let letter = try await confirmed("ben.park@supporter.example", in: browser, trial)
            #expect(try await deliveries(trial, letter) == ["email queued"], "it waits for the organiser")
            try await lift(trial)
            #expect(try await trial.state(of: letter) == .accepted)
        }
    }

    @Test func withoutAnotherWayLettersWaitForTheOrganiser() async throws {
        try await Trial.run { trial in
            try await comesBack(try await trial.acceptedLetters(SuspensionRules.letters), to: trial)
            let found = try #require(try await suspended(trial).first)
            let waiting = try await trial.queuedLetter("Ada Hall", "ada@supporter.example")
            // Nothing claims the letter while its address is suspended.
            try await DeliverLetters(trial.services, transport: trial.post, worker: "trial").drain()
            #expect(try await trial.state(of: waiting) == .queued)
            let targets = try trial.edition.campaign.targets
            #expect(
                try await !trial.operatorActions.tryAgain(
                    found.address, of: "another", targets: [], rehearsal: false))
            #expect(
                try await trial.operatorActions.tryAgain(
                    found.address, of: "calais", targets: targets, rehearsal: false))
            #expect(try await suspended(trial).isEmpty)
            try await trial.work()
            #expect(try await trial.state(of: waiting) == .accepted)
            // What came back before counts no more.
            try await comesBack([waiting], to: trial)
            #expect(try await suspended(trial).isEmpty)
        }
    }

    @Test func lettersThatSettleBetweenOrLongAgoDoNotCount() async throws {
        try await Trial.run { trial in
            let letters = try await trial.acceptedLetters(SuspensionRules.letters + 1)
            try await comesBack(Array(letters.prefix(SuspensionRules.letters - 1)), to: trial)
            trial.wait(days: 3)
            try await trial.work()
            #expect(try await trial.state(of: letters[SuspensionRules.letters]) == .settled)
            try await comesBack([letters[SuspensionRules.letters - 1]], to: trial)
            #expect(try await suspended(trial).isEmpty)
        }
    }

    @Test func aMailAboutAnotherRecipientSuspendsNothing() async throws {
        try await Trial.run { trial in
            var mail = Self.unknown
            mail.recipient = "former@interior.example"
            try await comesBack(try await trial.acceptedLetters(SuspensionRules.letters), mail, to: trial)
            #expect(try await suspended(trial).isEmpty)
        }
    }

    @Test func aComplaintSuspendsAtOnceAndStaysWithTheLetter() async throws {
        try await Trial.run { trial in
            let letter = try await trial.acceptedLetter()
            try await comesBack([letter], ReceivedMail(.complaint, why: "A report."), to: trial)
            #expect(try await suspended(trial).map(\.reason) == [.complaint])
            #expect(try await trial.state(of: letter) == .accepted)
            let attempts = try await trial.services.database.read { try $0.deliveries.attempts(of: letter) }
            #expect(attempts.contains { $0.event == "complaint" })
        }
    }

    /// What a person says of a mail counts as what a report says.
    @Test func lettersThatCameBackByHandSuspendTheAddressToo() async throws {
        try await Trial.run { trial in
            let letters = try await trial.acceptedLetters(SuspensionRules.letters)
            for letter in letters {
                #expect(try await suspended(trial).isEmpty)
                let doubt = ReceivedMail(.undecided, why: "unclear")
                _ = try await trial.services.receiver.receive(
                    doubt, letter: letter, content: Array("\(letter)".utf8))
                let mail = try #require(
                    try await trial.services.database.read { try $0.receivedMails.newest(limit: 9) }
                        .first { $0.letter == letter })
                #expect(
                    try await trial.operatorActions.decideMail(
                        mail.id, of: "calais", MailVerdict(.returned, reason: .noSuchAddress)))
            }
            #expect(try await suspended(trial).map(\.reason) == [.unknown])
        }
    }

    @Test(arguments: [("en", "No more letters"), ("fr", "Plus aucune lettre")])
    func theOrganiserIsToldInTheirLanguage(_ language: Language, _ words: String) throws {
        let suspension = AddressSuspension(
            address: "ministre@interieur.example", reason: .unknown, since: Date(timeIntervalSince1970: 0),
            campaign: "calais", target: "minister")
        let told = suspension.told(from: "letters@harbour.example", DeskText(best: [language]))
        #expect(told.contains("\nSubject: \(words)") && told.contains("\n\n\(words)"))
        #expect(told.contains("ministre@interieur.example") && !told.contains("{"))
    }

    @Test func aFullMailboxIsTriedAgainForTwoDays() async throws {
        try await Trial.run { trial in
            let letter = try await trial.acceptedLetter()
            let address = try #require(try trial.edition.campaign.target("minister")?.email)
            var tries = 1
            while try await trial.state(of: letter) == .accepted {
                #expect(trial.post.mails(to: address).count == tries)
                let mail = ReceivedMail(.bounce, diagnostic: Self.full.diagnostic, why: "\(tries)")
                _ = try await trial.services.receiver.receive(
                    mail, letter: letter, content: Array("\(tries)".utf8))
                guard try await trial.state(of: letter) == .deferred else { break }
                trial.wait(seconds: SuspensionRules.pauseWhenFull + 60)
                try await trial.work()
                tries += 1
            }
            #expect(tries >= Int(SuspensionRules.triesFull / SuspensionRules.pauseWhenFull) - 1)
            #expect(try await trial.state(of: letter) == .refused)
            try await trial.work()
            #expect(trial.post.mails(to: "jeanne@supporter.example").last?.body.contains("552") == true)
            #expect(try await suspended(trial).isEmpty)
        }
    }
}

extension Trial {
    /// Returns letters of different writers that a server has accepted.
    func acceptedLetters(_ count: Int, from first: Int = 1) async throws -> [Int64] {
        var letters: [Int64] = []
        for number in first..<first + count {
            letters.append(try await queuedLetter("Jeanne \(number)", "jeanne\(number)@supporter.example"))
        }
        try await work()
        for letter in letters { #expect(try await state(of: letter) == .accepted) }
        return letters
    }
}
