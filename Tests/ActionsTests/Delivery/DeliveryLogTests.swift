import Domain
import Foundation
import Logging
import Storage
import Synchronization
import Testing

@testable import Actions

/// What the log says of deliveries, and what it does not say, on both engines.
@Suite struct DeliveryLogTests {
    @Test(arguments: EngineKind.allCases) func eachStateIsALine(_ engine: EngineKind) async throws {
        let (place, lines) = (try await Place(engine), LogLines())
        let trial = try await Trial(engine: place.open(), logger: lines.logger)
        let written = try await trial.write(words: "Keep them safe.")
        try await trial.work()
        let token = try #require(trial.post.tokens.last)
        trial.post.answer(
            .deferred(Reply(451, "later, jeanne@supporter.example")), to: "ministre@interieur.example")
        _ = try await trial.supporters.confirm(mailed: token, in: written.browser)
        try await trial.work()
        trial.post.answer(.accepted(Reply(250, "ok")), to: "ministre@interieur.example")
        trial.wait(seconds: 3_600)
        try await trial.work()
        trial.wait(days: 3)
        try await trial.work()

        let said = lines.all.filter { $0.message == "delivery" }
        #expect(
            said.map { $0.fields["state"] } == [
                "queued", "sending", "deferred", "sending", "accepted", "settled",
            ])
        #expect(said.map { $0.fields["reply"] } == [nil, nil, "451", "451", "250", "250"])
        for line in said {
            #expect(line.fields["campaign"] == "calais" && line.fields["target"] == "minister")
            #expect(line.fields["channel"] == "email" && Int64(line.fields["letter"] ?? "") != nil)
            #expect(!"\(line)".contains("supporter.example") && !"\(line)".contains("Jeanne"))
        }
        let counts = trial.services.durations.deliveries.counts
        #expect(counts.count == 1 && counts.sum == 3_600)
        #expect(trial.services.durations.letters.counts.count == 2)
        #expect(trial.services.durations.mails.counts.count == 2, "the confirmation and the copy")
        try await trial.services.database.engine.close()
        try await place.remove()
    }

    @Test(arguments: EngineKind.allCases) func whatIsUndoneIsNotSaid(_ engine: EngineKind) async throws {
        try await engine.withDatabase { database in
            let told = Mutex<[DeliveryChange]>([])
            let telling = database.telling { change in told.withLock { $0.append(change) } }
            let delivery = Delivery.first(letter: 1, channel: .email, at: Trial.start)
            let change = DeliveryChange(delivery, campaign: "c", target: "t", rehearsal: false, event: "x")
            await #expect(throws: Undone.self) {
                try await telling.write { connection in
                    connection.note(change)
                    throw Undone()
                }
            }
            #expect(told.withLock { $0 }.isEmpty)
            try await telling.write { $0.note(change) }
            #expect(told.withLock { $0 } == [change])
        }
    }

    private struct Undone: Error {}
}

/// A log that keeps its lines.
private final class LogLines: Sendable {
    struct Line: Sendable {
        let message: String
        let fields: [String: String]
    }

    private let lines = Mutex<[Line]>([])

    var all: [Line] { lines.withLock { $0 } }
    var logger: Logger { Logger(label: "lines") { _ in Handler(lines: self) } }

    private struct Handler: LogHandler {
        let lines: LogLines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.notice

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).mapValues { "\($0)" }
            lines.lines.withLock { $0.append(Line(message: "\(event.message)", fields: fields)) }
        }
    }
}
