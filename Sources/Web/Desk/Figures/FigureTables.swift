import Domain

/// One table of shares: a name, a number and a bar each.
private struct ShareTable {
    let caption: String
    let unit: DeskTextKey
    var rows: [(name: String, count: Int)]
    /// The sum of all that have no row, and how many they are.
    var others: (kinds: Int, count: Int) = (0, 0)

    /// The most rows of one table.
    static let longest = 10

    /// Sorts by number. What is beyond the tenth row, and below `least`, stands together.
    init(_ caption: String, _ unit: DeskTextKey, _ all: [(name: String, count: Int)], least: Int = 1) {
        (self.caption, self.unit) = (caption, unit)
        let sorted = all.filter { $0.count > 0 }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        rows = Array(sorted.filter { $0.count >= least }.prefix(Self.longest))
        let (all, shown) = (sorted.reduce(0) { $0 + $1.count }, rows.reduce(0) { $0 + $1.count })
        others = (sorted.count - rows.count, all - shown)
    }

    func html(_ text: DeskText) -> HTML {
        let most = max(rows.first?.count ?? 0, others.count)
        let more = others.kinds > 0 ? [(text(.otherKinds, counting: others.kinds), others.count)] : []
        let lines = (rows + more).map { name, count -> HTML in
            """
            <tr><th scope="row"><bdi>\(name)</bdi></th><td class="num">\(text.shared.number(count))</td>\
            <td>\(bar(count, of: most))</td></tr>

            """
        }
        guard !lines.isEmpty else {
            return "<div><p class=\"small\">\(caption)\(text(.colon))\(text(.nothingYet))</p></div>\n"
        }
        return """
            <div><table class="small">
            <caption>\(caption)</caption>
            <thead class="hide"><tr><th scope="col">\(caption)</th><th scope="col">\(text(unit))</th>\
            <th scope="col">\(text(.columnShare))</th></tr></thead>
            <tbody>
            \(lines)</tbody>
            </table></div>

            """
    }
}

/// Returns the tables of letters by step, way, language and mark.
func shareTables(
    _ shares: [FigureKey.Dimension: [String: Int]], _ view: FiguresView, _ text: DeskText
) -> HTML {
    func rows(_ dimension: FigureKey.Dimension, _ name: (String) -> String) -> [(name: String, count: Int)] {
        (shares[dimension] ?? [:]).map { (name($0.key), $0.value) }
    }
    let tables = [
        ShareTable(text(.byStep), .columnLetters, rows(.step) { view.steps[$0] ?? $0 }),
        ShareTable(
            text(.byWay), .columnLetters,
            rows(.channel) { Channel(rawValue: $0)?.way(text) ?? text(.noWay) }),
        ShareTable(
            text(.byLanguage), .columnLetters, rows(.language) { text.language.name(of: Language($0)) }),
        ShareTable(
            text(.bySource), .columnLetters,
            rows(.source) { text.mark($0) }),
    ]
    return HTML(tables.map { $0.html(text) })
}

/// Returns the tables of people by country and by division. Small places stand together.
func placeTables(_ tally: PlaceTally, _ view: FiguresView, _ text: DeskText) -> HTML {
    let countries = ShareTable(
        text(.byCountry), .columnPeople,
        tally.countries.map { (Country.name($0.key, in: text.language), $0.value) },
        least: PlaceSize.threshold)
    let houses = view.houses.map { house in
        ShareTable(
            text(.byDivision, ["house": house.name]), .columnPeople,
            (tally.seats[house.key] ?? [:]).map { (house.division($0.key), $0.value) },
            least: PlaceSize.threshold)
    }
    return HTML(([countries] + houses).map { $0.html(text) })
}
