import Domain

/// The count by place in tables, which contain everything that the map shows.
struct PlaceTables {
    let context: PageContext
    let count: PlaceCount

    private var text: InterfaceText { context.text }

    var countries: HTML {
        let told = count.countries(in: text.language).map {
            ($0.code.isEmpty ? text(.placesEarlier) : $0.name, $0.count.words(text))
        }
        // The house's own country, where its number cannot be shown without revealing others.
        let open = count.books.map(\.legislature).filter {
            count.published.countries[$0.country] == nil && count.published.seats[$0.key] != nil
        }
        .map { (Country.name($0.country, in: text.language), text(.placesOpen)) }
        return table(text(.placesByCountry), text(.placesCountry), told + open)
    }

    func seats(_ book: PlaceBook) -> HTML {
        let all = count.seats(of: book, in: text.language)
        let unplaced =
            count.published.unplaced[book.legislature.key].map { [(text(.placesUnplaced), $0.words(text))] }
            ?? []
        let most = all.filter { $0.count.atLeast >= PlaceSize.threshold }
            .sorted { ($1.count.atLeast, $0.name) < ($0.count.atLeast, $1.name) }.prefix(12).map {
                ($0.name, $0.count.words(text))
            }
        let heading = text(.placesBySeat, ["house": book.legislature.name])
        return """
            <section aria-labelledby="seats-\(book.legislature.key)">
            <h2 id="seats-\(book.legislature.key)">\(heading)</h2>
            \(table(heading, text(.placesSeat), most + unplaced))
            <details>
            <summary>\(text(.placesAll, counting: all.count))</summary>
            \(table(heading, text(.placesSeat), all.map { ($0.name, $0.count.words(text)) }))
            </details>
            </section>
            """
    }

    private func table(_ caption: String, _ column: String, _ rows: [(name: String, number: String)]) -> HTML
    {
        guard !rows.isEmpty else { return "" }
        return """
            <table>
            <caption>\(caption)</caption>
            <thead><tr><th scope="col">\(column)</th><th scope="col" class="num">\(text(.placesPeople))</th></tr></thead>
            <tbody>
            \(rows.map { "<tr><th scope=\"row\"><bdi>\($0.name)</bdi></th><td class=\"num\">\($0.number)</td></tr>\n" as HTML })</tbody>
            </table>
            """
    }
}
