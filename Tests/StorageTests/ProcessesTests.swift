import Domain
import Foundation
import Synchronization
import Testing

@testable import Storage

/// Two processes that use one database at the same time.
@Suite struct ProcessesTests {
    private static let now = Date(milliseconds: 1_477_555_200_000)

    /// Runs `work` many times at once, half of them on each of two processes. Passes the results to
    /// `after`.
    private func together<T: Sendable>(
        _ kind: EngineKind, times: Int, _ work: @escaping @Sendable (any Connection, Int) throws -> T,
        after: (Database, [T]) async throws -> Void
    ) async throws {
        try await kind.withTwoDatabases { first, second in
            let results = try await withThrowingTaskGroup(of: T.self) { group in
                for number in 0..<times {
                    group.addTask {
                        try await (number.isMultiple(of: 2) ? first : second).write { try work($0, number) }
                    }
                }
                return try await group.reduce(into: [T]()) { $0.append($1) }
            }
            try await after(first, results)
        }
    }

    @Test(arguments: EngineKind.allCases) func anAddressStandsForFourNamesOfOnePostcode(_ kind: EngineKind)
        async throws
    {
        try await together(kind, times: 24) { connection, number in
            let person = PersonHash(address: [1], name: [UInt8(number)], postcode: [9])
            return try connection.signers.register(
                person, for: Self.letter(Int64(number)), target: "minister")
                == .registered
        } after: { _, registered in
            #expect(registered.count { $0 } == 4)
        }
    }

    @Test(arguments: EngineKind.allCases) func onePersonIsEnteredOnce(_ kind: EngineKind) async throws {
        try await together(kind, times: 24) { connection, number in
            let person = PersonHash(address: [1], name: [2], postcode: [9])
            return try connection.signers.register(person, for: Self.letter(Int64(number)), target: "")
                == .registered
        } after: { _, registered in
            #expect(registered.count { $0 } == 1)
        }
    }

    @Test(arguments: EngineKind.allCases) func threeMailsADay(_ kind: EngineKind) async throws {
        try await together(kind, times: 24) { connection, _ in
            try connection.outbox.mayMail([1], on: Day(Self.now), limit: 3)
        } after: { _, allowed in
            #expect(allowed.count { $0 } == 3)
        }
    }

    @Test(arguments: EngineKind.allCases) func attemptsAtACodeAreCountedOneByOne(_ kind: EngineKind)
        async throws
    {
        try await together(kind, times: 24) { connection, _ in
            let letter = Statement.insert(
                StoredLetter(letter: Self.letter(1), browser: [], proved: false), consent: "")
            try connection.run(letter.sql + " ON CONFLICT DO NOTHING", letter.arguments)
            let attempts = connection.codeAttempts
            return [try attempts.count(at: 1), try attempts.count(of: [1], on: Day(Self.now))]
        } after: { _, attempts in
            for which in 0...1 { #expect(attempts.map { $0[which] }.sorted() == Array(1...24)) }
        }
    }

    @Test(arguments: EngineKind.allCases) func versionsOfACampaignFollowOneAnother(_ kind: EngineKind)
        async throws
    {
        try await together(kind, times: 12) { connection, number in
            try connection.campaigns.store(
                "calais", files: ["campaign.yaml": [UInt8(number)], "page.en.md": [1]], at: Self.now)
        } after: { _, versions in
            #expect(versions.sorted() == Array(1...12))
        }
    }

    @Test(arguments: EngineKind.allCases) func thereIsOneKey(_ kind: EngineKind) async throws {
        try await together(kind, times: 24) { connection, number in
            try connection.installation.secret("key", fresh: [UInt8(number)])
        } after: { _, keys in
            #expect(Set(keys).count == 1)
        }
    }

    @Test(arguments: EngineKind.allCases) func numbersAreGivenOnce(_ kind: EngineKind) async throws {
        try await together(kind, times: 24) { connection, _ in
            try connection.installation.nextNumber("process")
        } after: { _, numbers in
            #expect(numbers.sorted() == Array(1...24))
        }
    }

    @Test(arguments: EngineKind.allCases) func aDeliveryIsClaimedByOneWorker(_ kind: EngineKind) async throws
    {
        try await kind.withTwoDatabases { first, second in
            try await first.write { connection in
                for id in 0..<120 {
                    try connection.deliveries.insert(
                        .first(letter: Int64(id), channel: .email, at: Self.now), of: Self.letter(Int64(id)))
                }
            }
            let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
                for database in [first, second, first, second] {
                    group.addTask {
                        var all: [Int64] = []
                        while true {
                            let some = try await database.write { connection in
                                let due = try connection.deliveries.due(
                                    campaign: "calais", target: "minister", rehearsal: false, at: Self.now,
                                    limit: 7, held: true)
                                for delivery in due {
                                    try connection.deliveries.update(
                                        delivery.record(.claimed, at: Self.now).delivery, worker: "w")
                                }
                                return due.map(\.letter)
                            }
                            if some.isEmpty { return all }
                            all += some
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            // A worker may have found nothing because the others had locked all rows. The others
            // then claim the rest.
            #expect(claimed.sorted() == Array(0..<120))
        }
    }

    @Test(arguments: EngineKind.allCases) func whatANetworkSpendsIsAddedUpOverProcesses(_ kind: EngineKind)
        async throws
    {
        try await together(kind, times: 20) { connection, _ in
            try connection.rateLimits.spend([[1]: 10, [2]: 1], perSecond: 0)
        } after: { _, rateLimitUsage in
            #expect(rateLimitUsage.compactMap { $0[[1]] }.max() == 200)
            #expect(rateLimitUsage.compactMap { $0[[2]] }.max() == 20)
        }
    }

    @Test(arguments: EngineKind.allCases) func twoGatherersCountNothingTwice(_ kind: EngineKind) async throws
    {
        let key = TallyKey(campaign: "c", rehearsal: false, target: "t", .status(.accepted))
        try await kind.withTwoDatabases { first, second in
            try await withThrowingTaskGroup { group in
                for number in 0..<60 {
                    let database = number.isMultiple(of: 2) ? first : second
                    group.addTask { try await database.write { try $0.counts.count([key: number]) } }
                    group.addTask {
                        _ = try await database.write { try $0.counts.aggregate(.tally, limit: 3) }
                    }
                    group.addTask {
                        let tally = try await database.read {
                            try $0.counts.tally(of: "c", rehearsal: false, asOf: Self.now)
                        }
                        #expect((0...1_770).contains(tally.letters[.accepted]))
                    }
                }
                try await group.waitForAll()
            }
            while try await first.write({ try $0.counts.aggregate(.tally) }) > 0 {}
            let tally = try await second.read {
                try $0.counts.tally(of: "c", rehearsal: false, asOf: Self.now)
            }
            #expect(tally.letters[.accepted] == 1_770)
        }
    }

    /// A change that is committed late is counted. A marker of the last counted change would skip
    /// it.
    @Test func aChangeThatIsCommittedLateIsCounted() async throws {
        let key = TallyKey(campaign: "c", rehearsal: false, target: "t", .written)
        try await EngineKind.postgres.withTwoDatabases { first, second in
            let (counted, gathered) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let late: Void = first.write { connection in
                try connection.counts.count([key: 1])
                counted.signal()
                gathered.wait()
            }
            try await second.write { connection in
                counted.wait()
                try connection.counts.count([key: 10])
            }
            #expect(try await second.write { try $0.counts.aggregate(.tally) } == 1)
            gathered.signal()
            try await late
            #expect(try await second.write { try $0.counts.aggregate(.tally) } == 1)
            let tally = try await second.read {
                try $0.counts.tally(of: "c", rehearsal: false, asOf: Self.now)
            }
            #expect(tally.letters.written == 11)
        }
    }

    @Test(arguments: EngineKind.allCases) func aRecountFindsWhatWasCountedWronglyAndCorrectsItOnce(
        _ kind: EngineKind
    ) async throws {
        let key = TallyKey(campaign: "calais", rehearsal: false, target: "minister", .written)
        try await kind.withTwoDatabases { first, second in
            for id in 1...3 {
                let stored = StoredLetter(letter: Self.letter(Int64(id)), browser: [], proved: false)
                try await first.take(WriteBatch([.insert(stored, consent: "")], counts: [key: 1]))
            }
            try await first.write { connection in
                try connection.letters.setState(.dropped, of: 3, at: Self.now)
                try connection.letters.deleteDropped(3)
            }
            #expect(try await first.read { try $0.counts.recount(.tally) }.corrections == [])
            try await first.write { try $0.counts.count([key: 5]) }
            let (one, another) = (
                try await first.read { try $0.counts.recount(.tally) },
                try await second.read { try $0.counts.recount(.tally) }
            )
            #expect(one.corrections.map(\.delta) == [-5])
            // A letter arrives while the recounts run.
            let stored = StoredLetter(letter: Self.letter(4), browser: [], proved: false)
            try await first.take(WriteBatch([.insert(stored, consent: "")], counts: [key: 1]))
            #expect(try await first.write { try $0.counts.correct(one) })
            #expect(try await !second.write { try $0.counts.correct(another) })
            #expect(try await second.read { try $0.counts.recount(.tally) }.corrections == [])
            let tally = try await second.read {
                try $0.counts.tally(of: "calais", rehearsal: false, asOf: Self.now)
            }
            #expect(tally.letters.written == 4)
        }
    }

    @Test(arguments: EngineKind.allCases) func oneProcessRecountsEachNight(_ kind: EngineKind) async throws {
        try await together(kind, times: 10) { connection, _ in
            try connection.counts.beginRecount(on: Day(Self.now))
        } after: { database, began in
            #expect(began.count { $0 } == 1)
            let nextNight = try await database.write {
                try $0.counts.beginRecount(on: Day(Self.now.addingTimeInterval(86_400)))
            }
            #expect(nextNight)
        }
    }

    private static func letter(_ id: Int64) -> Letter {
        let draft = Draft(
            step: "write-minister", language: "en", name: "Ines", email: "ines@people.example", country: "GB",
            postcode: "E17 9NJ")
        return Letter(
            id: id, campaign: "calais", campaignVersion: 1, target: "minister", draft: draft,
            rehearsal: false, writtenAt: now)
    }
}
