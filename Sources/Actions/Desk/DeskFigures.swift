package import Domain
import Foundation
import Logging
import Storage

/// The figures of a campaign. Each panel is read by itself, so that a slow or broken one costs the
/// page a second at most, and only itself.
package struct DeskFigures: Sendable {
    let services: Services
    /// The longest that a page waits for one panel.
    private let deadline: Duration

    package init(_ services: Services, deadline: Duration = .seconds(1)) {
        (self.services, self.deadline) = (services, deadline)
    }

    /// The number of days that the chart shows.
    private static let days = 14

    /// Returns all panels of a campaign's page.
    /// - Parameter byHour: whether the chart shows the hours of today. Else it shows days.
    package func panels(of campaign: String, zone: String, byHour: Bool) async -> CampaignFigures {
        let (now, rehearsal) = (services.environment.now(), services.rehearsal)
        let spans =
            byHour
            ? FigureSpan.hours(ofDayOf: now, in: zone) : FigureSpan.days(Self.days, to: now, in: zone)
        let today = FigureSpan.days(1, to: now, in: zone)
        async let tally = panel { try $0.counts.tally(of: campaign, rehearsal: rehearsal, asOf: now) }
        async let confirmedToday = panel { connection in
            try connection.sums(.confirmed, of: campaign, rehearsal, in: today).first ?? 0
        }
        async let course = panel { connection in
            let (confirmed, accepted) = try (
                connection.sums(.confirmed, of: campaign, rehearsal, in: spans),
                connection.sums(.accepted, of: campaign, rehearsal, in: spans)
            )
            return spans.indices.map {
                FigureCourse.Point(
                    span: spans[$0], confirmed: confirmed[$0], accepted: max(0, accepted[$0]))
            }
        }
        async let pages = panel { try $0.counts.sum(.pages, of: campaign, rehearsal: rehearsal) }
        async let places = panel {
            try $0.counts.placeTally(of: campaign, rehearsal: rehearsal, asOf: now)
        }
        async let shares = panel { connection in
            let dimensions: [FigureKey.Dimension] = [.step, .channel, .language, .source, .stepPages]
            return Dictionary(
                uniqueKeysWithValues: try dimensions.map {
                    ($0, try connection.counts.figures($0, of: campaign, rehearsal: rehearsal))
                })
        }
        return await CampaignFigures(
            now: now, zone: zone, byHour: byHour, tally: tally, confirmedToday: confirmedToday,
            course: course.map { FigureCourse(points: $0) }, pages: pages, places: places, shares: shares)
    }

    /// Reads one panel. What takes longer than the deadline, or fails, is told on the page.
    private func panel<T: Sendable>(_ read: @escaping @Sendable (any Connection) throws -> T) async
        -> FigurePanel<T>
    {
        let (results, continuation) = AsyncStream<FigurePanel<T>>.makeStream()
        let (database, logger, deadline) = (services.database, services.logger, deadline)
        let work = Task {
            do { continuation.yield(.value(try await database.read(read))) } catch {
                logger.error("a panel of figures failed", metadata: ["error": "\(error)"])
                continuation.yield(.failed)
            }
        }
        let timer = Task {
            try? await Task.sleep(for: deadline)
            continuation.yield(.late)
        }
        defer {
            work.cancel()
            timer.cancel()
        }
        for await first in results { return first }
        return .failed
    }
}

extension Connection {
    fileprivate func sums(
        _ dimension: FigureKey.Dimension, of campaign: String, _ rehearsal: Bool, in spans: [FigureSpan]
    ) throws -> [Int] {
        guard let start = spans.first?.start else { return [] }
        let series = try counts.series(dimension, of: campaign, rehearsal: rehearsal, since: start)
        return FigureSpan.sums(of: series, in: spans)
    }
}
