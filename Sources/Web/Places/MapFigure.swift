import Domain

/// The map of one house with its legend. Nil where no map was imported, or where the numbers are
/// withheld.
struct MapFigure {
    let context: PageContext
    let count: PlaceCount
    let book: PlaceBook
    let drawing: HexDrawing
    /// Whether tables with the same numbers stand below.
    let hasTables: Bool

    init?(_ context: PageContext, _ count: PlaceCount, _ book: PlaceBook, number: Int, hasTables: Bool) {
        self.hasTables = hasTables
        guard let map = book.map, !map.hexes.isEmpty, !count.published.isWithheld else { return nil }
        self.context = context
        self.count = count
        self.book = book
        drawing = HexDrawing(map: map, name: "map\(number)")
    }

    private var text: InterfaceText { context.text }

    var html: HTML {
        """
        <figure>
        <figcaption>
        <p>\(text(.placesHex)) \(text(.placesLegend))</p>
        \(legend)
        </figcaption>
        <svg class="hexes" viewBox="\(drawing.viewBox)" role="img" aria-labelledby="\(drawing.name)-name \(drawing.name)-text">
        <title id="\(drawing.name)-name">\(text(.placesMapName, ["house": book.legislature.name]))</title>
        <desc id="\(drawing.name)-text">\(text(hasTables ? .placesMapText : .placesLegend))</desc>
        <defs>\(drawing.definitions)</defs>
        <g>\(hexes)</g>
        </svg>
        \(offMap)
        </figure>
        """
    }

    var hexes: HTML {
        let house = book.legislature.key
        return drawing.hexes(
            { count.published[house, $0] },
            label: {
                "\(book.division($0).name(in: text.language)): \(count.published[house, $0].words(text))"
            })
    }

    private var legend: HTML {
        """
        <ul class="bare row small legend">
        \(PlaceSize.allCases.map { size -> HTML in
            """
            <li><svg class="hexes key" viewBox="-6 -6.5 12 13" aria-hidden="true" focusable="false"><use href="#\(drawing.id(of: size))"/></svg>\
            \(size.words(text))</li>

            """
        })</ul>
        """
    }

    /// The names of the seats that the map lacks, so that no seat is left out.
    private var offMap: HTML {
        let missing = book.mapFit?.missing ?? []
        guard !missing.isEmpty else { return "" }
        let names = missing.map { $0.name(in: text.language) }.sorted().joined(
            separator: context.language.isRightToLeft ? "، " : ", ")
        return "<p class=\"small soft\">\(text(.placesOffMap, ["names": names]))</p>\n"
    }
}
