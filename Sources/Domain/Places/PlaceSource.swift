/// The source of a table, as its licence requires us to show.
package struct PlaceSource: Sendable, Hashable {
    /// The tables that can be imported for a legislature. `ended` holds the codes of a table that
    /// are no longer in use. `ended` comes with `codes` and is no table of its own.
    package enum Part: String, Sendable, CaseIterable { case codes, divisions, representatives, map, ended }

    package var part: Part
    package var source: String
    package var licence: String
    /// The day that the table describes.
    package var date: Day

    package init(part: Part, source: String, licence: String, date: Day) {
        self.part = part
        self.source = source
        self.licence = licence
        self.date = date
    }
}
