import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// The figures of the desk against the letters, on both engines.
@Suite struct DeskFiguresTests {
    private func write(_ trial: Trial, _ name: String, _ source: String) async throws -> Int64 {
        var form = LetterForm()
        (form.step, form.language, form.name) = ("write-minister", "fr", name)
        form.email = "\(name.lowercased())@supporter.example"
        (form.country, form.postcode, form.address, form.consent) = ("GB", "E17 9NJ", "14 Orford Road", true)
        (form.source, form.words) = (source, "My own words.")
        _ = try await trial.supporters.writeLetter(form, to: trial.edition, in: Browser())
        try await trial.work()
        let token = try #require(trial.post.mails(to: form.email).first?.token)
        let confirmation = try await trial.supporters.confirm(mailed: token, in: Browser(), pressed: true)
        guard case .confirmed(let letter, _) = confirmation else { throw DeskTrialError.notConfirmed }
        return letter.id
    }

    private func figures(_ trial: Trial, _ dimension: FigureKey.Dimension) async throws -> [String: Int] {
        try await trial.services.database.read {
            try $0.counts.figures(dimension, of: "calais", rehearsal: false).filter { $0.value != 0 }
        }
    }

    @Test func theyAreWhatTheLettersSayAfterEverythingThatHappens() async throws {
        try await Trial.run { trial in
            let first = try await write(trial, "Jeanne", "newsletter")
            try await trial.work()
            trial.post.answer(.deferred(Reply(450, "later")), to: "ministre@interieur.example")
            let second = try await write(trial, "Ada", "")
            trial.wait(seconds: 3_600)
            let third = try await write(trial, "Ines", "<b>")
            #expect(try await figures(trial, .source) == ["newsletter": 1, "": 2])
            #expect(try await figures(trial, .channel) == ["email": 3])
            #expect(try await figures(trial, .confirmed).values.sorted() == [1, 2])
            #expect(try await trial.services.recount.figures() == 0)
            try await trial.work()
            #expect(try await trial.services.recount.figures() == 0)
            for id in [second, first] {
                let stored = try #require(
                    await trial.services.database.read { try $0.letters.find(id) })
                _ = try await trial.supporters.withdraw(stored)
                #expect(try await trial.services.recount.figures() == 0)
            }
            #expect(try await figures(trial, .source) == ["newsletter": 1, "": 1])
            #expect(try await figures(trial, .step) == ["write-minister": 2])
            trial.post.answer(.accepted(Reply(250, "ok")), to: "ministre@interieur.example")
            for _ in 0..<5 {
                trial.wait(days: 20)
                try await trial.work()
            }
            let erased = try #require(await trial.services.database.read { try $0.letters.find(third) })
            #expect(erased.erased)
            #expect(try await trial.services.recount.figures() == 0)
            #expect(try await figures(trial, .language) == ["fr": 2])
        }
    }

    @Test func theyFollowAcceptanceAndPagesServed() async throws {
        try await Trial.run { trial in
            _ = try await write(trial, "Jeanne", "newsletter")
            try await trial.work()
            for path in ["/calais", "/calais/fr", "/", "/calais/zz", "/calais/fr/places", "/dover", "//"] {
                trial.services.countPage(at: path)
            }
            for path in [
                "fr/write/write-prefect", "zz/write/write-prefect", "fr/write/zz", "fr/paper/write-prefect",
            ] {
                trial.services.countPage(at: "/calais/\(path)")
            }
            try await trial.work()
            #expect(try await figures(trial, .pages).values.reduce(0, +) == 3)
            #expect(try await figures(trial, .stepPages) == ["write-prefect": 1])
            #expect(try await figures(trial, .accepted).values.reduce(0, +) == 1)
            #expect(try await trial.services.recount.figures() == 0)
            let panels = await DeskFigures(trial.services, deadline: .seconds(60)).panels(
                of: "calais", zone: "UTC", byHour: true)
            #expect(panels.tally.value?.supporters == 1 && panels.confirmedToday.value == 1)
            #expect(panels.course.value?.points.map(\.accepted).reduce(0, +) == 1)
            #expect(panels.pages.value == 3 && panels.shares.value?[.source] == ["newsletter": 1])
        }
    }

    /// Two quarters that lie far apart are in two pieces of the file.
    @Test func theirFileHasEveryCountOnce() async throws {
        try await Trial.run { trial in
            _ = try await write(trial, "Jeanne", "newsletter")
            trial.wait(days: 20)
            _ = try await write(trial, "Ada", "")
            try await trial.work()
            let words = ExportFigureWords(titles: [], kinds: [:], name: { _ in "" })
            var export = ExportFigures(trial.services, campaign: "calais", words, .programs)
            var bytes: [UInt8] = []
            while let piece = try await export.next() { bytes += piece }
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
            #expect(lines.first == "time,kind,key,name,count")
            let confirmed = lines.filter { $0.contains(",confirmed,,,") }
            #expect(confirmed.count == 2 && confirmed.allSatisfy { $0.hasSuffix("Z,confirmed,,,1") })
            #expect(confirmed == confirmed.sorted())
            #expect(Set(lines).isSuperset(of: [",source,newsletter,,1", ",source,,,1", ",country,other,,2"]))
            #expect(!lines.contains { $0.contains("GB") || $0.contains("Jeanne") })
            var none = ExportFigures(trial.services, campaign: "dover", words, .programs)
            var pieces: [[UInt8]] = []
            while let piece = try await none.next() { pieces.append(piece) }
            #expect(pieces.joined().count(where: { $0 == 0x0A }) == 1, "only the titles")
        }
    }

    @Test func lettersOfAnEarlierVersionAreCountedOnce() async throws {
        try await Trial.run { trial in
            _ = try await write(trial, "Jeanne", "newsletter")
            try await trial.services.database.write { connection in
                for table in ["figure", "figure_change"] { try connection.run("DELETE FROM \(table)") }
            }
            try await trial.services.recount.firstFigures()
            #expect(try await figures(trial, .source) == ["newsletter": 1])
            _ = try await trial.services.database.write { try $0.run("DELETE FROM figure_change") }
            try await trial.services.recount.firstFigures()
            #expect(try await figures(trial, .source) == [:])
        }
    }

    @Test func marksBeyondTheLimitStandTogether() async throws {
        try await Trial.run { trial in
            try await trial.services.database.write { connection in
                for number in 0..<LetterSource.most {
                    let mark = "m\(number)"
                    let counted = try connection.counts.sourceCounted(mark, of: "calais", rehearsal: false)
                    #expect(counted == mark)
                }
            }
            let known = try await write(trial, "Jeanne", "m7")
            let further = try await write(trial, "Ada", "one-too-many")
            let sources = try await trial.services.database.read { connection in
                try [known, further].map { try connection.letters.find($0)?.letter.draft.source }
            }
            #expect(sources == ["m7", LetterSource.other])
            #expect(try await figures(trial, .source)[LetterSource.other] == 1)
        }
    }

    @Test func aBrokenPanelCostsOnlyItself() async throws {
        try await Trial.run { trial in
            _ = try await trial.services.database.write { try $0.run("DROP TABLE figure") }
            let panels = await DeskFigures(trial.services, deadline: .seconds(60)).panels(
                of: "calais", zone: "UTC", byHour: false)
            guard case .failed = panels.shares else {
                Issue.record("the table is gone")
                return
            }
            #expect(panels.tally.value != nil && panels.places.value != nil)
        }
    }
}

enum DeskTrialError: Error { case notConfirmed }
