import Foundation

extension Reply {
    /// The probable reason why a letter came back. Use a reason to choose words for the writer,
    /// never for a decision.
    package enum Reason: String, Sendable, CaseIterable {
        case noSuchAddress = "address"
        case full, policy
        case tooLarge = "size"
        case unreachable
        /// Postbag itself tried until its timeout.
        case tried
        /// Our own mail server cannot send to such an address.
        case characters
        /// The campaign no longer writes to this address.
        case targetGone = "target_gone"
        /// The organiser has stopped all mail to the target.
        case stopped
        /// The operator gave up the delivery.
        case dropped
        case other
    }

    package var reason: Reason {
        if code == 0, let own = OwnWords(rawValue: text)?.reason { return own }
        // Exchange reports 5.4.1 for an address that does not exist.
        if enhancedStatus?.kind == "5", enhancedStatus?.subject == 4, reasonByWords == .noSuchAddress {
            return .noSuchAddress
        }
        if let status = enhancedStatus, status.kind == "5", status.subject == 2, status.detail == 1 {
            return .noSuchAddress
        }
        if let status = enhancedStatus,
            let reason = Self.reason(subject: status.subject, detail: status.detail)
        {
            return reason
        }
        if let reason = reasonByWords { return reason }
        return code == 0 && enhancedStatus == nil ? .other : isTransient ? .unreachable : .other
    }

    private var isTransient: Bool { (400..<500).contains(code) || enhancedStatus?.kind == "4" }

    /// Returns the reason by RFC 3463 and the registry of RFC 5248. Nil where the status allows
    /// several reasons.
    private static func reason(subject: Int, detail: Int) -> Reason? {
        switch (subject, detail) {
        case (1, 1...3), (1, 6), (1, 10): .noSuchAddress
        case (1, 7), (1, 8): .policy
        case (2, 2), (3, 1): .full
        case (2, 3), (3, 4): .tooLarge
        case (3, 2), (4, 1...9): .unreachable
        case (6, 7): .characters
        case (7, 1...): .policy
        default: nil
        }
    }

    /// Class, subject and detail of an enhanced status code (RFC 3463) at the start of the text.
    private var enhancedStatus: (kind: String, subject: Int, detail: Int)? {
        guard let match = text.firstMatch(of: /^([245])\.([0-9]{1,3})\.([0-9]{1,3})(?![0-9.])/),
            let subject = Int(match.2), let detail = Int(match.3)
        else { return nil }
        // A server that defers for days and then gives up reports greylisting or a limit. Such a
        // status is no judgement of the letter.
        if match.1 == "4", subject == 7 { return ("4", 4, 7) }
        return (String(match.1), subject, detail)
    }

    private var reasonByWords: Reason? {
        let words = text.lowercased()
        return Self.words.first { $0.signs.contains(where: words.contains) }?.reason
            ?? (code == 552 ? .full : nil)
    }

    private static let words: [(reason: Reason, signs: [String])] = [
        (
            .tooLarge,
            [
                "too large", "too big", "size limit", "message size", "exceeds size", "maximum size",
                "at most ",
            ]
        ),
        (.full, ["quota", "mailbox full", "mailbox is full", "insufficient storage", "no space left"]),
        (.characters, ["smtputf8", "outside ascii"]),
        (
            .noSuchAddress,
            [
                "unknown", "no such", "does not exist", "doesn't exist", "not found", "no mailbox here",
                "unrouteable",
                "unroutable", "not exist", "invalid recipient", "invalid mailbox",
                "recipient address rejected",
                "no longer", "disabled", "inactive", "not a valid", "isn't a valid",
                "no mailbox by that name",
                "bad destination mailbox", "not listed", "undeliverable address",
            ]
        ),
        (
            .policy,
            [
                "spam", "block", "policy", "denied", "blacklist", "reject", "not allowed", "prohibited",
                "dmarc", "spf",
            ]
        ),
        (
            .unreachable,
            [
                "timed out", "timeout", "time-out", "connection", "could not be reached", "expired",
                "too old", "greylist",
                "graylist", "try again", "temporar", "gave up", "giving up", "too long", "host not reachable",
                "no route",
            ]
        ),
    ]
}

/// Postbag's own texts where no server replied. Never change a text, since the database stores the
/// texts.
package enum OwnWords: String, Sendable, CaseIterable {
    case noAddressAnyMore = "the campaign names no e-mail address for this target any more"
    case seatWithoutAddress = "nobody who has an e-mail address sits there any more"
    case noLongerSits = "whom this letter was written to no longer sits for that division"
    case leftOrWithoutAddress =
        "whom this letter was written to sits there no longer, or has no e-mail address any more"
    case rehearsalEnded = "the rehearsal ended before it was its turn"
    case givenUp = "given up by the operator"
    case mailStopped = "the organiser has stopped all mail to this target"
    case wordsRefused = "the organiser does not pass these own words on"
    case noUTF8 = "The server takes no addresses outside ASCII (it offers no SMTPUTF8)."

    var reason: Reply.Reason {
        switch self {
        case .noAddressAnyMore, .seatWithoutAddress, .noLongerSits, .leftOrWithoutAddress: .targetGone
        case .mailStopped: .stopped
        case .rehearsalEnded, .givenUp, .wordsRefused: .dropped
        case .noUTF8: .characters
        }
    }
}

extension Reply {
    package init(_ own: OwnWords) { self.init(0, own.rawValue) }
}

extension Delivery {
    /// The reason why the letter came back. `tried` ("We tried for days") only applies when Postbag
    /// itself tried.
    package var returnReason: Reply.Reason {
        let reason = reply?.reason ?? .other
        let tried = changedAt.timeIntervalSince(queuedAt) >= 3 * 86_400 && attempts >= 10
        guard tried, reason == .unreachable || reason == .other else { return reason }
        return .tried
    }
}
