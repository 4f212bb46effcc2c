import Domain
import Foundation
import Logging
import Storage

/// Runs the periodic tasks. They find dead workers, settle quiet deliveries, and drop, erase and
/// delete letters. They also aggregate the count, and read new campaigns and places.
package struct Maintenance: Sendable {
    let services: Services
    static let batch = 200

    package init(_ services: Services) { self.services = services }

    package func run(until stop: StopSignal) async {
        await withDiscardingTaskGroup { group in
            group.addTask { await repeated(chores, every: 2_000, until: stop) }
            // The recount reads every letter. The other tasks must not wait for the recount.
            group.addTask {
                await repeated(
                    services.switches.on(.readOnly) == nil ? [("recount", services.recount.nightly)] : [],
                    every: 60_000, until: stop)
            }
            // Whoever turns a switch waits for it.
            group.addTask { await repeated([switches, policies, identity], every: 1_000, until: stop) }
            group.addTask { await repeated([checkpointing, copies, schema], every: 30_000, until: stop) }
            group.addTask { await repeated([measuring], every: 5_000, until: stop) }
        }
    }

    private func repeated(
        _ chores: @autoclosure @Sendable () -> [MaintenanceTask], every milliseconds: Int,
        until stop: StopSignal
    ) async {
        while !stop.isSet {
            for (name, work) in chores() where !stop.isSet {
                do { try await work() } catch {
                    services.logger.error(
                        "sweep failed", metadata: ["chore": "\(name)", "error": "\(error)"])
                }
            }
            await stop.wait(milliseconds: milliseconds)
        }
    }

    /// Runs every task once.
    package func once() async throws {
        for (_, work) in chores + [checkpointing, copies, measuring, switches, policies, identity] {
            try await work()
        }
    }

    private typealias MaintenanceTask = (name: String, work: @Sendable () async throws -> Void)

    /// Writes a checkpoint, so that erased data leaves the disk.
    private var checkpointing: MaintenanceTask {
        ("disk", { try await services.database.engine.checkpoint() })
    }

    /// Removes copies from before an earlier change of the schema, which hold what was erased.
    private var copies: MaintenanceTask {
        (
            "old copies",
            {
                let now = services.environment.now()
                try services.database.engine.removeCopies(
                    before: now.addingTimeInterval(-Retention.schemaCopy))
            }
        )
    }

    /// Fails while a newer program has changed the schema beside this one, which the log then says.
    private var schema: MaintenanceTask {
        ("schema", { try await services.database.engine.checkSchema() })
    }

    private var measuring: MaintenanceTask { ("unconfirmed letters", services.measureUnconfirmed) }

    private var switches: MaintenanceTask {
        (
            "switches",
            {
                try await services.switches.refresh()
                try await services.suspensions.refresh()
            }
        )
    }

    private var policies: MaintenanceTask {
        ("own words", { try await services.wordsPolicies.refresh() })
    }

    private var identity: MaintenanceTask { ("site", { try await services.identity.refresh() }) }

    /// While the whole site is read-only, nothing but caches changes. Incoming mails wait in their
    /// folder, and outgoing ones in the outbox.
    private var chores: [MaintenanceTask] {
        let caches: [MaintenanceTask] = [
            ("campaigns", { try await services.campaigns.refresh() }),
            ("places", { try await services.places.refresh() }),
        ]
        return services.switches.on(.readOnly) == nil ? caches + writing : caches
    }

    private var writing: [MaintenanceTask] {
        [
            ("planned versions", publishPlanned), ("switches that ended", endSwitches),
            ("letters held", releaseHeld), ("search", indexWords), ("erased words", forgetErasedWords),
            ("dead workers", takeOver),
            ("mails that wait", recordWaitingMails), ("quiet deliveries", settle),
            ("unreachable targets", giveUpUnreachable), ("cancelled mail", giveBackCancelled),
            ("end of rehearsal", endRehearsal),
            ("deadlines", meetDeadlines), ("news", queueNews), ("pages served", services.storeServedPages),
            ("count", aggregate), ("day", startDay), ("expiry", expire),
            ("old revisions", eraseOldRevisions),
        ]
    }

    /// Runs `work` in one process at a time. Skips `work` when another process does maintenance.
    /// (The embedded database has one writer anyway.)
    func alone(_ work: @escaping @Sendable (any Connection) throws -> Void) async throws {
        try await services.database.write { connection in
            if try connection.tryLock(named: "sweep") { try work(connection) }
        }
    }

    @Sendable private func aggregate() async throws {
        let batch = 10_000
        for queue in CountQueue.all + [.figures] {
            while try await services.database.write({ try $0.counts.aggregate(queue, limit: batch) }) == batch
            {}
        }
    }

    /// Stores with how many supporters the day began, so that pages can count those of today.
    @Sendable private func startDay() async throws {
        let today = Day(services.environment.now())
        guard try await services.database.read({ try $0.counts.lackStart(of: today) }) else { return }
        try await alone { try $0.counts.storeStart(of: today) }
    }

    /// Takes over the work of dead processes. Letters that a dead process was sending are in doubt.
    /// A supporter mail is sent once more as a new outbox message, so that an earlier link stays
    /// valid.
    @Sendable private func takeOver() async throws {
        let now = services.environment.now()
        let database = services.database
        let workers = try await database.read {
            try Set($0.deliveries.workersSending() + $0.outbox.workersSending())
        }
        for worker in workers {
            guard try await !database.engine.isAlive(worker: worker) else { continue }
            try await alone { connection in
                // The worker may have taken its lock again meanwhile.
                guard try connection.tryLock(named: "worker \(worker)") else { return }
                for delivery in try connection.deliveries.sending(by: worker) {
                    guard let letter = try connection.letters.lockedSummary(delivery.letter),
                        try connection.deliveries.isSending(delivery, worker: worker)
                    else {
                        continue
                    }
                    try connection.apply(.workerDied, to: delivery, of: letter, at: now)
                }
                for mail in try connection.outbox.sending(by: worker) {
                    try connection.apply(
                        .workerDied, to: mail, again: services.environment.newID(), at: now)
                }
            }
        }
    }

    @Sendable private func settle() async throws {
        let now = services.environment.now()
        let before = now.addingTimeInterval(-RetryRules.settlesAfter)
        guard
            try await !services.database.read({
                try $0.deliveries.quiet(before: before, at: now, limit: 1)
            }).isEmpty
        else { return }
        try await alone { connection in
            for quiet in try connection.deliveries.quiet(before: before, at: now, limit: Self.batch) {
                guard let letter = try connection.letters.lockedSummary(quiet.letter),
                    let delivery = try connection.deliveries.find(of: quiet.letter, by: quiet.channel)
                else { continue }
                try connection.apply(.quiet, to: delivery, of: letter, at: now)
            }
        }
    }

    @Sendable private func meetDeadlines() async throws {
        let now = services.environment.now()
        guard
            try await !services.database.read({
                try $0.letters.pastDeadline(at: now, unconfirmed: Retention.unconfirmed, limit: 1)
            }).isEmpty
        else {
            return
        }
        try await alone { connection in
            for id in try connection.letters.pastDeadline(
                at: now, unconfirmed: Retention.unconfirmed, limit: Self.batch)
            {
                try connection.meetDeadline(of: id, rehearsing: services.rehearsal, at: now)
            }
        }
    }

    @Sendable private func expire() async throws {
        let now = services.environment.now()
        try await alone { connection in
            try connection.expire(at: now, today: Day(now).description)
            try connection.deskSessions.expire(at: now)
            try connection.suspensions.forgetBounces(before: now.addingTimeInterval(-SuspensionRules.within))
            try connection.refusals.forget(before: now.addingTimeInterval(-Retention.afterDelivery))
            try connection.signIns.forget(askedBefore: now.addingTimeInterval(-3_600))
            try connection.halfSignIns.forget(
                begunBefore: now.addingTimeInterval(-SecondFactorRules.halfSignIn))
            try connection.invitations.forget(sentBefore: now.addingTimeInterval(-Retention.invitation))
            try connection.rateLimits.forget(olderThan: 120)
            try connection.newsAddresses.expire(before: now.addingTimeInterval(-Retention.newsAddress))
            try connection.outbox.forget(queuedBefore: now.addingTimeInterval(-Retention.bareMail))
            try connection.receivedMails.forget(
                receivedBefore: now.addingTimeInterval(-Retention.afterDelivery))
        }
    }
}

extension Connection {
    /// Drops and erases an unconfirmed letter whose deadline is over. Erases a confirmed letter
    /// once nothing can happen to the letter any more. Deletes a dropped letter.
    fileprivate func meetDeadline(of id: Int64, rehearsing: Bool, at now: Date) throws {
        guard let stored = try letters.locked(id) else { return try letters.clearDeadline(of: id) }
        // A transaction that had locked the letter before may have given the letter more time.
        guard let deadline = try deadline(of: stored.letter), deadline <= now else { return }
        switch stored.letter.state {
        case .written:
            try drop(stored.letter, at: now)
            try letters.erase(id, at: now)
        case .dropped where !stored.erased:
            try letters.erase(id, at: now)
            try letters.setDeadline(of: id, at: now.addingTimeInterval(Retention.afterDropping))
        case .dropped:
            try letters.clearDeadline(of: id)
            try letters.deleteDropped(id)
        case .confirmed:
            let all = try deliveries.all(of: id)
            let events = try all.map(\.changedAt) + [passedAnswers.last(of: id)].compactMap(\.self)
            let last = events.max() ?? now
            let isStranded = stored.letter.rehearsal && !rehearsing
            let isOver =
                isStranded
                || all.allSatisfy { ![.queued, .sending, .deferred, .inDoubt].contains($0.state) }
            let due = last.addingTimeInterval(Retention.afterDelivery)
            if isOver, due <= now {
                if isStranded { try endRehearsal(of: stored.letter, at: now) }
                try letters.erase(id, at: now)
                try letters.clearDeadline(of: id)
            } else {
                try letters.setDeadline(of: id, at: max(due, now.addingTimeInterval(86_400)))
            }
        }
    }

    /// Gives up the deliveries of a rehearsal letter, because nobody will send them.
    private func endRehearsal(of letter: Letter, at now: Date) throws {
        for delivery in try deliveries.all(of: letter.id) {
            try apply(.unreachable(OwnReply.rehearsalEnded.rawValue), to: delivery, of: letter.head, at: now)
        }
    }
}
