import Foundation

extension Reply {
    /// The probable reason why a letter came back. Chooses the words for the writer, and whether
    /// the address of the target is tried again.
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
        if code == 0, let own = OwnReply(rawValue: text)?.reason { return own }
        let words = FoldedText(text)
        // Where the refusing server's words are plain, they count more than its status.
        if let reason = Self.plainWords.first(where: { words.says($0.signs) })?.reason { return reason }
        if let status = enhancedStatus, status.kind == "5", status.subject == 2, status.detail == 1 {
            return .noSuchAddress
        }
        if let status = enhancedStatus,
            let reason = Self.reason(subject: status.subject, detail: status.detail)
        {
            // Exchange reports 5.4.1 for an address that does not exist.
            guard status.kind == "5", status.subject == 4 else { return reason }
            return words.says(["recipient address rejected"]) ? .noSuchAddress : reason
        }
        if let reason = Self.words.first(where: { words.says($0.signs) })?.reason { return reason }
        if code == 552 { return .full }
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
}

/// Postbag's own texts in place of a reply, where no server replied. Never change a text, since the
/// database stores the texts.
package enum OwnReply: String, Sendable, CaseIterable {
    case suspended = "letters to this address came back, so it gets no more of them"
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
        case .suspended: .noSuchAddress
        case .mailStopped: .stopped
        case .rehearsalEnded, .givenUp, .wordsRefused: .dropped
        case .noUTF8: .characters
        }
    }
}

extension Reply {
    package init(_ own: OwnReply) { self.init(0, own.rawValue) }
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
