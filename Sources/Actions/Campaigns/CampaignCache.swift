package import Domain
import Storage
import Synchronization

/// A cache of the campaigns that are served. `refresh` loads new versions.
package final class CampaignCache: Sendable {
    /// One version of a campaign.
    package struct CampaignVersion: Sendable {
        package let campaign: Campaign
        package let version: Int64
        /// The picture as pages show it. Only the newest version has one.
        package var picture: ShownPicture?
        let marks = BoundedCache<String, String>(most: 100)

        /// Returns the mark of the letter text that a form shows to readers of a language.
        /// Remembers it: every letter is compared with it.
        func mark(of write: Step.Write, to language: Language) -> String {
            marks("\(write.letter) \(write.target) \(language.tag)") {
                campaign.mark(of: write, to: language)
            }
        }
    }

    private struct Served {
        var newest: [String: CampaignVersion] = [:]
        var hidden: Set<String> = []
    }

    private let database: Database
    private let served = LatestReading(Served())
    private let older = Mutex<[String: CampaignVersion]>([:])

    init(database: Database) { self.database = database }

    package var all: [CampaignVersion] {
        served.value.newest.values.sorted { $0.campaign.slug < $1.campaign.slug }
    }
    /// The campaigns that the first page lists: all that are not hidden.
    package var listed: [CampaignVersion] { all.filter { !isHidden($0.campaign.slug) } }
    package func isHidden(_ slug: String) -> Bool { served.value.hidden.contains(slug) }
    package func newest(_ slug: String) -> CampaignVersion? { served.value.newest[slug] }

    /// Returns the version whose text a supporter saw. Nil when that version is not stored.
    package func edition(_ slug: String, version: Int64) async throws -> CampaignVersion? {
        if let edition = newest(slug), edition.version == version { return edition }
        let name = "\(slug) \(version)"
        if let edition = older.withLock({ $0[name] }) { return edition }
        let edition = try await load(slug, version: version)
        older.withLock { $0[name] = edition }
        return edition
    }

    package func edition(of letter: Letter) async throws -> CampaignVersion? {
        try await edition(letter.campaign, version: letter.campaignVersion)
    }

    package func refresh() async throws {
        try await served.renew {
            let stored = try await database.read { try $0.campaigns.all() }
            var next = served.value
            next.hidden = Set(stored.filter(\.isHidden).map(\.slug))
            for (slug, version) in stored.map({ ($0.slug, $0.version) })
            where next.newest[slug]?.version != version {
                guard let edition = try await loadWithPicture(slug, version: version) else { continue }
                next.newest[slug] = edition
            }
            return next
        }
    }

    private func loadWithPicture(_ slug: String, version: Int64) async throws -> CampaignVersion? {
        guard var edition = try await load(slug, version: version) else { return nil }
        if let file = edition.campaign.picture?.file {
            edition.picture = try await database.read {
                try $0.campaigns.file(slug, version: version, path: file)
            }.flatMap(ShownPicture.init)
        }
        return edition
    }

    private func load(_ slug: String, version: Int64) async throws -> CampaignVersion? {
        let files = try await database.read { try $0.campaigns.files(slug, version: version) }
        return readStored(CampaignFolder(files: files)).map {
            CampaignVersion(campaign: $0, version: version)
        }
    }
}
