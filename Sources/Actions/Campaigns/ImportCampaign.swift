package import Domain
package import Foundation
package import Storage

/// The error when letters use steps or targets that a new version does not have.
package struct LostKeys: Error, Equatable, CustomStringConvertible {
    /// The number of letters that use each key.
    package var letters: [String: Int]

    package var description: String {
        let list = letters.sorted { $0.key < $1.key }.map { key, n in
            "\(n) \(n == 1 ? "letter uses" : "letters use") `\(key)`"
        }
        let flags = letters.keys.sorted().map { "--drop \($0)" }.joined(separator: " ")
        return """
            \(list.joined(separator: ", ")), which this folder does not have: keep the key. If the step or target is to go \
            all the same, say \(flags): letters that wait for a target that goes are given back to their writers
            """
    }
}

/// Stores a checked folder as the newest version of its campaign. Returns the slug and the version.
/// The version stays unchanged when the folder equals the stored one. Nil when the reading has no
/// campaign.
package func importCampaign(
    _ reading: CampaignReading, from folder: CampaignFolder, into database: Database, at now: Date
) async throws -> (
    slug: String, version: Int64
)? {
    guard let slug = reading.campaign?.slug else { return nil }
    let files = folder.files
    return (slug, try await database.write { try $0.campaigns.store(slug, files: files, at: now) })
}

/// Stores a checked folder over the stored campaign and returns the new version. Nil when the
/// stored version is no longer `comparison.version`. Throws `LostKeys` when a letter outside a
/// rehearsal loses a key that is not in `dropping`.
package func importCampaign(
    _ campaign: Campaign, from folder: CampaignFolder, over comparison: CampaignComparison,
    dropping: Set<String>, into database: Database,
    at now: Date
) async throws -> Int64? {
    let (slug, files) = (campaign.slug, folder.files)
    return try await database.write { connection in
        try connection.lock(named: "campaign \(slug)")
        guard try connection.campaigns.versions()[slug] ?? 0 == comparison.version else { return nil }
        let gone = comparison.gone.subtracting(dropping)
        if !gone.isEmpty {
            let used = try connection.campaigns.letterKeys(of: slug).filter { !$0.rehearsal }
            let lost = gone.reduce(into: [String: Int]()) { lost, key in
                let letters = used.filter { $0.step == key || $0.target == key }.reduce(0) { $0 + $1.letters }
                if letters > 0 { lost[key] = letters }
            }
            if !lost.isEmpty { throw LostKeys(letters: lost) }
        }
        return try connection.campaigns.store(slug, files: files, at: now)
    }
}

/// Returns the newest version of a campaign's folder, byte for byte. Nil when there is no such
/// campaign.
package func exportCampaign(_ slug: String, from database: Database) async throws -> CampaignFolder? {
    let files = try await database.read { connection -> [String: [UInt8]]? in
        guard let version = try connection.campaigns.versions()[slug] else { return nil }
        return try connection.campaigns.files(slug, version: version)
    }
    return files.map { CampaignFolder(files: $0) }
}
