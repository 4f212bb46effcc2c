import Domain
package import Foundation
package import Storage

/// Stores a checked folder as the newest version of its campaign. The slug, and the version: unchanged when the folder is what is there already.
package func importCampaign(_ reading: CampaignReading, from folder: CampaignFolder, into database: Database, at now: Date) async throws -> (
    slug: String, version: Int64
)? {
    guard let slug = reading.campaign?.slug else { return nil }
    let files = folder.files
    return (slug, try await database.write { try $0.storeCampaign(slug, files: files, at: now) })
}

/// The newest version of a campaign's folder, byte for byte; nil when there is no such campaign.
package func exportCampaign(_ slug: String, from database: Database) async throws -> CampaignFolder? {
    let files = try await database.read { connection -> [String: [UInt8]]? in
        guard let version = try connection.campaignVersions()[slug] else { return nil }
        return try connection.campaignFiles(slug, version: version)
    }
    return files.map { CampaignFolder(files: $0) }
}
