import Domain
import Foundation
import Storage
import Synchronization

/// Counts the campaign pages that this process serves, until maintenance stores the numbers. Knows
/// nothing of who asked.
package final class ServedPages: Sendable {
    /// The page of a campaign, or of one of its steps.
    fileprivate struct Page: Hashable {
        let campaign: String
        let step: String?
    }

    private let waiting = Mutex<[Page: Int]>([:])

    /// Counts one page of a campaign.
    /// - Parameter step: the step whose own page it is.
    package func add(_ campaign: String, step: String? = nil) {
        waiting.withLock { $0[Page(campaign: campaign, step: step), default: 0] += 1 }
    }

    /// Takes the numbers, and begins again.
    fileprivate func take() -> [Page: Int] {
        waiting.withLock { waiting in
            defer { waiting = [:] }
            return waiting
        }
    }

    fileprivate func putBack(_ counts: [Page: Int]) {
        waiting.withLock { $0.merge(counts, uniquingKeysWith: +) }
    }
}

extension Services {
    /// Counts an answer if its path is that of a campaign's page, or of one of its steps.
    package func countPage(at path: String) {
        let parts = path.utf8.count < 200 ? path.split(separator: "/", omittingEmptySubsequences: false) : []
        guard [2, 3, 5].contains(parts.count), parts[0].isEmpty else { return }
        let slug = String(parts[1])
        if slug.isEmpty {
            let listed = campaigns.listed
            if parts.count == 2, listed.count == 1 { served.add(listed[0].campaign.slug) }
            return
        }
        guard let campaign = campaigns.newest(slug)?.campaign,
            parts.count == 2 || campaign.pages[Language(String(parts[2]))] != nil
        else { return }
        guard parts.count == 5 else { return served.add(slug) }
        let step = String(parts[4])
        if parts[3] == "write", campaign.step(step) != nil { served.add(slug, step: step) }
    }

    /// Stores how many pages were served since the last time.
    func storeServedPages() async throws {
        let counts = served.take()
        guard !counts.isEmpty else { return }
        let (quarter, rehearsal) = (Quarter(environment.now()).description, rehearsal)
        let figures = counts.map { page, count in
            let (dimension, kind) =
                page.step.map { (FigureKey.Dimension.stepPages, $0) } ?? (.pages, quarter)
            return (FigureKey(campaign: page.campaign, rehearsal: rehearsal, dimension, kind), count)
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
