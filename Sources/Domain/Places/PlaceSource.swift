/// Where a table came from, as its licence wants it shown.
package struct PlaceSource: Sendable, Hashable {
    /// What can be imported for a legislature. `ended`: the codes of a table that are no longer in
    /// use; it goes with `codes`, and is no table of its own.
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
