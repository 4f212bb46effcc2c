import Domain
import Foundation
import Logging
import Storage

/// Does what time asks for: finds dead workers, settles quiet deliveries, drops, erases and deletes letters, gathers the count, notices new campaigns and places.
package struct Sweep: Sendable {
    let runtime: Runtime
    static let batch = 200

    package init(_ runtime: Runtime) { self.runtime = runtime }

    package func run(until stop: StopSignal) async {
        while !stop.isSet {
            for (name, work) in chores where !stop.isSet {
                do { try await work() } catch { runtime.logger.error("sweep failed", metadata: ["chore": "\(name)", "error": "\(error)"]) }
            }
            await stop.wait(milliseconds: 2_000)
        }
    }

    /// Every chore once.
    package func once() async throws {
        for (_, work) in chores { try await work() }
    }

    private var chores: [(name: String, work: @Sendable () async throws -> Void)] {
        [
            ("campaigns", { try await runtime.campaigns.refresh() }), ("places", { try await runtime.places.refresh() }),
            ("dead workers", takeOver), ("quiet deliveries", settle), ("unreachable targets", giveUpUnreachable), ("end of rehearsal", endRehearsal),
            ("deadlines", meetDeadlines), ("count", { try await runtime.database.write { try $0.gatherTally() } }),
            ("count by place", { try await runtime.database.write { try $0.gatherPlaces() } }), ("expiry", expire),
        ]
    }

    /// What a dead process was sending is in doubt; a mail of ours is sent once more, as a new one, so that an earlier link stays good.
    @Sendable private func takeOver() async throws {
        let now = runtime.world.now()
        let database = runtime.database
        let dead = try await database.read { try $0.workersSending() }.filter { !database.engine.isAlive(worker: $0) }
        for worker in dead {
            try await database.write { connection in
                for delivery in try connection.sendingDeliveries(of: worker) {
                    guard let letter = try connection.letter(delivery.letter)?.letter else { continue }
                    try connection.apply(.workerDied, to: delivery, of: letter, at: now)
                }
                for (mail, rehearsal) in try connection.sendingMails(of: worker) {
                    try connection.finish(mail: mail.id, state: "in_doubt")
                    try connection.run(.queueMail(id: runtime.world.newID(), letter: mail.letter, kind: mail.kind, rehearsal: rehearsal, due: now))
                }
            }
        }
    }

    @Sendable private func settle() async throws {
        let now = runtime.world.now()
        let before = now.addingTimeInterval(-Delivery.quietTime)
        guard try await !runtime.database.read({ try $0.quietDeliveries(before: before, limit: 1) }).isEmpty else { return }
        try await runtime.database.write { connection in
            for delivery in try connection.quietDeliveries(before: before, limit: Self.batch) {
                guard let letter = try connection.letter(delivery.letter)?.letter else { continue }
                try connection.apply(.quiet, to: delivery, of: letter, at: now)
            }
        }
    }

    @Sendable private func meetDeadlines() async throws {
        let now = runtime.world.now()
        guard try await !runtime.database.read({ try $0.lettersPastDeadline(at: now, limit: 1) }).isEmpty else { return }
        try await runtime.database.write { connection in
            for id in try connection.lettersPastDeadline(at: now, limit: Self.batch) {
                try connection.meetDeadline(of: id, rehearsing: runtime.rehearsal, at: now)
            }
        }
    }

    @Sendable private func expire() async throws {
        let now = runtime.world.now()
        try await runtime.database.write { try $0.expire(at: now, today: Day(now).description) }
    }
}

extension Connection {
    /// Unconfirmed letters are dropped and erased, confirmed ones erased once nothing can happen to them any more, dropped ones deleted.
    fileprivate func meetDeadline(of id: Int64, rehearsing: Bool, at now: Date) throws {
        guard let stored = try letter(id) else { return try clearDeadline(of: id) }
        switch stored.letter.stage {
        case .written:
            try drop(stored.letter, at: now)
            try erase(letter: id, at: now)
        case .dropped:
            try clearDeadline(of: id)
            try deleteDropped(id)
        case .confirmed:
            let deliveries = try deliveries(of: id)
            let last = deliveries.map(\.changedAt).max() ?? now
            let isStranded = stored.letter.rehearsal && !rehearsing
            let isOver = isStranded || deliveries.allSatisfy { ![.queued, .sending, .deferred, .inDoubt].contains($0.state) }
            let due = last.addingTimeInterval(Retention.afterDelivery)
            if isOver, due <= now {
                if isStranded { try endRehearsal(of: stored.letter, at: now) }
                try erase(letter: id, at: now)
                try clearDeadline(of: id)
            } else {
                try setDeadline(of: id, at: max(due, now.addingTimeInterval(86_400)))
            }
        }
    }

    /// What a rehearsal left queued is sent by nobody.
    private func endRehearsal(of letter: Letter, at now: Date) throws {
        for delivery in try deliveries(of: letter.id) {
            try apply(.unreachable("the rehearsal ended before it was its turn"), to: delivery, of: letter, at: now)
        }
    }
}
