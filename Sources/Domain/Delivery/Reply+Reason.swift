extension Reply {
    /// Why a letter was refused, as far as the reply lets on; for words to the writer, never for a decision.
    package enum Reason: String, Sendable, CaseIterable { case unknown, full, blocked, unreachable, other }

    package var reason: Reason {
        if code < 500 { return .unreachable }
        switch enhancedStatus {
        case ("1", _)?: return .unknown
        case ("2", "2")?: return .full
        case ("4", _)?: return .unreachable
        case ("7", _)?: return .blocked
        case .some: return .other
        case nil: return reasonByWords
        }
    }

    /// Subject and detail of an enhanced status code (RFC 3463) at the head of the text: `("1", "1")` for `5.1.1`.
    private var enhancedStatus: (subject: Substring, detail: Substring)? {
        let parts = text.prefix { !$0.isWhitespace }.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "5", parts.allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy(\.isNumber) }) else { return nil }
        return (parts[1], parts[2])
    }

    private var reasonByWords: Reason {
        let words = text.lowercased()
        if code == 552 || words.contains("quota") || words.contains("mailbox full") { return .full }
        if ["unknown", "no such", "does not exist", "not found"].contains(where: words.contains) { return .unknown }
        if ["spam", "block", "policy", "denied", "blacklist"].contains(where: words.contains) { return .blocked }
        return .other
    }
}
