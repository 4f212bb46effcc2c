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
            let second = try await trial.confirmed("Ann Park")
            try await trial.work()
            #expect(try await trial.states([first, second]) == [.refused, .refused])
            #expect(trial.post.mails(to: minister).count == before)
            let returned = trial.post.mails(to: "ann.park@supporter.example").last
            #expect(returned?.body.contains("a mis fin à l’envoi") == true)
            #expect(returned?.body.contains("https://interieur.example/contact") == true)
            #expect(try await trial.tally().letters[.refused] == 2)
        }
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
            try await trial.services.departure(of: letter, told: english)
                == "It should leave on Monday morning.")
        var left: Date?
        for _ in 0..<(3 * 24 * 4) where left == nil {
            try await DeliverLetters(trial.services, transport: trial.post, worker: "trial").drain()
            if !trial.post.mails(to: minister).isEmpty { left = trial.services.environment.now() }
            trial.wait(seconds: 900)
        }
        // Monday, 31 October 2016, 8 o'clock in Paris.
        #expect(left == Date(timeIntervalSince1970: 1_477_897_200))
        #expect(try await trial.services.departure(of: letter, told: english) == nil)
        try await trial.services.database.engine.close()
        try await place.remove()
    }
}
