package import Domain

/// What an operator says about files beyond what they say themselves.
package struct PlaceOptions: Sendable {
    package var legislature: String?
    package var country: String?
    package var name: String?
    package var source: String?
    package var licence: String?
    package var date: Day?
    /// What a column holds, by what we call it: `name` to `MP`.
    package var columns: [String: String] = [:]
    /// A table from wards to seats, for Code-Point Open.
    package var wards: String?
    /// Of days such as 04/07/2024; nil: the file must say it itself.
    package var dates: DayOrder?
    /// Rows that cannot be read are left out, where otherwise nothing is imported.
    package var leavesOutBadRows = false
    /// Where paper reaches any member of the house.
    package var post: [String]?
    package var today: Day

    package init(today: Day) { self.today = today }
}
