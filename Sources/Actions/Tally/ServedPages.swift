import Domain
import Foundation
import Storage
import Synchronization

/// Counts the campaign pages that this process serves, until maintenance stores the numbers. Knows
/// nothing of who asked.
package final class ServedPages: Sendable {
    private let waiting = Mutex<[String: Int]>([:])

    /// Counts one page of a campaign.
    package func add(_ campaign: String) { waiting.withLock { $0[campaign, default: 0] += 1 } }

    /// Takes the numbers, and begins again.
    fileprivate func take() -> [String: Int] {
        waiting.withLock { waiting in
            defer { waiting = [:] }
            return waiting
        }
    }

    fileprivate func putBack(_ counts: [String: Int]) {
        waiting.withLock { $0.merge(counts, uniquingKeysWith: +) }
    }
}

extension Services {
    /// Counts an answer if its path is that of a campaign's page.
    package func countPage(at path: String) {
        let parts = path.utf8.count < 200 ? path.split(separator: "/", omittingEmptySubsequences: false) : []
        guard parts.count == 2 || parts.count == 3, parts[0].isEmpty else { return }
        let slug = String(parts[1])
        if slug.isEmpty {
            let listed = campaigns.listed
            if parts.count == 2, listed.count == 1 { served.add(listed[0].campaign.slug) }
        } else if let campaign = campaigns.newest(slug)?.campaign,
            parts.count == 2 || campaign.pages[Language(String(parts[2]))] != nil
        {
            served.add(slug)
        }
    }

    /// Stores how many pages were served since the last time.
    func storeServedPages() async throws {
        let counts = served.take()
        guard !counts.isEmpty else { return }
        let (quarter, rehearsal) = (Quarter(environment.now()).description, rehearsal)
        let figures = counts.map {
            (FigureKey(campaign: $0.key, rehearsal: rehearsal, .pages, quarter), $0.value)
        }
        do {
            try await database.write {
                try $0.counts.count(Dictionary(figures, uniquingKeysWith: +))
            }
        } catch {
            served.putBack(counts)
            throw error
        }
    }
}
