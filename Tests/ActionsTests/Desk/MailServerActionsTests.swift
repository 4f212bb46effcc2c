import Domain
import Foundation
import Storage
import Testing

@testable import Actions

@Suite struct MailServerActionsTests {
    private let server = MailServer(
        host: "smtp.harbour.example", port: 587, user: "letters", password: "s3cret-wörd",
        sender: "letters@harbour.example")

    @Test func aServerIsKeptWithItsPasswordEncrypted() async throws {
        try await Trial.runDesk { trial, ruth in
            let actions = MailServerActions(trial.services, account: ruth)
            #expect(try await trial.services.mailServerRevision() == 0)
            try await actions.keep(server)
            try await actions.rehearse()
            try await actions.rehearse()
            try await actions.keep(server)
            let kept = try #require(try await trial.services.keptMailServer())
            #expect(kept.server == server && kept.isOn && kept.revision == 3 && kept.changedBy == "Ruth")
            let row = try await trial.services.database.read { try $0.rows("SELECT * FROM mail_server") }
            let password = try #require(try row.first?.bytes("password"))
            #expect(password.count == Array(server.password.utf8).count + 28)
            #expect(!String(decoding: password, as: UTF8.self).contains("s3cret"))
            #expect(
                try await trial.history().suffix(3) == [
                    "Ruth mail_server_set smtp.harbour.example:587  ",
                    "Ruth mail_server_off smtp.harbour.example:587  ",
                    "Ruth mail_server_set smtp.harbour.example:587  ",
                ])
            // Whoever writes another host into the database does not get the password sent there.
            try await trial.services.database.write {
                _ = try $0.run("UPDATE mail_server SET host = 'smtp.elsewhere.example'")
            }
            #expect(try await trial.services.keptMailServer()?.server.password == "")
        }
    }

    @Test func whoeverIsNoOwnerChangesNothing() async throws {
        try await Trial.runDesk { trial, ruth in
            let tom = try await trial.join("tom@harbour.example", as: .calais(.organiser), by: ruth).account
            try await MailServerActions(trial.services, account: tom).keep(server)
            #expect(try await trial.services.keptMailServer() == nil)
        }
    }

    /// Two processes: a letter keeps the kind of the process that took it, and no worker of the
    /// other kind sends it.
    @Test func lettersOfARehearsalStayOnesWithAMailServer() async throws {
        try await Trial.run(rehearsal: true) { trial in
            let rehearsed = try await trial.confirm("Early Bird", "early@people.example")
            let before = trial.post.mails(to: "ministre@interieur.example").count
            let services = Services(
                trial.services, sender: SenderIdentity(address: "post@quay.example"), rehearsal: false)
            #expect(services.returnPaths.samples.allSatisfy { $0.hasSuffix("@quay.example") })
            #expect(services.environment.newID() != trial.services.environment.newID())
            try await services.enlist(worker: "live")
            let live = ScriptedCarrier()
            try await DeliverLetters(services, transport: live, worker: "live").drain()
            try await SendOutbox(services, transport: live, worker: "live").drain()
            #expect(live.mails(to: "ministre@interieur.example").isEmpty)
            #expect(live.mails(to: "early@people.example").isEmpty)
            try await trial.work()
            #expect(trial.post.mails(to: "ministre@interieur.example").count == max(1, before))
            let letter = try await services.database.read { try $0.letters.find(rehearsed)?.letter }
            #expect(letter?.rehearsal == true)
        }
    }
}
