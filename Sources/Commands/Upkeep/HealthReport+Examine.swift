import Actions
import Channels
import Domain
import Foundation

extension HealthReport {
    /// Limits of free disk space in megabytes. Below `tight` is a warning. Below `full`, letters
    /// are soon refused.
    private static let (tight, full) = (1_000, 100)

    /// Checks everything that these settings name.
    /// - Parameter zone: what to look at in the zone. Nil for nothing.
    mutating func examine(_ settings: Settings, _ zone: ZoneExamination? = nil) async {
        examineDisk(at: settings.data.path)
        await examineDoors(settings)
        do {
            let root = try await CompositionRoot.make(settings)
            try await examineDatabase(root)
            try await examineCampaigns(root)
            try await examineMail(root)
            if let zone { await examine(zone, of: root) }
            try await examineWork(root)
            examineBackups(root)
            try await root.close()
        } catch { problem("database", "\(error)", do: Self.database) }
    }

    static let database =
        "if the server cannot be reached, start it or correct POSTBAG_DATABASE; if the data are damaged, stop "
        + "with systemctl stop postbag and restore the newest backup, as docs/running.md says under “Backups”"
    private static let disk =
        "free some: old backups with postbag backup FOLDER --keep 7, old logs with journalctl --vacuum-size=200M, "
        + "or move POSTBAG_DATA to a larger disk"

    private mutating func examineDisk(at path: String) {
        guard let free = Disk.free(at: path) else {
            return warning("disk", "how much is free at \(path) cannot be told", do: "see df \(path)")
        }
        let text = "\(free) MB free at \(path)"
        if free < Self.full {
            problem("disk", text, do: Self.disk)
        } else if free < Self.tight {
            warning("disk", text, do: Self.disk)
        } else {
            ok("disk", text)
        }
    }

    /// After this many seconds without a backup somebody should look.
    private static let backupPatience: TimeInterval = 2 * 86_400

    private func examineBackups(_ root: CompositionRoot) {
        let remedy =
            "run postbag backup FOLDER --keep 14 now, and see systemctl list-timers postbag-backup.timer and "
            + "journalctl -u postbag-backup"
        guard let last = BackupMark(root.settings.data).date() else {
            return root.services.rehearsal
                ? ok("backups", "none yet, of a rehearsal")
                : warning("backups", "postbag backup has never made one here", do: remedy)
        }
        let text = "the last one was made at \(last.formatted(.iso8601))"
        guard Date().timeIntervalSince(last) > Self.backupPatience else { return ok("backups", text) }
        warning("backups", text, do: remedy)
    }

    private mutating func examineDatabase(_ root: CompositionRoot) async throws {
        let errors = try await root.operatorActions.databaseErrors()
        for error in errors { problem("database", error, do: Self.database) }
        if errors.isEmpty { ok("database", "whole") }
    }

    private mutating func examineCampaigns(_ root: CompositionRoot) async throws {
        let slugs = try await root.operatorActions.campaigns().map(\.stored.slug)
        if slugs.isEmpty {
            warning(
                "campaigns", "there is none: postbag campaign import FOLDER",
                do: "run postbag campaign import FOLDER, or begin one at the desk")
        }
        let now = root.services.environment.now()
        for slug in slugs {
            guard let campaign = root.services.campaigns.newest(slug)?.campaign else {
                problem(
                    "campaign \(slug)",
                    "cannot be read any more: export it, see what `postbag campaign check` says, and import it again",
                    do: "postbag campaign export \(slug) FOLDER; postbag campaign check FOLDER; "
                        + "postbag campaign import FOLDER --replace")
                continue
            }
            let steps =
                "\(campaign.steps.count) \(campaign.steps.count == 1 ? "step" : "steps") in \(campaign.languages.map(\.tag).joined(separator: ", "))"
            ok("campaign \(slug)", "\(campaign.phase(at: now)), \(steps)")
        }
    }

    private mutating func examineWork(_ root: CompositionRoot) async throws {
        let services = root.services
        let waiting = try await services.monitoring.waitingWork()
        if waiting.inDoubt == 0 {
            ok("in doubt", "no letter")
        } else {
            warning(
                "in doubt", "\(waiting.inDoubt) for you to decide: postbag deliveries list --state in_doubt",
                do: "look for each in the mail server’s log, then postbag deliveries resolve ID --sent, "
                    + "--again or --drop")
        }
        examine(try await root.operatorActions.unreadMails())
        try examine(IncomingFolder(data: root.settings.data))
        examine(services.unconfirmed)
        let now = services.environment.now()
        examine("deliveries", waiting.deliveries, since: waiting.deliveriesSince, patience: 86_400, now)
        examine("mails to supporters", waiting.mails, since: waiting.mailsSince, patience: 900, now)
    }

    private func examine(_ mails: [(kind: ReceivedMail.Kind, count: Int)]) {
        if mails.isEmpty { return ok("mails that came in", "none to read") }
        let counts = mails.map { "\($0.count) \($0.kind.rawValue)" }.joined(separator: ", ")
        warning(
            "mails that came in", "\(counts), for you to read within 28 days: postbag mails list",
            do: "read each with postbag mails show ID, or at the desk under “Mails”")
    }

    /// How many seconds a mail may wait in the folder.
    private static let incomingPatience: TimeInterval = 60

    private mutating func examine(_ folder: IncomingFolder) throws {
        let aside = try folder.setAside()
        if !aside.isEmpty {
            problem(
                "damaged mails",
                "\(aside.count) in \(folder.aside.path): \(aside.prefix(5).map(\.name).joined(separator: ", "))",
                do: "look at each file; what is a whole mail goes in again with postbag receive < FILE, "
                    + "then remove it there")
        }
        let waiting = try folder.waiting()
        guard let first = waiting.first else { return ok("mails to take in", "none waits") }
        let text = "\(waiting.count) waiting, the first since \(first.since.formatted(.iso8601))"
        if Date().timeIntervalSince(first.since) > Self.incomingPatience {
            warning(
                "mails to take in", "\(text): is `postbag serve` or `postbag work` running?", do: Self.start)
        } else {
            ok("mails to take in", text)
        }
    }

    private static let room =
        "raise POSTBAG_UNCONFIRMED_MB if the disk has it, and restart; if somebody floods the site, "
        + "stop new letters with postbag switches on letters"

    private mutating func examine(_ room: UnconfirmedLimit) {
        let text = "\(room.octets / 1_000_000) MB of \(room.limit / 1_000_000) MB"
        if room.isFull {
            problem(
                "unconfirmed letters",
                "\(text): new ones are turned away until some are confirmed or a week old",
                do: Self.room)
        } else if room.octets > room.limit / 5 * 4 {
            warning(
                "unconfirmed letters",
                "\(text): give them more with POSTBAG_UNCONFIRMED_MB, if the disk has it", do: Self.room)
        } else {
            ok("unconfirmed letters", text)
        }
    }

    /// Prints how much work waits. `patience`: the seconds after which waiting is a warning.
    private func examine(_ what: String, _ count: Int, since: Date?, patience: TimeInterval, _ now: Date) {
        guard count > 0, let since, since <= now else {
            return ok(what, count == 0 ? "none waits" : "\(count) for later")
        }
        let text = "\(count) waiting, the first since \(since.formatted(.iso8601))"
        if now.timeIntervalSince(since) > patience {
            warning(
                what, "\(text): is `postbag serve` or `postbag work` running?",
                do: "see postbag switches for what is stopped; else \(Self.start)")
        } else {
            ok(what, text)
        }
    }
}
