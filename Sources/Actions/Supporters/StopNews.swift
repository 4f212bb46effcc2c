package import Domain
import Storage

extension SupporterActions {
    /// Returns whose link this is. Nil for a token that Postbag has not made.
    /// `campaign` is nil when the address is erased already.
    package func newsReader(mailed text: String) async throws -> (campaign: String?, language: Language?)? {
        guard let token = newsToken(text) else { return nil }
        let found = try await database.read { try $0.newsAddresses.find(token.id) }
        return (found?.campaign, found?.language)
    }

    /// Erases the address that gets news. False for a token that Postbag has not made. Pressing
    /// again, or pressing after the address is erased, is no mistake.
    package func stopNews(mailed text: String) async throws -> Bool {
        guard let token = newsToken(text) else { return false }
        try await database.write { try $0.newsAddresses.remove(token.id) }
        return true
    }

    private func newsToken(_ text: String) -> Token? {
        Token(mailed: text).flatMap { key.isNewsToken($0) ? $0 : nil }
    }
}
