import Domain
import Foundation
import Storage
import Testing

@testable import Actions

extension Trial {
    /// Returns a confirmed letter whose delivery has not begun.
    func confirmed(_ name: String, words: String = "") async throws -> Letter {
        let email = "\(name.lowercased().replacing(" ", with: "."))@supporter.example"
        let (browser, _) = try await write(name, email, words: words)
        try await SendOutbox(services, transport: post, worker: "trial").drain()
        let token = try #require(post.mails(to: email).compactMap(\.token).last)
        guard case .confirmed(let letter, _) = try await supporters.confirm(mailed: token, in: browser) else {
            throw NotConfirmed()
        }
        return letter
    }

    struct NotConfirmed: Error {}

    /// Imports the campaign with more keys for the minister.
    func setMinister(_ keys: String) async throws {
        try await reimport {
            $0.replacing("    email: ministre@", with: "    \(keys)\n    email: ministre@")
        }
        try await services.campaigns.refresh()
    }

    func states(_ letters: [Letter]) async throws -> [Delivery.State?] {
        var states: [Delivery.State?] = []
        for letter in letters {
            states.append(try await services.deliveries(of: letter).first { $0.channel == .email }?.state)
        }
        return states
    }

    func copy(to name: String) -> EmailMessage? {
        post.mails(to: "\(name.lowercased().replacing(" ", with: "."))@supporter.example")
            .last { $0.subject.contains("copie") || $0.subject.contains("copy") }
    }
}

@Suite struct TargetMailTests {
    private let minister = "ministre@interieur.example"
    private static let hours =
        "hours: { zone: Europe/Paris, from: \"08:00\", to: \"19:00\", per_hour: 120, holidays: FR }"

    @Test func pausedMailWaitsAndItsTimeDoesNotCount() async throws {
        try await Trial.run { trial in
            let first = try await trial.confirmed("Jeanne Lefèvre")
            trial.post.answer(.deferred(Reply(450, "busy")), to: minister)
            try await trial.work()
            let campaign = try trial.edition.campaign
            let change = { (change: TargetMailChange) in
                try await trial.operatorActions.change(
                    mailTo: "minister", in: campaign, change, note: "asked")
            }
            #expect(try await change(.pause) == .done)
            #expect(try await change(.pause) == .unchanged)
            try await trial.services.switches.refresh()
            trial.post.answer(.accepted(Reply(250, "ok")), to: minister)
            let second = try await trial.confirmed("Ann Park")
            trial.wait(days: 9)
            try await trial.work()
            #expect(try await trial.states([first, second]) == [.deferred, .queued])
            #expect(trial.copy(to: "Ann Park")?.body.contains("L’envoi à") == true)
            #expect(try await change(.resume) == .done)
            try await trial.services.switches.refresh()
            let delivery = try #require(try await trial.services.deliveries(of: first).first)
            #expect(trial.services.environment.now().timeIntervalSince(delivery.queuedAt) < 86_400)
            try await trial.work()
            #expect(try await trial.states([first, second]) == [.accepted, .accepted])
            let history = try await trial.operatorActions.history(limit: 10).map(\.action)
            #expect(history.prefix(2) == ["target_resumed", "target_paused"])
        }
    }

    @Test func cancelledMailGoesBackToItsWriters() async throws {
        try await Trial.run { trial in
            let first = try await trial.confirmed("Jeanne Lefèvre")
            trial.post.answer(.deferred(Reply(450, "busy")), to: minister)
            try await trial.work()
            trial.post.answer(.accepted(Reply(250, "ok")), to: minister)
            let before = trial.post.mails(to: minister).count
            let campaign = try trial.edition.campaign
            #expect(
                try await trial.operatorActions.change(mailTo: "minister", in: campaign, .cancel) == .done)
            #expect(
                try await trial.operatorActions.change(mailTo: "nobody", in: campaign, .cancel) == .missing)
            #expect(
                try await trial.operatorActions.change(mailTo: "prefect", in: campaign, .pause) == .missing)
            try await trial.services.switches.refresh()
            try await trial.work()
            #expect(try await trial.states([first]) == [.refused])
            #expect(trial.post.mails(to: minister).count == before)
            let returned = trial.post.mails(to: "jeanne.lefèvre@supporter.example").last
            #expect(returned?.body.contains("a mis fin à l’envoi") == true)
            #expect(returned?.body.contains("https://interieur.example/contact") == true)
            #expect(try await trial.tally().letters[.refused] == 1)
        }
    }

    /// Confirms a letter by its mail, and lets the workers run. Returns the letter.
    private func confirm(_ address: String, in browser: Browser, _ trial: Trial) async throws -> Letter {
        let token = try #require(trial.post.mails(to: address).last?.token)
        guard case .confirmed(let letter, _) = try await trial.supporters.confirm(mailed: token, in: browser)
        else { throw Trial.NotConfirmed() }
        try await trial.work()
        return letter
    }

    private func cancel(_ trial: Trial) async throws {
        let campaign = try trial.edition.campaign
        #expect(try await trial.operatorActions.change(mailTo: "minister", in: campaign, .cancel) == .done)
        try await trial.services.switches.refresh()
    }

    @Test func aNewLetterToACancelledTargetGoesByTheFormAndIsNotGivenBack() async throws {
        try await Trial.run { trial in
            let edition = try trial.edition
            let write = try #require(edition.campaign.step("write-minister")?.write)
            let early = try await trial.write("Ben Park", "ben.park@supporter.example")
            try await trial.work()
            try await cancel(trial)
            let campaign = trial.services.served(edition.campaign)
            #expect(campaign.channels(of: write) == [.form, .post] && campaign.takesLetters(write))
            var form = LetterForm()
            (form.step, form.language, form.name) = ("write-minister", "fr", "Ann Park")
            (form.email, form.country, form.postcode) = ("ann.park@supporter.example", "GB", "E17 9NJ")
            (form.address, form.consent) = ("14 Orford Road", true)
            form.shown = edition.campaign.formMark(of: write, to: "fr")
            guard case .wayChanged = try await trial.supporters.writeLetter(form, to: edition, in: Browser())
            else {
                Issue.record("a page that promised e-mail was taken")
                return
            }
            form.shown = campaign.formMark(of: write, to: "fr")
            guard case .waiting = try await trial.supporters.writeLetter(form, to: edition, in: Browser())
            else {
                Issue.record("a page that names the form was not taken")
                return
            }
            // A letter that was written before is offered by the next way as well.
            let letter = try await confirm("ben.park@supporter.example", in: early.browser, trial)
            let deliveries = try await trial.services.deliveries(of: letter)
            #expect(deliveries.map(\.channel) == [.form] && deliveries.map(\.state) == [.offered])
            #expect(trial.copy(to: "Ben Park")?.body.contains("https://interieur.example/contact") == true)
            #expect(try await trial.tally().letters[.refused] == 0)
            #expect(trial.post.mails(to: minister).isEmpty)
        }
    }

    @Test func withoutAnotherWayNoLetterIsTakenAndEarlierOnesGoBack() async throws {
        try await Trial.run { trial in
            try await trial.reimport {
                $0.replacing(
                    "    form: { url: \"https://interieur.example/contact\", limit: 4000 }\n", with: ""
                )
                .replacing("    post: [\"Place Beauvau\", \"75008 Paris\", \"France\"]\n", with: "")
            }
            try await trial.services.campaigns.refresh()
            let early = try await trial.write("Ben Park", "ben.park@supporter.example")
            try await trial.work()
            try await cancel(trial)
            guard case .mailStopped = try await trial.write("Ann Park", "ann@supporter.example").written
            else {
                Issue.record("a letter without a way was taken")
                return
            }
            let letter = try await confirm("ben.park@supporter.example", in: early.browser, trial)
            try await trial.work()
            #expect(try await trial.states([letter]) == [.refused])
            #expect(
                trial.post.mails(to: "ben.park@supporter.example").last?.body.contains("a mis fin à l’envoi")
                    == true)
        }
    }

    @Test(arguments: EngineKind.allCases) func aLongQueueIsToldByItsNumber(_ kind: EngineKind) async throws {
        let place = try await Place(kind)
        let trial = try await Trial(engine: place.open(), paced: true)
        try await trial.setMinister("hours: { zone: Europe/Paris, per_hour: 120 }")
        let letter = try await trial.confirmed("Jeanne Lefèvre")
        let now = trial.services.environment.now().milliseconds
        try await trial.services.database.write { connection in
            let numbers =
                "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 5000)"
            try connection.run(
                """
                INSERT INTO delivery (letter_id, channel, campaign, target, rehearsal, state, attempts,
                    queued_at, due_at, changed_at)
                \(numbers) SELECT n, 'email', 'calais', 'minister', 0, 'queued', 0, \(now), \(now), \(now) FROM numbers
                """)
            try connection.counts.count([
                TallyKey(campaign: "calais", rehearsal: false, target: "minister", .status(.onItsWay)):
                    40_000
            ])
        }
        let english = try #require(InterfaceText("en"))
        #expect(
            try await trial.services.departure.sentence(of: letter, told: english)
                == "About 40,000 letters go before yours, 120 an hour at most. "
                + "It should leave around 10 November 2016.")
        try await trial.services.database.engine.close()
        try await place.remove()
    }

    @Test(arguments: EngineKind.allCases) func theCopySaysWhenTheLetterLeavesAndThenItDoes(_ kind: EngineKind)
        async throws
    {
        let place = try await Place(kind)
        let trial = try await Trial(engine: place.open(), paced: true)
        try await trial.setMinister(Self.hours)
        // Saturday, 29 October 2016.
        trial.wait(days: 2)
        let letter = try await trial.confirmed("Jeanne Lefèvre")
        try await trial.work()
        #expect(trial.copy(to: "Jeanne Lefèvre")?.body.contains("Elle devrait partir lundi matin.") == true)
        let english = try #require(InterfaceText("en"))
        #expect(
            try await trial.services.departure.sentence(of: letter, told: english)
                == "It should leave on Monday morning.")
        var left: Date?
        for _ in 0..<(3 * 24 * 4) where left == nil {
            try await DeliverLetters(trial.services, transport: trial.post, worker: "trial").drain()
            if !trial.post.mails(to: minister).isEmpty { left = trial.services.environment.now() }
            trial.wait(seconds: 900)
        }
        // Monday, 31 October 2016, 8 o'clock in Paris.
        #expect(left == Date(timeIntervalSince1970: 1_477_897_200))
        #expect(try await trial.services.departure.sentence(of: letter, told: english) == nil)
        try await trial.services.database.engine.close()
        try await place.remove()
    }
}
