package import Foundation

/// One panel of a page of figures: what was read, or why there is nothing.
package enum FigurePanel<Value: Sendable>: Sendable {
    case value(Value)
    /// The database took too long.
    case late
    case failed

    package func map<Other>(_ transform: (Value) -> Other) -> FigurePanel<Other> {
        switch self {
        case .value(let value): .value(transform(value))
        case .late: .late
        case .failed: .failed
        }
    }

    package var value: Value? { if case .value(let value) = self { value } else { nil } }
}

/// What happened in the course of some days, or of the hours of one day.
package struct FigureCourse: Sendable {
    package struct Point: Sendable {
        package let span: FigureSpan
        /// Letters that were confirmed in it, and letters that were accepted or handed over.
        package let confirmed: Int, accepted: Int

        package init(span: FigureSpan, confirmed: Int, accepted: Int) {
            (self.span, self.confirmed, self.accepted) = (span, confirmed, accepted)
        }
    }

    package let points: [Point]

    package init(points: [Point]) { self.points = points }
}

/// The figures of a campaign, panel by panel.
package struct CampaignFigures: Sendable {
    package let now: Date
    /// The time zone of days and hours.
    package let zone: String
    package let byHour: Bool
    package let tally: FigurePanel<Tally>
    /// Letters that were confirmed since midnight in the time zone.
    package let confirmedToday: FigurePanel<Int>
    package let course: FigurePanel<FigureCourse>
    /// Pages of the campaign that the server has served.
    package let pages: FigurePanel<Int>
    package let places: FigurePanel<PlaceTally>
    /// Confirmed letters by step, channel, language and source.
    package let shares: FigurePanel<[FigureKey.Dimension: [String: Int]]>

    package init(
        now: Date, zone: String, byHour: Bool, tally: FigurePanel<Tally>, confirmedToday: FigurePanel<Int>,
        course: FigurePanel<FigureCourse>, pages: FigurePanel<Int>, places: FigurePanel<PlaceTally>,
        shares: FigurePanel<[FigureKey.Dimension: [String: Int]]>
    ) {
        (self.now, self.zone, self.byHour) = (now, zone, byHour)
        (self.tally, self.confirmedToday, self.course) = (tally, confirmedToday, course)
        (self.pages, self.places, self.shares) = (pages, places, shares)
    }
}
