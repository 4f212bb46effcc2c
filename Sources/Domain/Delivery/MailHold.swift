package import Foundation

/// Our two kinds of mail, each with a return path of its own, which a mail server may judge apart.
package enum MailSender: String, Sendable, CaseIterable {
    /// Letters to targets.
    case letters
    /// Postbag's own mails to supporters.
    case mails
}

/// The mail server takes none of one sender's mail: it waits, and one mail at a time tries.
package struct MailHold: Sendable, Equatable {
    package var since: Date
    package var probeAt: Date
    /// How many mails have tried since.
    package var probes: Int
    /// How many mails came back into the queue.
    package var turnedBack: Int
    /// The same refusal came for several recipients in a row.
    package var isRun: Bool
    /// The words with which it began.
    package var reply: Reply

    package init(since: Date, probeAt: Date, probes: Int = 0, turnedBack: Int = 0, isRun: Bool, reply: Reply)
    {
        self.since = since
        self.probeAt = probeAt
        self.probes = probes
        self.turnedBack = turnedBack
        self.isRun = isRun
        self.reply = reply
    }

    /// What begins with `reply` at `now`.
    package init(beginning reply: Reply, isRun: Bool, at now: Date) {
        self.init(
            since: now, probeAt: now.addingTimeInterval(Self.pause(after: 0)), isRun: isRun, reply: reply)
    }

    /// In seconds: soon at first, since a server may just be starting again; then every quarter of
    /// an hour.
    package static func pause(after probes: Int) -> TimeInterval {
        let pauses: [TimeInterval] = [10, 30, 60, 120, 300, 600, 900]
        return pauses[min(probes, pauses.count - 1)]
    }

    /// What one mail's outcome says of the hold: true: it is over; false: it goes on; nil: nothing.
    package func isEnded(by outcome: Outcome) -> Bool? {
        switch outcome {
        case .accepted: true
        case .held: false
        // Without a code nobody was asked.
        case .refused(let reply): reply.code == 0 ? nil : !(isRun && reply.isAlike(self.reply))
        case .deferred, .inDoubt, .slowedDown: nil
        }
    }
}

/// The mail server asked for less: nothing goes for a while, then a few at a time.
package struct MailSlowdown: Sendable, Equatable {
    package var at: Date
    package var until: Date
    package var pause: TimeInterval
    /// A mail was taken since.
    package var hasGone: Bool
    package var reply: Reply

    package init(at: Date, until: Date, pause: TimeInterval, hasGone: Bool, reply: Reply) {
        self.at = at
        self.until = until
        self.pause = pause
        self.hasGone = hasGone
        self.reply = reply
    }

    private static let shortest: TimeInterval = 60
    private static let longest: TimeInterval = 900
    /// How many may be under way at once while the server is remembered as slow.
    package static let width = 4
    private static let remembered: TimeInterval = 600

    /// How many of `room` places may be filled, when there are `places` in all.
    package static func capacity(_ capacity: Int, of places: Int) -> Int {
        max(0, min(capacity, width - (places - capacity)))
    }

    /// After `reply`; a longer pause where the last one was no use. Unchanged while one is under
    /// way.
    package static func after(_ last: MailSlowdown?, _ reply: Reply, at now: Date) -> MailSlowdown {
        if let last, now < last.until { return last }
        let pause = last.map { $0.hasGone ? shortest : min(2 * $0.pause, longest) } ?? shortest
        return MailSlowdown(
            at: now, until: now.addingTimeInterval(pause), pause: pause, hasGone: false, reply: reply)
    }

    /// Whether the server is still to be spared.
    package func isRecent(at now: Date) -> Bool { now < until.addingTimeInterval(Self.remembered) }
}

/// The same refusal for several recipients in a row is about us, whatever it says.
package enum RefusalRun {
    package static let refusals = 3
    package static let recipients = 2
    /// A refusal that may turn out to be one of a run is told to the writer only after this time.
    package static let grace: TimeInterval = 300
}

extension Reply {
    /// Whether a refusal may be about anything, and so perhaps about us.
    package var isUnclear: Bool { code >= 500 && verdict(at: .text) == .unclear }

    /// Code and enhanced status, or the first words: what two replies for the same reason share.
    package var likeness: String {
        let word =
            text.utf8.prefix(200).split(separator: UInt8(ascii: " ")).first.map {
                String(decoding: $0, as: UTF8.self)
            } ?? ""
        return "\(code) \(word)"
    }

    package func isAlike(_ other: Reply) -> Bool { likeness == other.likeness }
}

extension Reply {
    /// The reply without words that hold an address: servers quote whom they refuse.
    package var withoutAddresses: Reply {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        return Reply(
            code, words.map { $0.utf8.contains(UInt8(ascii: "@")) ? "…" : String($0) }.joined(separator: " "))
    }
}
