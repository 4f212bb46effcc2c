package import Domain

/// What an operator says about files in addition to their content.
package struct PlaceOptions: Sendable {
    package var legislature: String?
    package var country: String?
    package var name: String?
    package var source: String?
    package var licence: String?
    package var date: Day?
    /// The column names by their meanings, such as `MP` for `name`.
    package var columns: [String: String] = [:]
    /// The path of a table from wards to seats, for Code-Point Open.
    package var wards: String?
    /// The order of day and month in days such as 04/07/2024. Nil when the file itself must show
    /// the order.
    package var dates: DayOrder?
    /// Leaves out rows that cannot be read. Otherwise nothing is imported when there is such a row.
    package var leavesOutBadRows = false
    /// The postal address for letters to any member of the house.
    package var post: [String]?
    package var today: Day

    package init(today: Day) { self.today = today }
}
