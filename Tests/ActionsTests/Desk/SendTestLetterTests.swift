import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Test letters go to the organiser alone, as the target would get them, and count nowhere.
@Suite struct SendTestLetterTests {
    private let ruth = Account(id: 5, name: "Ruth", email: "ruth@harbour.example", isOwner: true)

    @Test func theLetterComesToTheOrganiserAlone() async throws {
        try await Trial.run { trial in
            let before = try await trial.tally()
            let test = SendTestLetter(trial.services, account: ruth)
            trial.post.forget()
            #expect(try await test.send("calais", as: .feminine) == .queued)
            try await trial.work()
            #expect(trial.post.recipients == [ruth.email], "nobody else got a mail")
            let mail = try #require(trial.post.mails(to: ruth.email).first)
            let campaign = try #require(trial.services.campaigns.newest("calais")?.campaign)
            let letter = try #require(test.compose(campaign, as: .feminine))
            #expect(mail.subject == "[Essai] \(letter.subject)")
            #expect(mail.body == trial.services.composer.mailBody(letter, of: campaign))
            #expect(mail.body.contains("citoyenne") && !mail.body.contains("{"))
            #expect(mail.replyTo?.address == ruth.email)
            #expect(try await trial.tally() == before)
            let sent = try await test.newest(of: "calais")
            #expect(sent.map(\.state) == [.sent])
        }
    }

    @Test func anHourHasItsLimit() async throws {
        try await Trial.run { trial in
            let test = SendTestLetter(trial.services, account: ruth)
            for _ in 1...SignInRules.testLettersAnHour {
                let outcome = try await test.send("calais", as: .other)
                #expect(outcome == .queued)
            }
            #expect(try await test.send("calais", as: .other) == .tooMany)
            trial.wait(days: 0.05)
            #expect(try await test.send("calais", as: .other) == .queued)
        }
    }

    @Test func aDraftWithoutALetterHasNoTest() async throws {
        try await Trial.run { trial in
            let operators = OperatorActions(trial.services, actor: .account(ruth))
            let starter = StarterCampaign(
                slug: "harbour", title: "Keep it", languages: ["en"], organiser: "Ruth", email: ruth.email,
                opens: Day("2016-10-27")!)
            let folder = try starter.folder
            let made = try await operators.makeDraft("harbour", folder)
            #expect(made != .taken)
            let test = SendTestLetter(trial.services, account: ruth)
            #expect(try await test.send("harbour", as: .other) == .noLetter)
            #expect(try await test.send("nothing", as: .other) == .missing)
        }
    }
}
