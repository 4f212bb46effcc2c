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

    private struct State {
        var newest: [String: CampaignVersion] = [:]
        var older: [String: CampaignVersion] = [:]
        var hidden: Set<String> = []
    }

    private let database: Database
    private let state = Mutex(State())

    init(database: Database) { self.database = database }

    package var all: [CampaignVersion] {
        state.withLock { $0.newest.values.sorted { $0.campaign.slug < $1.campaign.slug } }
    }
    /// The campaigns that the first page lists: all that are not hidden.
    package var listed: [CampaignVersion] { all.filter { !isHidden($0.campaign.slug) } }
    package func isHidden(_ slug: String) -> Bool { state.withLock { $0.hidden.contains(slug) } }
    package func newest(_ slug: String) -> CampaignVersion? { state.withLock { $0.newest[slug] } }

    /// Returns the version whose text a supporter saw. Nil when that version is not stored.
    package func edition(_ slug: String, version: Int64) async throws -> CampaignVersion? {
        if let edition = newest(slug), edition.version == version { return edition }
        let name = "\(slug) \(version)"
        if let edition = state.withLock({ $0.older[name] }) { return edition }
        let edition = try await load(slug, version: version)
        state.withLock { $0.older[name] = edition }
        return edition
    }

    package func edition(of letter: Letter) async throws -> CampaignVersion? {
        try await edition(letter.campaign, version: letter.campaignVersion)
    }

    package func refresh() async throws {
        let stored = try await database.read { try $0.campaigns.all() }
        let hidden = Set(stored.filter(\.isHidden).map(\.slug))
        state.withLock { $0.hidden = hidden }
        for (slug, version) in stored.map({ ($0.slug, $0.version) }) where newest(slug)?.version != version {
            guard var edition = try await load(slug, version: version) else { continue }
            if let file = edition.campaign.picture?.file {
                edition.picture = try await database.read {
                    try $0.campaigns.file(slug, version: version, path: file)
                }.flatMap(ShownPicture.init)
            }
            let newest = edition
            state.withLock { $0.newest[slug] = newest }
        }
    }

    private func load(_ slug: String, version: Int64) async throws -> CampaignVersion? {
        let files = try await database.read { try $0.campaigns.files(slug, version: version) }
        return readStored(CampaignFolder(files: files)).map {
            CampaignVersion(campaign: $0, version: version)
        }
    }
}
