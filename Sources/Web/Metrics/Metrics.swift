import Actions
import Domain
import Foundation

/// Numbers for monitoring this Postbag, in Prometheus' text format (version 0.0.4). The numbers are
/// only counts, and nothing is personal.
struct Metrics {
    private var lines: [String] = []

    /// Adds a metric. `samples` are labels and values. Labels are written as in Prometheus,
    /// `{campaign="calais"}`, or are empty.
    mutating func add(
        _ name: String, _ help: String, kind: String = "gauge", _ samples: [(labels: String, value: Int)]
    ) {
        lines +=
            ["# HELP \(name) \(help)", "# TYPE \(name) \(kind)"]
            + samples.map { "\(name)\($0.labels) \($0.value)" }
    }

    /// Adds durations in buckets. `labels` are written as `class="page"`, or are empty.
    mutating func add(
        _ name: String, _ help: String, histograms: [(labels: String, histogram: Histogram)]
    ) {
        lines += ["# HELP \(name) \(help)", "# TYPE \(name) histogram"]
        for (labels, histogram) in histograms {
            let (counts, before) = (histogram.counts, labels.isEmpty ? "" : "\(labels),")
            let suffix = labels.isEmpty ? "" : "{\(labels)}"
            lines += zip(histogram.bounds, counts.buckets).map {
                "\(name)_bucket{\(before)le=\"\($0)\"} \($1)"
            }
            lines += [
                "\(name)_bucket{\(before)le=\"+Inf\"} \(counts.count)",
                "\(name)_sum\(suffix) \(counts.sum)", "\(name)_count\(suffix) \(counts.count)",
            ]
        }
    }

    var text: String { lines.joined(separator: "\n") + "\n" }
}

extension Metrics {
    mutating func add(_ tallies: [(slug: String, tally: Tally)]) {
        add(
            "postbag_supporters", "People who have confirmed a letter.",
            tallies.map { ("{campaign=\"\($0.slug)\"}", $0.tally.supporters) })
        add(
            "postbag_letters_written", "Letters written, confirmed or not.",
            tallies.map { ("{campaign=\"\($0.slug)\"}", $0.tally.letters.written) })
        add(
            "postbag_letters", "Confirmed letters by what is known of them.",
            tallies.flatMap { slug, tally in
                LetterStatus.allCases.map {
                    ("{campaign=\"\(slug)\",standing=\"\($0.rawValue)\"}", tally.letters[$0])
                }
            })
    }

    mutating func add(_ waiting: WaitingWork, at now: Date) {
        let age = { (since: Date?) in since.map { max(0, Int(now.timeIntervalSince($0))) } ?? 0 }
        add("postbag_deliveries_waiting", "Letters queued or deferred.", [("", waiting.deliveries)])
        add(
            "postbag_deliveries_sending", "Letters that are being sent at this moment.",
            [("", waiting.sending)])
        add(
            "postbag_deliveries_in_doubt", "Letters about which a person must decide.",
            [("", waiting.inDoubt)])
        add(
            "postbag_deliveries_held", "Letters that a switch or a reader of own words holds.",
            [("", waiting.held)])
        add(
            "postbag_deliveries_oldest_seconds", "For how long the first waiting letter has been due.",
            [("", age(waiting.deliveriesSince))])
        add("postbag_mails_waiting", "Mails to supporters that are queued.", [("", waiting.mails)])
        add(
            "postbag_mails_oldest_seconds", "For how long the first waiting mail has been due.",
            [("", age(waiting.mailsSince))])
    }

    mutating func add(_ kept: [(kind: ReceivedMail.Kind, count: Int)]) {
        add(
            "postbag_mails_kept", "Mails that came in and that nobody has read yet, by kind.",
            ReceivedMail.Kind.allCases.map { kind in
                ("{kind=\"\(kind.rawValue)\"}", kept.first { $0.kind == kind }?.count ?? 0)
            })
    }

    mutating func add(_ mail: MailState, at now: Date) {
        add(
            "postbag_mail_held", "1 while no mail server takes this mail, or an owner holds it.",
            [
                ("{mail=\"letters\"}", mail.lettersWait ? 1 : 0),
                ("{mail=\"mails\"}", mail.supporterMailsWait ? 1 : 0),
            ])
        add(
            "postbag_mail_slowed", "1 while the mail server wants mail more slowly.",
            [("", mail.slowdown?.isRecent(at: now) == true ? 1 : 0)])
    }

    mutating func add(_ room: UnconfirmedLimit) {
        add(
            "postbag_unconfirmed_bytes", "What letters that nobody has confirmed take of the disk.",
            [("", room.octets)])
        add(
            "postbag_unconfirmed_limit_bytes", "What they may take; beyond it new ones get 503.",
            [("", room.limit)])
    }

    mutating func add(_ board: SwitchBoard, at now: Date) {
        let on = board.all(at: now)
        add(
            "postbag_switch_on", "For how many places, the site or a campaign, a switch is on.",
            Switch.Name.allCases.map { name in
                ("{switch=\"\(name.rawValue)\"}", on.count { $0.name == name })
            })
    }

    mutating func add(_ durations: MailDurations) {
        add(
            "postbag_delivery_duration_seconds",
            "From the confirmation of a letter until a mail server took it, in this process.",
            histograms: [("", durations.deliveries)])
        add(
            "postbag_sending_duration_seconds",
            "From the claim of one mail until the mail server answered, in this process.",
            histograms: MailSender.allCases.map {
                ("mail=\"\($0.rawValue)\"", durations.sending($0))
            })
    }

    mutating func add(_ durations: RequestDurations) {
        add(
            "postbag_request_duration_seconds", "Of answering a request, in this process.",
            histograms: RequestClass.allCases.compactMap { kind in
                durations.byClass[kind].map { ("class=\"\(kind.rawValue)\"", $0) }
            })
    }

    /// - Parameter date: when a backup was last made. Nil for never, as far as known.
    mutating func add(lastBackup date: Date?) {
        add(
            "postbag_backup_timestamp_seconds", "When postbag backup last ended well; 0 for never.",
            [("", date.map { Int($0.timeIntervalSince1970) } ?? 0)])
    }

    mutating func add(_ traffic: Traffic) {
        add("postbag_connections", "Connections that are open.", [("", traffic.connections)])
        add(
            "postbag_requests_waiting", "Connections that wait for an answer of ours.",
            [("", traffic.requests)])
    }

    mutating func add(_ requests: RequestCounts) {
        add(
            "postbag_requests_total", "Requests that this process has answered, by status.", kind: "counter",
            requests.byStatus.sorted { $0.key < $1.key }.map { ("{status=\"\($0.key)\"}", $0.value) })
    }
}
