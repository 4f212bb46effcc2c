import Domain
import Foundation
import Storage
import Testing

@testable import Actions

@Suite struct DeskOverviewTests {
    @Test func anOwnerSeesAllCampaignsAndOthersTheirs() async throws {
        try await Trial.runDesk { trial, ruth in
            try await trial.store(campaign: "dover")
            let overview = DeskOverview(trial.services)
            let all = try await overview.campaigns(of: ruth, language: "fr")
            #expect(all.map(\.slug) == ["calais", "dover"])
            #expect(
                all.first?.title == "Demandons à la France de protéger les enfants de Calais"
                    && all.first?.phase == .open)
            let reader = try await trial.join("gwen@harbour.example", as: .calais(.reader), by: ruth)
            let hers = try await overview.campaigns(of: reader.account, language: "en")
            #expect(hers.map(\.slug) == ["calais"] && hers.map(\.isManaged) == [false])
            let stranger = Account(id: 1, name: "", email: "", isOwner: false)
            #expect(try await overview.campaigns(of: stranger, language: "en").isEmpty)
        }
    }

    @Test func peopleOfTodayAndInAllAreCounted() async throws {
        try await Trial.runDesk { trial, ruth in
            try await trial.work()
            for number in 1...3 {
                try await trial.confirm("Jeanne \(number)", "jeanne\(number)@supporter.example")
            }
            let overview = DeskOverview(trial.services)
            func counts() async throws -> [Int] {
                let listed = try await overview.campaigns(of: ruth, language: "en")
                return listed.flatMap { [$0.peopleToday, $0.people] }
            }
            #expect(try await counts() == [3, 3])
            trial.wait(days: 1)
            #expect(try await counts() == [0, 3])
            try await trial.work()
            try await trial.confirm("Ada", "ada@supporter.example")
            #expect(try await counts() == [1, 4])
            let tally = try await trial.tally()
            #expect(tally.supporters == 4)
        }
    }

    @Test func whatWaitsIsShownToWhoMayDecide() async throws {
        try await Trial.runDesk { trial, ruth in
            trial.post.answer(.inDoubt(Reply(0, "line broke")), to: "ministre@interieur.example")
            let letter = try await trial.confirm("Jeanne", "jeanne@supporter.example")
            try await trial.work()
            let mail = ReceivedMail(.personal, why: "a person wrote")
            _ = try await trial.services.receiver.receive(mail, letter: letter, content: [1])
            _ = try await trial.services.receiver.receive(mail, letter: nil, content: [2])
            let tom = try await trial.join("tom@harbour.example", as: .calais(.organiser), by: ruth).account
            let gwen = try await trial.join("gwen@harbour.example", as: .calais(.reader), by: ruth).account
            for (account, waiting) in [(ruth, [1, 1]), (tom, [1, 1]), (gwen, [0, 0])] {
                let listed = try await DeskOverview(trial.services).campaigns(of: account, language: "en")
                #expect(listed.flatMap { [$0.doubts, $0.mails] } == waiting, "\(account.name)")
            }
        }
    }
}

@Suite struct DeskHistoryTests {
    @Test func itIsReadInPartsWithTitlesAndNamesOfThatTime() async throws {
        try await Trial.runDesk { trial, ruth in
            let tom = try await trial.join("tom@harbour.example", as: .calais(.organiser), by: ruth).account
            _ = try await trial.people(tom).rename(to: "Tom Bellamy")
            _ = try await trial.operatorActions.hideCampaigns(["calais"], true)
            let history = DeskHistory(trial.services)
            let first = try #require(await history.part(of: nil, for: ruth, limit: 2, language: "fr"))
            #expect(first.lines.map(\.sentence) == [.didHide, .didRename])
            #expect(first.lines.map(\.doer) == [.server, .account(id: tom.id, name: "Tom")])
            #expect(first.lines.first?.subject == "Demandons à la France de protéger les enfants de Calais")
            let second = try #require(
                await history.part(of: nil, for: ruth, before: first.older, limit: 3, language: "fr"))
            #expect(second.lines.map(\.sentence) == [.didJoin, .didInvite, .didFirstRun])
            #expect(second.lines.map(\.role) == [.organiser, .organiser, nil])
            #expect(second.older == nil)
            let his = try #require(await history.part(of: "calais", for: tom, language: "en"))
            #expect(his.lines.map(\.sentence) == [.didHide, .didJoin, .didInvite])
        }
    }

    @Test func whoMayNotSeeItGetsNone() async throws {
        try await Trial.runDesk { trial, ruth in
            let reader = try await trial.join("gwen@harbour.example", as: .calais(.reader), by: ruth)
            let tom = try await trial.join("tom@harbour.example", as: .calais(.organiser), by: ruth)
            let history = DeskHistory(trial.services)
            for (account, campaign) in [
                (reader.account, "calais"), (reader.account, nil), (tom.account, nil), (tom.account, "dover"),
            ] {
                #expect(try await history.part(of: campaign, for: account, language: "en") == nil)
            }
            #expect(try await history.part(of: nil, for: ruth, language: "en") != nil)
        }
    }

    @Test func letterAndMailsAreTheirNumbers() async throws {
        try await Trial.runDesk { trial, ruth in
            let event = AuditEvent(.deliveryResolved, of: "letter 17", campaign: "calais", detail: "again")
            try await trial.services.database.write {
                try $0.audit.add(event, by: .account(ruth), at: Trial.start)
            }
            let part = try #require(
                await DeskHistory(trial.services).part(of: nil, for: ruth, language: "en"))
            let line = try #require(part.lines.first)
            #expect(line.sentence == .didSendAgain && line.subject == "17" && line.role == nil)
            #expect(line.doer == .account(id: ruth.id, name: ruth.name))
        }
    }
}
