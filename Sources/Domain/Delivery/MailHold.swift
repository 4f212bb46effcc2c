package import Foundation

/// The two kinds of our mail. Each kind has its own return path, since a mail server may judge them
/// separately.
package enum MailSender: String, Sendable, CaseIterable {
    /// Letters to targets.
    case letters
    /// Postbag's own mails to supporters.
    case mails
}

/// A hold: the mail server refuses all mail of one sender. The queue waits, and one mail at a time
/// tests the server.
package struct MailHold: Sendable, Equatable {
    package var since: Date
    package var probeAt: Date
    /// The number of test mails since the hold began.
    package var probes: Int
    /// The number of mails that came back into the queue.
    package var turnedBack: Int
    /// Whether the hold began because several recipients in a row got the same refusal.
    package var isRun: Bool
    /// The reply that began the hold.
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

    /// Begins a hold at `now`, because of `reply`.
    package init(beginning reply: Reply, isRun: Bool, at now: Date) {
        self.init(
            since: now, probeAt: now.addingTimeInterval(Self.pause(after: 0)), isRun: isRun, reply: reply)
    }

    /// Returns the pause before the next test, in seconds. The first pauses are short, since a
    /// server may only be restarting. Later pauses are a quarter of an hour.
    package static func pause(after probes: Int) -> TimeInterval {
        let pauses: [TimeInterval] = [10, 30, 60, 120, 300, 600, 900]
        return pauses[min(probes, pauses.count - 1)]
    }

    /// Whether a mail's outcome ends the hold. Nil when the outcome says nothing about the hold.
    package func isEnded(by outcome: Outcome) -> Bool? {
        switch outcome {
        case .accepted: true
        case .held: false
        // A reply without a code means that no server was asked.
        case .refused(let reply): reply.code == 0 ? nil : !(isRun && reply.isAlike(self.reply))
        case .deferred, .inDoubt, .slowedDown: nil
        }
    }
}

/// Mail that an owner holds: nothing leaves but mails that sign in, until somebody lets it go on.
package struct MailStop: Sendable, Equatable {
    package let since: Date
    /// The name of whoever holds it.
    package let by: String

    package init(since: Date, by: String) { (self.since, self.by) = (since, by) }
}

/// A slowdown: the mail server asked for less mail. Sending stops for a while, then continues with
/// a few mails at a time.
package struct MailSlowdown: Sendable, Equatable {
    package var at: Date
    package var until: Date
    package var pause: TimeInterval
    /// Whether the server has accepted a mail since.
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
    /// The maximum number of mails sent at once while the slowdown is recent.
    package static let width = 4
    private static let remembered: TimeInterval = 600

    /// Returns how many of `capacity` free places may be filled, out of `places` in all.
    package static func capacity(_ capacity: Int, of places: Int) -> Int {
        max(0, min(capacity, width - (places - capacity)))
    }

    /// Returns the slowdown after `reply`. Returns the last slowdown unchanged while its pause
    /// lasts. The pause doubles when the server accepted no mail after the last one.
    package static func after(_ last: MailSlowdown?, _ reply: Reply, at now: Date) -> MailSlowdown {
        if let last, now < last.until { return last }
        let pause = last.map { $0.hasGone ? shortest : min(2 * $0.pause, longest) } ?? shortest
        return MailSlowdown(
            at: now, until: now.addingTimeInterval(pause), pause: pause, hasGone: false, reply: reply)
    }

    /// Whether sending must still be limited.
    package func isRecent(at now: Date) -> Bool { now < until.addingTimeInterval(Self.remembered) }
}

/// The same refusal for several recipients in a row is about us, whatever its text.
package enum RefusalRun {
    package static let refusals = 3
    package static let recipients = 2
    /// The time before a writer is told of a refusal that may belong to a run, in seconds.
    package static let grace: TimeInterval = 300
}

extension Reply {
    /// Whether a refusal may have any cause, and therefore may be about us.
    package var isUnclear: Bool { code >= 500 && verdict(at: .text) == .unclear }

    /// The code and the first word, usually the enhanced status. Replies for the same reason share
    /// them.
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
    /// The reply without words that contain an address. Servers quote the refused address.
    package var withoutAddresses: Reply {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        return Reply(
            code, words.map { $0.utf8.contains(UInt8(ascii: "@")) ? "…" : String($0) }.joined(separator: " "))
    }
}
