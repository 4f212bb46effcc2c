import Domain

/// Returns the page with only the map, for frames of other sites. The page has no script and no
/// form, and its link leaves the frame. The page is as high as its frame: the map takes the height
/// that the words leave.
package func embedPage(_ context: PageContext, _ count: PlaceCount) -> HTML {
    let (text, links) = (context.text, context.links)
    let figures = count.books.enumerated().compactMap {
        MapFigure(context, count, $1, number: $0, hasTables: false)
    }
    return """
        <!DOCTYPE html>
        <html lang="\(text.language.tag)" dir="\(text.language.direction)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>\(text(.placesTitle))</title>
        <link rel="stylesheet" href="\(links.asset("postbag.css"))">
        </head>
        <body>
        <main class="narrow framed">
        <h1 class="title">\(text(.placesTitle))</h1>
        <p>\(text(.placesLead, counting: count.published.supporters))\
        \(if: count.published.isWithheld, " \(text(.placesWithheld))")\(if: count.published.rehearsal, " <strong>\(text(.tallyRehearsal))</strong>")</p>
        \(figures.map(\.html))
        <p><a href="\(links.absolute(links.places(context.campaign.slug, context.language)))" target="_blank" rel="noopener">\(text(.placesTitle)): \
        <bdi>\(context.campaign.publisher.name)</bdi></a></p>
        \(mapSources(context, count).map { "<p class=\"small soft\" dir=\"auto\">\($0)</p>\n" as HTML })</main>
        </body>
        </html>

        """
}

/// Returns the map as a picture of its own, or nothing where there is no map. The picture contains
/// its colours, because no stylesheet reaches it there.
package func mapPicture(_ context: PageContext, _ count: PlaceCount) -> HTML {
    let text = context.text
    guard let book = count.books.first(where: { $0.map != nil }), let map = book.map else { return "" }
    let ink = HexDrawing.Ink(paper: "#fffdf8", line: "#69748a", full: "#1f4588", text: "#1b2233")
    let drawing = HexDrawing(map: map, name: "map", ink: ink)
    let withheld = count.published.isWithheld
    let (box, lines) = (
        drawing.box,
        [text(.placesTitle)] + (withheld ? [text(.placesWithheld)] : []) + mapSources(context, count)
    )
    let foot = Int(box.y + box.height)
    let label = { (code: String) in
        let name = book.division(code).name(in: text.language)
        return withheld ? name : "\(name): \(count.published[book.legislature.key, code].words(text))"
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="\(Int(box.x) - 1) \(Int(box.y) - 1) \(Int(box.width) + 3) \(Int(box.height) + 8 + 8 * lines.count)" role="img">
        <title>\(text(.placesMapName, ["house": book.legislature.name]))</title>
        <rect x="\(Int(box.x) - 1)" y="\(Int(box.y) - 1)" width="100%" height="100%" fill="#e7ecf2"/>
        <defs>\(drawing.definitions)</defs>
        <g>\(drawing.hexes({ count.published[book.legislature.key, $0] }, label: label))</g>
        <g fill="\(ink.text)" font-family="sans-serif" font-size="6">\
        \(lines.enumerated().map { "<text x=\"\(Int(box.x) + 3)\" y=\"\(foot + 7 + 8 * $0)\">\($1)</text>" as HTML })</g>
        </svg>

        """
}

private func mapSources(_ context: PageContext, _ count: PlaceCount) -> [String] {
    sourceLines(count.books.flatMap(\.sources).filter { $0.part == .map }, context.text)
}
