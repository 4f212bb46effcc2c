import Storage

extension Services {
    /// Adds to the database how often networks wrote. Returns the usage of each network, counted
    /// over all processes. Networks are stored as keyed hashes, for minutes.
    package func shareRateLimits(_ spent: [String: Int], perSecond: Int) async throws -> [String: Int] {
        let hashes = Dictionary(uniqueKeysWithValues: spent.keys.map { (key.network($0), $0) })
        let hashed = Dictionary(uniqueKeysWithValues: hashes.map { ($0, spent[$1] ?? 0) })
        let rateLimitUsage = try await database.write {
            try $0.rateLimits.spend(hashed, perSecond: perSecond)
        }
        return Dictionary(
            uniqueKeysWithValues: rateLimitUsage.compactMap { hash, debt in hashes[hash].map { ($0, debt) } })
    }
}
