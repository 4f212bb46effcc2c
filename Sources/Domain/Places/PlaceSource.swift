/// Where a table came from, as its licence wants it shown.
package struct PlaceSource: Sendable, Hashable {
    /// What can be imported for a legislature.
    package enum Part: String, Sendable, CaseIterable { case codes, divisions, representatives, map }

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
