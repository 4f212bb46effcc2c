import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// What organisers see of deliveries and decide about them, on both engines.
@Suite struct DeskDeliveriesTests {
    private func organisers(_ trial: Trial, _ ruth: Account) async throws -> (
        OperatorActions, OperatorActions
    ) {
        let tom = try await trial.join("tom@harbour.example", as: .calais(.organiser), by: ruth).account
        let gwen = try await trial.join("gwen@harbour.example", as: .calais(.reader), by: ruth).account
        return (
            OperatorActions(trial.services, actor: .account(tom)),
            OperatorActions(trial.services, actor: .account(gwen))
        )
    }

    @Test func severalAreDecidedAtOnceByWhoMay() async throws {
        try await Trial.runDesk { trial, ruth in
            let (tom, gwen) = try await organisers(trial, ruth)
            trial.post.answer(.inDoubt(Reply(0, "line broke")), to: "ministre@interieur.example")
            let letters = [
                try await trial.confirm("Jeanne", "jeanne@supporter.example"),
                try await trial.confirm("Ada", "ada@supporter.example"),
            ]
            try await trial.work()
            let desk = DeskDeliveries(trial.services)
            #expect(try await desk.summary(of: "calais").counts[.inDoubt]?.number == 2)
            let listed = try await desk.part(of: "calais", .inDoubt, after: nil)
            #expect(listed.deliveries.map(\.writer) == ["Ada", "Jeanne"] && listed.next == nil)
            #expect(try await desk.part(of: "dover", .all, after: nil).deliveries.isEmpty)
            #expect(try await gwen.resolve(letters: letters, of: "calais", .sent) == nil)
            #expect(try await tom.resolve(letters: letters, of: "dover", .sent) == nil)
            #expect(try await tom.resolve(letters: letters + [17], of: "calais", .sent) == nil)
            #expect(try await desk.summary(of: "calais").counts[.inDoubt]?.number == 2)
            #expect(try await tom.resolve(letters: letters + letters, of: "calais", .sent) == 2)
            #expect(try await tom.resolve(letters: letters, of: "calais", .drop) == 0)
            #expect(try await trial.tally().letters[.accepted] == 2)
            let counts = try await desk.summary(of: "calais").counts
            #expect(counts[.inDoubt] == CappedCount(0) && counts[.accepted] == CappedCount(2))
            #expect(try await tom.history(of: "calais", limit: 2).map(\.detail) == ["sent", "sent"])
        }
    }

    @Test func aMailPutsALetterInDoubtUntilSomebodyDecides() async throws {
        try await Trial.runDesk { trial, ruth in
            let (tom, gwen) = try await organisers(trial, ruth)
            let letter = try await trial.confirm("Jeanne", "jeanne@supporter.example")
            try await trial.work()
            let unclear = ReceivedMail(
                .undecided, diagnostic: "550 maybe", why: "unclear", castsDoubt: true)
            _ = try await trial.services.receiver.receive(unclear, letter: letter, content: Array("Hm.".utf8))
            let desk = DeskDeliveries(trial.services)
            let mails = try await desk.summary(of: "calais").mails
            #expect(mails.map(\.letter) == [letter])
            let file = try #require(await desk.letter(letter, of: "calais"))
            #expect(
                file.deliveries.map(\.state) == [.inDoubt] && file.mails.first?.content == Array("Hm.".utf8))
            #expect(file.composed?.subject.isEmpty == false && file.attempts.last?.reply?.code == 550)
            #expect(try await desk.letter(letter, of: "dover") == nil)
            #expect(try await !gwen.decideMail(mails[0].id, of: "calais", .returned))
            #expect(try await !tom.decideMail(mails[0].id, of: "dover", .returned))
            #expect(try await tom.decideMail(mails[0].id, of: "calais", .returned))
            #expect(try await !tom.decideMail(mails[0].id, of: "calais", .read))
            #expect(try await trial.tally().letters[.refused] == 1)
            #expect(try await desk.summary(of: "calais").mails.isEmpty)
            #expect(try await tom.history(of: "calais", limit: 1).first?.action == "mail_decided")
        }
    }

    @Test func decidingAboutTheLetterClosesItsMail() async throws {
        try await Trial.runDesk { trial, ruth in
            let (tom, _) = try await organisers(trial, ruth)
            let letter = try await trial.confirm("Jeanne", "jeanne@supporter.example")
            try await trial.work()
            let unclear = ReceivedMail(.undecided, why: "unclear", castsDoubt: true)
            _ = try await trial.services.receiver.receive(unclear, letter: letter, content: [1])
            let wrote = ReceivedMail(.personal, why: "a person wrote")
            _ = try await trial.services.receiver.receive(wrote, letter: letter, content: [2])
            #expect(try await tom.resolve(letters: [letter], of: "calais", .again) == 1)
            let left = try await DeskDeliveries(trial.services).summary(of: "calais").mails
            #expect(left.map(\.kind) == [.personal])
            #expect(try await tom.decideMail(left[0].id, of: "calais", .read))
            try await trial.work()
            #expect(try await trial.tally().letters[.accepted] == 1)
        }
    }
}
