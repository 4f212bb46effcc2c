package import Domain
import Foundation
import Storage

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

/// A stored campaign and the number of its confirmed letters.
package struct ListedCampaign: Sendable {
    package let stored: StoredCampaign
    package let letters: Int
    package let rehearsed: Int
}

extension OperatorActions {
    /// Returns all campaigns, sorted by slug.
    package func campaigns() async throws -> [ListedCampaign] {
        let now = environment.now()
        return try await database.read { connection in
            try connection.campaigns.all().map { stored in
                let letters = try [false, true].map {
                    try connection.counts.tally(of: stored.slug, rehearsal: $0, asOf: now).letters.confirmed
                }
                return ListedCampaign(stored: stored, letters: letters[0], rehearsed: letters[1])
            }
        }
    }

    /// Stores a checked folder over the stored campaign and returns the new version. Nil when the
    /// stored version is no longer `comparison.version`. Throws `LostKeys` when a letter outside a
    /// rehearsal loses a key that is not in `dropping`.
    package func importCampaign(
        _ campaign: Campaign, from folder: CampaignFolder, over comparison: CampaignComparison,
        dropping: Set<String>
    ) async throws -> Int64? {
        let (slug, files, actor) = (campaign.slug, folder.files, actor)
        return try await change { connection, now in
            try connection.lock(named: "campaign \(slug)")
            guard try connection.campaigns.versions()[slug] ?? 0 == comparison.version else {
                return (nil, [])
            }
            let lost = try connection.campaigns.letters(
                of: slug, using: comparison.gone.subtracting(dropping))
            if !lost.isEmpty { throw LostKeys(letters: lost) }
            let version = try connection.campaigns.store(slug, files: files, at: now)
            if version == comparison.version { return (version, []) }
            try connection.campaignVersions.insert(
                slug, version: version, by: actor, note: "",
                parts: .changed(by: comparison.changes, over: comparison.version), at: now)
            let detail = AuditEvent.detail(version, without: comparison.gone.intersection(dropping))
            let event = AuditEvent(.campaignImported, campaign: slug, detail: detail)
            return (version, [event])
        }
    }

    /// Returns the newest version of a campaign's folder, byte for byte. Nil when there is no such
    /// campaign.
    package func exportCampaign(_ slug: String) async throws -> CampaignFolder? {
        let files = try await database.read { connection -> [String: [UInt8]]? in
            guard let version = try connection.campaigns.versions()[slug] else { return nil }
            return try connection.campaigns.files(slug, version: version)
        }
        return files.map { CampaignFolder(files: $0) }
    }

    /// Hides campaigns on the first page, or shows them there. Changes nothing when one of them
    /// does not exist, and returns its slug. Nil when all are done.
    package func hideCampaigns(_ slugs: [String], _ hidden: Bool) async throws -> String? {
        try await change { connection, _ in
            let there = try connection.campaigns.versions()
            if let missing = slugs.first(where: { there[$0] == nil }) { return (missing, []) }
            let changed = try connection.campaigns.all().filter {
                slugs.contains($0.slug) && $0.isHidden != hidden
            }.map(\.slug)
            for slug in changed { _ = try connection.campaigns.hide(slug, hidden) }
            return (nil, changed.map { AuditEvent(hidden ? .campaignHidden : .campaignShown, campaign: $0) })
        }
    }
}

extension Campaigns {
    /// Counts the letters outside a rehearsal that use each of these keys. Leaves out keys that no
    /// letter uses.
    func letters(of slug: String, using keys: Set<String>) throws -> [String: Int] {
        guard !keys.isEmpty else { return [:] }
        let used = try letterKeys(of: slug).filter { !$0.rehearsal }
        return keys.reduce(into: [:]) { lost, key in
            let letters = used.filter { $0.step == key || $0.target == key }.reduce(0) { $0 + $1.letters }
            if letters > 0 { lost[key] = letters }
        }
    }
}

extension AuditEvent {
    /// Says which version was stored, and which keys it dropped.
    static func detail(_ version: Int64, without keys: Set<String>) -> String {
        "version \(version)\(keys.sorted().map { ", without \($0)" }.joined())"
    }
}

extension Set<CampaignChange.Part> {
    /// The parts that changes are in. A first version changes all.
    static func changed(by changes: [CampaignChange], over version: Int64) -> Self {
        version == 0 ? Set(CampaignChange.Part.allCases) : Set(changes.map(\.part))
    }
}
