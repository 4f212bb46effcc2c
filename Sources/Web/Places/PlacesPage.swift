import Domain

/// Returns the page that shows where supporters live: the map, the tables, and the numbers to
/// download.
package func placesPage(_ context: PageContext, _ count: PlaceCount) -> HTML {
    let (slug, links, text) = (context.campaign.slug, context.links, context.text)
    let tables = PlaceTables(context: context, count: count)
    let figures = count.books.enumerated().compactMap {
        MapFigure(context, count, $1, number: $0, hasTables: true)
    }
    return layout(
        title: text(.placesTitle), context: context,
        options: LayoutOptions(
            description: text(.placesTitle), narrow: false, unlisted: false,
            path: { links.places(slug, $0) }),
        main: """
            <div class="story">
            <h1>\(text(.placesTitle))</h1>
            <p class="lead">\(text(.placesLead, counting: count.published.supporters))</p>
            \(if: count.published.rehearsal, "<p><strong>\(text(.tallyRehearsal))</strong></p>\n")\
            \(if: count.published.isWithheld, "<p>\(text(.placesWithheld))</p>\n")\
            </div>
            \(if: !count.published.isWithheld, """
                <div class="\(figures.isEmpty ? "story" : "split")">
                \(figures.isEmpty ? [] : [HTML("<div>\(figures.map(\.html))</div>")])
                <div>
                \(tables.countries)
                \(note(context, count))
                </div>
                </div>
                \(count.books.map(tables.seats))
                """)
            \(takeAway(context, hasMap: !figures.isEmpty))
            \(sources(context, count.books))
            <p><a class="alone" href="\(links.campaign(slug, context.language))">\(text(.toCampaign))</a></p>
            """)
}

private func note(_ context: PageContext, _ count: PlaceCount) -> HTML {
    let text = context.text
    return """
        <p class="soft small">\(text(.placesSmall, ["limit": text.number(PlaceSize.threshold)])) \
        \(text(.placesMoment, ["moment": text.moment(count.published.asOf)]))\
        \(if: !count.published.rehearsal, " \(text(.placesHourly))")</p>
        """
}

private func takeAway(_ context: PageContext, hasMap: Bool) -> HTML {
    let (slug, links, text, language) = (context.campaign.slug, context.links, context.text, context.language)
    let options =
        "<iframe src=\"\(links.absolute(links.placesEmbed(slug, language)))\" width=\"360\" height=\"880\" title=\"…\"></iframe>"
        .replacing("…", with: text(.placesTitle))
    return """
        <section aria-labelledby="take">
        <h2 id="take">\(text(.placesData))</h2>
        <ul class="bare row">
        <li><a class="button" href="\(links.placesCSV(slug))">CSV</a></li>
        <li><a class="button" href="\(links.placesJSON(slug))">JSON</a></li>
        \(if: hasMap, "<li><a class=\"button\" href=\"\(links.placesMap(slug, language))\">\(text(.placesImage)) (SVG)</a></li>\n")</ul>
        \(if: hasMap, """
            <h3>\(text(.placesEmbed))</h3>
            <div class="copy"><span id="embed">\(text(.placesEmbedWhy))</span><output aria-labelledby="embed" dir="ltr">\(options)</output></div>
            """)
        </section>
        """
}

/// Returns the source and licence of every table, as the licences require.
func sources(_ context: PageContext, _ books: [PlaceBook]) -> HTML {
    let text = context.text
    let used = books.flatMap(\.sources)
    guard !used.isEmpty else { return "" }
    return """
        <section aria-labelledby="sources">
        <h2 id="sources">\(text(.placesSources))</h2>
        <ul class="small">
        \(sourceLines(used, text).map { "<li><bdi>\($0)</bdi></li>\n" as HTML })</ul>
        </section>
        """
}

/// Returns each source once, however many tables came from it.
func sourceLines(_ sources: [PlaceSource], _ text: InterfaceText) -> [String] {
    var seen: Set<String> = []
    return sources.map {
        text(
            .placesSource,
            ["source": $0.source, "date": $0.date.written(in: text.language), "licence": $0.licence])
    }
    .filter { seen.insert($0).inserted }
}
