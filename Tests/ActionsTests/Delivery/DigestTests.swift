import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// A target that gets its letters as one mail.
@Suite struct DigestTests {
    private let minister = "ministre@interieur.example"
    private static let daily = "digest: daily"

    private func run(_ keys: String = daily, _ body: (Trial) async throws -> Void) async throws {
        try await Trial.run { trial in
            try await trial.setMinister(keys)
            try await body(trial)
        }
    }

    private func digests(_ trial: Trial) -> [EmailMessage] { trial.post.mails(to: minister) }

    private func text(_ mail: EmailMessage?, _ type: String) -> String {
        String(decoding: mail?.attachments.first { $0.type == type }?.content ?? [], as: UTF8.self)
    }

    @Test func lettersOfYesterdayGoAsOneMail() async throws {
        try await run { trial in
            let first = try await trial.confirmed("Jeanne Lefèvre", words: "Je vis à Calais.")
            let second = try await trial.confirmed("Ann Park")
            try await trial.work()
            #expect(digests(trial).isEmpty)
            trial.wait(days: 1)
            let third = try await trial.confirmed("Ben Park")
            try await trial.work()
            #expect(digests(trial).count == 1)
            #expect(try await trial.states([first, second, third]) == [.accepted, .accepted, .queued])
            let mail = try #require(digests(trial).first)
            #expect(mail.subject.hasSuffix("(2 lettres)"))
            #expect(mail.body.hasPrefix("Monsieur le Ministre,\n\n2 personnes vous ont écrit"))
            #expect(mail.body.contains("Une lettre contient des mots personnels."))
            #expect(mail.from.name == "Harbour Letters" && mail.replyTo?.address == "post@harbour.example")
            let letters = text(mail, "text/plain")
            #expect(letters.contains("Jeanne Lefèvre <jeanne.lefèvre@supporter.example>"))
            #expect(letters.contains("Je vis à Calais.") && letters.contains("Ann Park"))
            #expect(text(mail, "text/csv").contains("2;Ann Park;ann.park@supporter.example"))
            #expect(try await trial.tally().letters[.accepted] == 2)
            let ids = try await trial.services.deliveries(of: first).compactMap(\.digest)
            let reference = MailReference(.digest, ids[0])
            #expect(trial.services.returnPaths.reference(inMessageID: mail.messageID) == reference)
            #expect(trial.services.returnPaths.reference(inAddress: mail.returnPath) == reference)
            #expect(
                try await trial.services.database.read { try $0.deliveries.letters(ofDigest: ids[0]) }
                    == [first.id, second.id])
        }
    }

    @Test func anOfficeAsksForItsLettersByTheLinkThatOnlyItHas() async throws {
        try await Trial.run { trial in
            try await trial.setMinister("hours: { zone: Europe/Paris, per_hour: 120 }")
            let first = try await trial.confirmed("Jeanne Lefèvre")
            try await trial.work()
            let body = try #require(digests(trial).first?.body)
            let link = try #require(body.firstMatch(of: /http:\/\/localhost\/confirm\/office\/(\S+)/)).1
            #expect(trial.copy(to: "Jeanne Lefèvre")?.body.contains("/office/") == false)
            #expect(
                !trial.services.composer.mailBody(
                    try #require(try await trial.services.composed(first)),
                    of: try trial.edition.campaign
                ).contains("/office/"))
            let office = try #require(try await trial.services.office(mailed: String(link)))
            #expect(office.address == minister && office.choice == .single)
            let forged = String(link.dropLast(3)) + "AAA"
            #expect(try await trial.services.office(mailed: forged) == nil)
            #expect(try await trial.services.office(mailed: String(repeating: "1", count: 9_000)) == nil)

            let actions = OperatorActions(trial.services, actor: .office("minister"))
            try await actions.choose(.daily, for: office)
            _ = try await trial.confirmed("Ann Park")
            try await trial.work()
            #expect(digests(trial).count == 1, "it waits for the next day")
            trial.wait(days: 1)
            try await trial.work()
            #expect(digests(trial).last?.attachments.count == 2)
            #expect(digests(trial).last?.body.contains("/confirm/office/") == true)
            let line = try await trial.operatorActions.history(limit: 1).first
            #expect(line?.action == "digest_asked" && line?.actorKind == "office" && line?.detail == "daily")

            let campaign = try trial.edition.campaign
            let listed = try await DeskDeliveries(trial.services).targetMail(of: campaign)
            #expect(listed.first { $0.target.key == "minister" }?.asked.map(\.choice) == [.daily])
            #expect(
                try await trial.operatorActions.endDigestChoice(
                    of: minister, target: "minister", in: "calais", rehearsal: false))
            #expect(try await trial.services.office(mailed: String(link))?.choice == .single)

            // Whoever has the former address decides nothing for the new one.
            try await trial.reimport { $0.replacing(minister, with: "cabinet@interieur.example") }
            try await trial.services.campaigns.refresh()
            #expect(try await trial.services.office(mailed: String(link)) == nil)
        }
    }

    @Test func aDigestThatIsPutOffGoesAgainAsItWas() async throws {
        try await run { trial in
            let letters = [
                try await trial.confirmed("Jeanne Lefèvre"), try await trial.confirmed("Ann Park"),
            ]
            trial.wait(days: 1)
            trial.post.answer(.deferred(Reply(450, "busy")), to: minister)
            try await trial.work()
            trial.post.answer(.accepted(Reply(250, "ok")), to: minister)
            trial.wait(days: 0.1)
            try await trial.work()
            #expect(try await trial.states(letters) == [.accepted, .accepted])
            #expect(digests(trial).count == 2 && Set(digests(trial).map(\.messageID)).count == 1)
            #expect(digests(trial).map(\.attachments.count) == [2, 2])
            #expect(text(digests(trial).last, "text/plain").contains("Jeanne Lefèvre <"))
        }
    }

    @Test func aRefusedDigestGivesEachWriterTheText() async throws {
        try await run("digest: weekly") { trial in
            let letters = [
                try await trial.confirmed("Jeanne Lefèvre"), try await trial.confirmed("Ann Park"),
            ]
            trial.post.answer(.refused(Reply(550, "5.1.1 no such user")), to: minister)
            trial.wait(days: 3)
            try await trial.work()
            #expect(digests(trial).isEmpty)
            trial.wait(days: 2)
            try await trial.work()
            #expect(digests(trial).count == 1)
            #expect(try await trial.states(letters) == [.refused, .refused])
            trial.wait(days: 0.1)
            try await trial.work()
            #expect(
                trial.post.mails(to: "ann.park@supporter.example").last?.subject.contains("revenue") == true)
        }
    }

    @Test func aDigestInDoubtLeavesAllItsLettersInDoubt() async throws {
        try await run { trial in
            let letters = [
                try await trial.confirmed("Jeanne Lefèvre"), try await trial.confirmed("Ann Park"),
            ]
            trial.wait(days: 1)
            trial.post.answer(.inDoubt(Reply(0, "the line broke")), to: minister)
            try await trial.work()
            #expect(try await trial.states(letters) == [.inDoubt, .inDoubt])
            #expect(try await trial.operatorActions.resolve(letter: letters[1].id, .sent))
            #expect(try await trial.states(letters) == [.inDoubt, .accepted])
        }
    }

    @Test func aDigestThatNobodyKnowsOfIsGivenBack() async throws {
        try await run { trial in
            let letters = [
                try await trial.confirmed("Jeanne Lefèvre"), try await trial.confirmed("Ann Park"),
            ]
            trial.wait(days: 1)
            let now = trial.services.environment.now()
            let deliver = DeliverLetters(trial.services, transport: trial.post, worker: "trial")
            let claims = try await trial.services.database.write { connection in
                var changes: [TallyKey: Int] = [:]
                return try deliver.claim(10, connection, &changes, at: now)
            }
            #expect(claims.map(\.letters.count) == [2] && claims.allSatisfy(\.isDigest))
            let digest = try #require(claims.first?.id)
            try await trial.services.database.write { connection in
                try deliver.giveBack(connection, unless: { $0 == digest }, at: now)
            }
            #expect(try await trial.states(letters) == [.sending, .sending])
            try await trial.services.database.write { connection in
                try deliver.giveBack(connection, unless: { _ in false }, at: now)
            }
            #expect(try await trial.states(letters) == [.queued, .queued])
            try await deliver.drain()
            #expect(try await trial.states(letters) == [.accepted, .accepted] && digests(trial).count == 1)
        }
    }

    @Test func aDigestThatComesBackTakesAllItsLetters() async throws {
        try await run { trial in
            let letters = [
                try await trial.confirmed("Jeanne Lefèvre"), try await trial.confirmed("Ann Park"),
            ]
            trial.wait(days: 1)
            try await trial.work()
            let path = try #require(digests(trial).first?.returnPath)
            let file = IncomingFile(
                recipient: path, arrivedAt: trial.services.environment.now(), octets: Array("a report".utf8))
            var report = IncomingMail()
            report.fields = [EmailMessage.Field("Content-Type", "multipart/report")]
            report.deliveryStatus =
                "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; \(minister)\nAction: failed\n"
                + "Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n"
            for _ in 0..<2 {
                let outcome = try await trial.services.receiver.receive(file) { [report] _ in report }
                #expect(outcome.kind == .bounce && outcome.state == .done)
            }
            #expect(try await trial.states(letters) == [.refused, .refused])
            try await trial.work()
            #expect(
                trial.post.mails(to: "ann.park@supporter.example").count { $0.subject.contains("revenue") }
                    == 1)
        }
    }

    @Test func aDigestIsBounded() async throws {
        try await run { trial in
            for number in 0..<(DigestRules.letters + 1) { try await trial.store(letter: number) }
            trial.wait(days: 1)
            try await DeliverLetters(trial.services, transport: trial.post, worker: "trial").drain()
            #expect(digests(trial).count == 2)
            let counts = Set(digests(trial).map { String($0.subject.suffix(13)) })
            #expect(counts == ["(200 lettres)", " (Une lettre)"])
        }
    }
}

extension Trial {
    /// Stores a confirmed letter to the minister that waits.
    func store(letter number: Int) async throws {
        let now = services.environment.now()
        let draft = Draft(
            step: "write-minister", language: "fr", name: "Zoé \(number)",
            email: "zoe\(number)@people.example",
            country: "FR", postcode: "62100", address: ["62100 Calais"], writer: .feminine)
        let letter = Letter(
            id: services.environment.newID(), campaign: "calais", campaignVersion: 1, target: "minister",
            draft: draft, rehearsal: false, writtenAt: now)
        let browser = services.environment.random(32)
        try await services.database.write { connection in
            try connection.run(
                .insert(StoredLetter(letter: letter, browser: browser, proved: false), consent: "1 fr"))
            try connection.letters.setState(.confirmed, of: letter.id, at: now)
            try connection.deliveries.insert(.first(letter: letter.id, channel: .email, at: now), of: letter)
            try connection.counts.count(connection.letters.setStatus(.onItsWay, of: letter.head))
        }
    }
}
