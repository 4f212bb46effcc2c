extension Reply {
    private static let spamSigns = [
        "spam", "junk", "unsolicited", "bulk mail", "unwanted mail", "content filter", "content rejected",
        "message content", "indésirable", "unerwünscht",
    ]

    /// Whether the server takes this one mail for spam. A list that blocks our server is another
    /// thing.
    package var takesForSpam: Bool {
        guard code >= 500, blocklist == nil, reason == .policy else { return false }
        let words = String(decoding: text.utf8.prefix(Self.longest), as: UTF8.self).lowercased()
        return Self.spamSigns.contains(where: words.contains)
    }

    /// The word by which a writer's mail tells the reason.
    func told(_ reason: Reason) -> String {
        reason == .policy && takesForSpam ? "spam" : reason.rawValue
    }
}
