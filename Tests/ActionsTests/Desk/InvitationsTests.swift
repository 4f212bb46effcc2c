import Domain
import Foundation
import Storage
import Testing

@testable import Actions

@Suite struct InvitationsTests {
    private let gwen = "gwen@harbour.example"

    private func accept(_ trial: Trial, _ token: Token?, name: String = "Gwen") async throws -> Account? {
        let token = try #require(token)
        let outcome = try await AcceptInvitation(trial.services).accept(
            token, name: name, in: trial.services.environment.random(16), device: "Safari")
        guard case .signedIn(let signedIn) = outcome else { return nil }
        #expect(try await Sessions(trial.services).find(signedIn.token)?.account == signedIn.account)
        return signedIn.account
    }

    @Test func whoAcceptsGetsAnAccountWithTheRoleAndIsSignedIn() async throws {
        try await Trial.runDesk { trial, ruth in
            let role = AccountRole.calais(.translator, ["fr", "ar"])
            #expect(try await trial.people(ruth).invite(gwen, as: role, language: "en") == .done)
            let token = try #require(await trial.invitation(to: gwen))
            let mail = try #require(trial.post.mails(to: gwen).first)
            #expect(mail.body.contains("Ruth invites you to the campaign “"))
            #expect(mail.body.contains("to translate it: French, Arabic."))
            let accepting = AcceptInvitation(trial.services)
            for _ in 1...3 {
                let offer = try #require(await accepting.look(at: token, language: "en"))
                #expect(offer.invitation.role == role && !offer.hasAccount)
            }
            guard case .nameMissing = try await accepting.accept(token, name: " ", in: [], device: "") else {
                Issue.record("an account without a name")
                return
            }
            let account = try #require(await accept(trial, token))
            #expect(account.name == "Gwen" && !account.isOwner)
            let list = try #require(await trial.people(ruth).list(of: "calais"))
            #expect(list.people.map(\.account.name) == ["Gwen", "Ruth"])
            #expect(list.people.first?.roles.map(AccountRole.member) == [role])
            #expect(list.people.allSatisfy { $0.usedAt == Trial.start } && list.invitations.isEmpty)
            #expect(
                try await trial.history() == [
                    "Ruth desk_founded Ruth  ", "Ruth account_invited \(gwen) calais translator",
                    "Gwen account_joined Gwen calais translator",
                ])
        }
    }

    @Test func aLinkIsGoodOnceAndForADay() async throws {
        try await Trial.runDesk { trial, ruth in
            _ = try await trial.people(ruth).invite(gwen, as: .calais(.reader), language: "fr")
            let token = try await trial.invitation(to: gwen)
            #expect(trial.post.mails(to: gwen).first?.body.contains("Ruth vous invite") == true)
            #expect(try await accept(trial, token) != nil)
            #expect(try await accept(trial, token) == nil)

            let late = "late@harbour.example"
            _ = try await trial.people(ruth).invite(late, as: .calais(.reader), language: "fr")
            let second = try #require(await trial.invitation(to: late))
            let forged = Token(id: second.id, secret: [UInt8](repeating: 0, count: 16))
            #expect(try await accept(trial, forged) == nil)
            trial.wait(seconds: SignInRules.invitation)
            #expect(try await AcceptInvitation(trial.services).look(at: second, language: "fr") == nil)
            #expect(try await accept(trial, second) == nil)
            trial.wait(seconds: Retention.invitation)
            try await trial.work()
            #expect(try await trial.people(ruth).list(of: nil)?.invitations.isEmpty == true)
        }
    }

    @Test func ofManyAtOnceOneAccepts() async throws {
        try await Trial.runDesk { trial, ruth in
            _ = try await trial.people(ruth).invite(gwen, as: .owner, language: "en")
            let token = try #require(await trial.invitation(to: gwen))
            let accepted = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 1...10 {
                    group.addTask { try await accept(trial, token) != nil }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(accepted == 1)
            #expect(try await trial.owners() == ["Gwen", "Ruth"])
        }
    }

    @Test func anInvitationIsSentAgainWithAnotherLinkOrTakenBack() async throws {
        try await Trial.runDesk { trial, ruth in
            let people = trial.people(ruth)
            _ = try await people.invite(gwen, as: .calais(.reader), language: "en")
            let first = try await trial.invitation(to: gwen)
            let old = try #require(await people.list(of: "calais")?.invitations.first)
            #expect(try await people.inviteAgain(old.id, language: "en") == .done)
            #expect(try await people.inviteAgain(old.id, language: "en") == .notFound)
            let second = try await trial.invitation(to: gwen)
            #expect(first != second)
            #expect(try await accept(trial, first) == nil)
            let new = try #require(await people.list(of: "calais")?.invitations.first)
            #expect(try await people.takeBack(new.id) == .done)
            #expect(try await people.takeBack(new.id) == .notFound)
            #expect(try await accept(trial, second) == nil)
            #expect(
                try await trial.history().dropFirst() == [
                    "Ruth account_invited \(gwen) calais reader",
                    "Ruth account_invited_again \(gwen) calais reader",
                    "Ruth invitation_taken_back \(gwen) calais ",
                ])
        }
    }

    @Test func aMailOfAnInvitationTakenBackIsNotSent() async throws {
        try await Trial.runDesk { trial, ruth in
            let people = trial.people(ruth)
            _ = try await people.invite(gwen, as: .calais(.reader), language: "en")
            let waiting = try #require(await people.list(of: "calais")?.invitations.first)
            #expect(try await people.takeBack(waiting.id) == .done)
            try await trial.work()
            #expect(trial.post.mails(to: gwen).isEmpty)
        }
    }

    @Test func whoHasAnAccountGetsTheRoleAddedAndOtherSessionsEnd() async throws {
        try await Trial.runDesk { trial, ruth in
            let former = try await trial.join(gwen, as: .calais(.reader), by: ruth)
            #expect(try await trial.people(ruth).invite(gwen, as: .owner, language: "en") == .done)
            let token = try #require(await trial.invitation(to: gwen))
            let offer = try await AcceptInvitation(trial.services).look(at: token, language: "en")
            #expect(offer?.hasAccount == true && offer?.title == nil)
            let account = try #require(await accept(trial, token, name: ""))
            #expect(account.id == former.account.id && account.isOwner && account.name == "Gwen")
            #expect(try await trial.role(of: account) == .reader)
            #expect(try await Sessions(trial.services).find(former.token) == nil)
        }
    }

    @Test func whoIsInTheListIsNotInvited() async throws {
        try await Trial.runDesk { trial, ruth in
            try await trial.join(gwen, as: .calais(.reader), by: ruth)
            let people = trial.people(ruth)
            for email in [gwen, "Gwen+desk@harbour.example", ruth.email] {
                #expect(
                    try await people.invite(email, as: .calais(.organiser), language: "en") == .alreadyThere)
            }
            #expect(try await people.invite(ruth.email, as: .owner, language: "en") == .alreadyThere)
            let nowhere = Membership(campaign: "nowhere", role: .reader)
            #expect(try await people.invite(gwen, as: .member(nowhere), language: "en") == .notFound)
        }
    }

    @Test func nobodyIsFloodedWithInvitations() async throws {
        try await Trial.runDesk { trial, ruth in
            let people = trial.people(ruth)
            for _ in 1...SignInRules.invitationsADay {
                let outcome = try await people.invite(gwen, as: .calais(.reader), language: "en")
                #expect(outcome == .done)
            }
            #expect(try await people.invite(gwen, as: .calais(.reader), language: "en") == .tooMany)
            #expect(try await people.list(of: "calais")?.invitations.count == 1)
            trial.wait(days: 1)
            #expect(try await people.invite(gwen, as: .calais(.reader), language: "en") == .done)
        }
    }

    @Test func aPrintedLinkNeedsNoMailAndLetsBackIn() async throws {
        try await Trial.runDesk { trial, ruth in
            let operators = PeopleActions(trial.services, actor: .commandLine(user: "ada"))
            let token = try #require(await operators.printLink(to: ruth.email, as: .owner))
            try await trial.work()
            #expect(trial.post.recipients.isEmpty)
            #expect(try await accept(trial, token, name: "")?.id == ruth.id)
            #expect(try await accept(trial, token, name: "") == nil)
            #expect(try await trial.history().contains("ada link_printed \(ruth.email)  owner"))
        }
    }
}
