import Domain
import Foundation
import Storage
import Testing

@testable import Actions

@Suite struct PeopleActionsTests {
    private let gwen = "gwen@harbour.example"
    private let tom = "tom@harbour.example"

    @Test func onlyOwnersAndTheCampaignsOrganisersChangePeople() async throws {
        try await Trial.runDesk { trial, ruth in
            let tom = try await trial.join(tom, as: .calais(.organiser), by: ruth).account
            let gwen = try await trial.join(gwen, as: .calais(.reader), by: ruth).account
            _ = try await trial.people(ruth).invite("new@harbour.example", as: .owner, language: "en")
            let owners = try #require(await trial.people(ruth).list(of: nil)?.invitations.first)
            let stranger = Account(id: 1, name: "Nobody", email: "nobody@harbour.example", isOwner: true)
            for (doer, mayInvite) in [(tom, true), (gwen, false), (stranger, false)] {
                let people = trial.people(doer)
                let list = try await people.list(of: "calais")
                #expect((list != nil) == mayInvite)
                #expect(try await people.list(of: nil) == nil)
                let email = "\(doer.name)@invited.example".lowercased()
                #expect(
                    try await people.invite(email, as: .calais(.reader), language: "en")
                        == (mayInvite ? .done : .notFound))
                #expect(try await people.invite(email, as: .owner, language: "en") == .notFound)
                #expect(try await people.changeRole(of: gwen.id, to: .owner) == .notFound)
                #expect(try await people.changeRole(of: ruth.id, to: .calais(.reader)) == .notFound)
                #expect(try await people.remove(gwen.id, from: nil) == .notFound)
                #expect(try await people.takeBack(owners.id) == .notFound)
                #expect(try await people.inviteAgain(owners.id, language: "en") == .notFound)
            }
            #expect(try await trial.people(gwen).remove(tom.id, from: "calais") == .notFound)
            #expect(try await trial.people(tom).remove(gwen.id, from: "calais") == .done)
            #expect(try await trial.people(tom).remove(gwen.id, from: "calais") == .notFound)
            #expect(try await trial.role(of: gwen) == nil)
        }
    }

    @Test func anOrganiserOfAnotherCampaignChangesNobody() async throws {
        try await Trial.runDesk { trial, ruth in
            try await trial.store(campaign: "dover")
            let gwen = try await trial.join(gwen, as: .calais(.reader), by: ruth).account
            let dover = Membership(campaign: "dover", role: .organiser)
            let tom = try await trial.join(tom, as: .member(dover), by: ruth).account
            let people = trial.people(tom)
            #expect(try await people.list(of: "calais") == nil)
            #expect(try await people.remove(gwen.id, from: "calais") == .notFound)
            #expect(try await people.remove(gwen.id, from: "dover") == .notFound)
            #expect(try await people.changeRole(of: gwen.id, to: .calais(.organiser)) == .notFound)
            #expect(try await people.changeRole(of: gwen.id, to: .member(dover)) == .notFound)
        }
    }

    @Test func moreRightsEndTheSessionsAndFewerWorkAtOnce() async throws {
        try await Trial.runDesk { trial, ruth in
            let tom = try await trial.join(tom, as: .calais(.organiser), by: ruth)
            let (people, sessions) = (trial.people(ruth), Sessions(trial.services))
            #expect(try await people.changeRole(of: tom.account.id, to: .calais(.reader)) == .done)
            #expect(try await trial.role(of: tom.account) == .reader)
            #expect(try await sessions.find(tom.token) != nil)
            #expect(
                try await trial.people(tom.account).invite(
                    "a@b.example", as: .calais(.reader), language: "en")
                    == .notFound)
            #expect(try await people.changeRole(of: tom.account.id, to: .calais(.organiser)) == .done)
            #expect(try await sessions.find(tom.token) == nil)
            #expect(
                try await trial.history().suffix(2) == [
                    "Ruth role_changed Tom calais reader", "Ruth role_changed Tom calais organiser",
                ])
        }
    }

    @Test func whoIsRemovedIsOutWithTheirInvitations() async throws {
        try await Trial.runDesk { trial, ruth in
            let tom = try await trial.join(tom, as: .calais(.organiser), by: ruth)
            let people = trial.people(tom.account)
            #expect(try await people.invite(gwen, as: .calais(.organiser), language: "en") == .done)
            let token = try #require(await trial.invitation(to: gwen))
            #expect(try await trial.people(ruth).remove(tom.account.id, from: nil) == .done)
            #expect(try await Sessions(trial.services).find(tom.token) == nil)
            #expect(try await trial.people(ruth).account(of: tom.account.email) == nil)
            #expect(try await AcceptInvitation(trial.services).look(at: token, language: "en") == nil)
            #expect(try await trial.history().last == "Ruth account_removed Tom  ")
        }
    }

    @Test func theLastOwnerAndTheLastOrganiserStay() async throws {
        try await Trial.runDesk { trial, ruth in
            let tom = try await trial.join(tom, as: .calais(.organiser), by: ruth).account
            let operators = PeopleActions(trial.services, actor: .commandLine(user: "ada"))
            for people in [trial.people(ruth), operators] {
                #expect(try await people.remove(ruth.id, from: nil) == .lastOwner)
                #expect(try await people.changeRole(of: ruth.id, to: .calais(.reader)) == .lastOwner)
            }
            #expect(try await trial.people(tom).remove(tom.id, from: "calais") == .lastOrganiser)
            #expect(
                try await trial.people(tom).changeRole(of: tom.id, to: .calais(.reader)) == .lastOrganiser)
            #expect(try await trial.role(of: tom) == .organiser)
            #expect(try await trial.people(ruth).remove(tom.id, from: "calais") == .done)
        }
    }

    @Test func ofTwoOwnersWhoRemoveEachOtherOneStays() async throws {
        try await Trial.runDesk { trial, ruth in
            let gwen = try await trial.join(gwen, as: .owner, by: ruth).account
            async let first = trial.people(ruth).remove(gwen.id, from: nil)
            async let second = trial.people(gwen).changeRole(of: ruth.id, to: .calais(.reader))
            let done = try await [first, second].filter { $0 == .done }
            #expect(done.count == 1)
            #expect(try await trial.owners().count == 1)
        }
    }

    @Test func ofTwoOrganisersWhoRemoveEachOtherOneStays() async throws {
        try await Trial.runDesk { trial, ruth in
            let gwen = try await trial.join(gwen, as: .calais(.organiser), by: ruth).account
            let tom = try await trial.join(tom, as: .calais(.organiser), by: ruth).account
            async let first = trial.people(tom).remove(gwen.id, from: "calais")
            async let second = trial.people(gwen).remove(tom.id, from: "calais")
            let done = try await [first, second].filter { $0 == .done }
            #expect(done.count == 1)
            let left = try await [trial.role(of: gwen), trial.role(of: tom)].compactMap(\.self)
            #expect(left == [.organiser])
        }
    }

    @Test func anOwnNameIsChanged() async throws {
        try await Trial.runDesk { trial, ruth in
            #expect(try await trial.people(ruth).rename(to: "Ruth Adeyemi") == .done)
            #expect(try await trial.owners() == ["Ruth Adeyemi"])
            let line = try #require(await trial.operatorActions.history(limit: 1).first)
            #expect(line.actorName == "Ruth" && line.account == ruth.id && line.subject == "Ruth Adeyemi")
        }
    }
}
