package import Domain
import Storage

/// Makes the file of a campaign's figures, piece by piece.
package struct ExportFigures: ExportPieces {
    /// What is still to be written.
    private enum Place { case head, series([ExportedFigure.Kind], from: Quarter), totals, end }

    private let services: Services
    private let campaign: String
    private let table: FigureTable
    private var place = Place.head

    package init(
        _ services: Services, campaign: String, _ words: ExportFigureWords, _ style: SheetStyle
    ) {
        (self.services, self.campaign) = (services, campaign)
        table = FigureTable(style == .programs ? words.plain : words, style)
    }

    /// So many quarters of an hour are read at once: ten days.
    private static let quarters: Int64 = 960

    /// Returns the next piece of the file. Nil at its end.
    package mutating func next() async throws -> [UInt8]? {
        switch place {
        case .head:
            place = .series(ExportedFigure.Kind.inTime, from: Quarter(number: 0))
            return table.head()
        case .series(let kinds, let start):
            guard let kind = kinds.first, let dimension = kind.dimension else {
                place = .totals
                return []
            }
            let (campaign, rehearsal) = (campaign, services.rehearsal)
            let page = try await services.database.read {
                try $0.counts.series(
                    dimension, of: campaign, rehearsal: rehearsal, from: start, quarters: Self.quarters)
            }
            place =
                page.map { .series(kinds, from: $0.next) }
                ?? .series(Array(kinds.dropFirst()), from: Quarter(number: 0))
            return lines(page.map { ExportedFigure.lines(kind, $0.counts) } ?? [])
        case .totals:
            place = .end
            return lines(try await totals())
        case .end: return nil
        }
    }

    private func totals() async throws -> [ExportedFigure] {
        let (campaign, rehearsal, now) = (campaign, services.rehearsal, services.environment.now())
        return try await services.database.read { connection in
            let counts = connection.counts
            let shares = try ExportedFigure.Kind.shares.flatMap { kind -> [ExportedFigure] in
                guard let dimension = kind.dimension else { return [] }
                return ExportedFigure.lines(
                    kind, try counts.figures(dimension, of: campaign, rehearsal: rehearsal))
            }
            return try shares
                + ExportedFigure.lines(counts.tally(of: campaign, rehearsal: rehearsal, asOf: now))
                + ExportedFigure.lines(counts.placeTally(of: campaign, rehearsal: rehearsal, asOf: now))
        }
    }

    private func lines(_ figures: [ExportedFigure]) -> [UInt8] {
        var bytes: [UInt8] = []
        for figure in figures { table.line(figure, into: &bytes) }
        return bytes
    }
}
