import Domain
import Foundation

/// Returns the chart of confirmed and accepted letters with its table.
func course(_ course: FigureCourse, _ context: DeskPageContext, _ slug: String, _ view: FiguresView) -> HTML {
    let (text, figures) = (context.text, view.figures)
    let path = context.links.deskCampaign(slug) + (figures.byHour ? "" : "?by=hour")
    let place = ["place": text.place(of: figures.zone)]
    return """
        <ul class="bare row small">
        <li>\(key("k3"))\(text(.chartConfirmed))</li><li>\(key("k1"))\(text(.chartArrived))</li>
        <li><a href="\(path)">\(text(figures.byHour ? .chartByDay : .chartByHour))</a></li>
        </ul>
        \(FigureChart(course, byHour: figures.byHour, zone: figures.zone, text: text).html())
        <p class="hint">\(text(figures.byHour ? .chartZoneHours : .chartZoneDays, place))</p>
        \(courseTable(course, figures, text))
        """
}

private func key(_ kind: StaticString) -> HTML {
    """
    <svg class="key" viewBox="0 0 10 10" aria-hidden="true" focusable="false">\
    <rect class="\(kind.description)" width="10" height="10"/></svg>
    """
}

private func courseTable(_ course: FigureCourse, _ figures: CampaignFigures, _ text: DeskText) -> HTML {
    let names = spanNames(course.points.map(\.span), byHour: figures.byHour, zone: figures.zone, text)
    let rows = zip(names, course.points).map { name, point -> HTML in
        """
        <tr><th scope="row">\(name)</th><td class="num">\(text.shared.number(point.confirmed))</td>\
        <td class="num">\(text.shared.number(point.accepted))</td></tr>

        """
    }
    return """
        <details class="tight"><summary>\(text(.chartTable))</summary>
        <table class="small">
        <thead><tr><th scope="col">\(text(figures.byHour ? .columnHour : .columnDay))</th>\
        <th scope="col" class="num">\(text(.chartConfirmed))</th>\
        <th scope="col" class="num">\(text(.chartArrived))</th></tr></thead>
        <tbody>
        \(rows)</tbody>
        </table></details>
        """
}

/// Returns the name of each span, for the table. Where the clocks go back, an hour comes twice, and
/// both say their distance from UTC.
private func spanNames(_ spans: [FigureSpan], byHour: Bool, zone: String, _ text: DeskText) -> [String] {
    let format = Date.FormatStyle(locale: text.language.locale, timeZone: TimeZone(identifier: zone) ?? .gmt)
    guard byHour else {
        return spans.map { $0.start.formatted(format.weekday(.wide).day().month(.wide)) }
    }
    let plain = spans.map { $0.start.formatted(format.hour().minute()) }
    return zip(spans, plain).map { span, name in
        plain.count { $0 == name } > 1
            ? span.start.formatted(format.hour().minute().timeZone(.localizedGMT(.short))) : name
    }
}

/// A chart with two bars for each span of time, drawn by the server.
struct FigureChart {
    private let course: FigureCourse
    private let byHour: Bool
    private let format: Date.FormatStyle
    private let text: DeskText
    /// The number at the top line.
    private let top: Int
    /// The distance of the lines.
    private let step: Int

    private static let (left, right, floor, ceiling) = (44.0, 440.0, 240.0, 22.0)

    init(_ course: FigureCourse, byHour: Bool, zone: String, text: DeskText) {
        (self.course, self.byHour, self.text) = (course, byHour, text)
        format = Date.FormatStyle(
            locale: text.language.locale, timeZone: TimeZone(identifier: zone) ?? .gmt)
        let most = course.points.map { max($0.confirmed, $0.accepted) }.max() ?? 0
        step = Self.step(for: most)
        top = max(step, (most + step - 1) / step * step)
    }

    /// Returns a round distance of which at most four make the number: 1, 2 or 5 with noughts.
    static func step(for most: Int) -> Int {
        var scale = 1
        while true {
            for step in [scale, 2 * scale, 5 * scale] where step * 4 >= most { return step }
            scale *= 10
        }
    }

    func html() -> HTML {
        """
        <svg class="chart" viewBox="0 0 440 276" role="img" aria-labelledby="chart-title">
        <title id="chart-title">\(text(.chartTitle))</title>
        \(stride(from: 0, through: top, by: step).map(line))\
        \(course.points.indices.map(bars))</svg>
        """
    }

    private func line(at number: Int) -> HTML {
        let y = height(number)
        return """
            <path d="M44 \(number: y)H440"/><text x="38" y="\(number: y + 5)" text-anchor="end">\(text.shared.number(number))</text>

            """
    }

    private func bars(_ index: Int) -> HTML {
        let point = course.points[index]
        let width = (Self.right - Self.left) / Double(max(1, course.points.count))
        let x = Self.left + Double(index) * width
        let middle = x + width / 2
        return """
            \(bar("k3", at: x + width * 0.1, width * 0.38, point.confirmed))\
            \(bar("k1", at: x + width * 0.52, width * 0.38, point.accepted))\
            \(if: index % every == 0, label(point, at: middle))
            """
    }

    private func bar(_ kind: StaticString, at x: Double, _ width: Double, _ number: Int) -> HTML {
        guard number > 0 else { return "" }
        let y = height(number)
        return """
            <rect class="\(kind.description)" x="\(number: x)" y="\(number: y)" width="\(number: width)" height="\(number: Self.floor - y)"/>
            """
    }

    /// How many spans share one label.
    private var every: Int { byHour ? 6 : max(1, (course.points.count + 6) / 7) }

    private func label(_ point: FigureCourse.Point, at x: Double) -> HTML {
        let start = point.span.start
        let first = start.formatted(byHour ? format.hour() : format.weekday(.abbreviated))
        let second = byHour ? "" : start.formatted(format.day())
        return """
            <text x="\(number: x)" y="258" text-anchor="middle">\(first)</text>\
            <text x="\(number: x)" y="273" text-anchor="middle">\(second)</text>

            """
    }

    private func height(_ number: Int) -> Double {
        Self.floor - (Self.floor - Self.ceiling) * Double(number) / Double(max(1, top))
    }
}

extension HTML.StringInterpolation {
    /// Inserts a number with at most one decimal.
    fileprivate mutating func appendInterpolation(number: Double) {
        appendInterpolation(String((number * 10).rounded() / 10))
    }
}
