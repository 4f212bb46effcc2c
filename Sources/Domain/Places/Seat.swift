/// A division with who sits for it on a day.
package struct Seat: Sendable, Hashable {
    package enum State: Sendable, Hashable {
        case held
        /// Known to be empty, or nobody in a table of members that names others.
        case vacant
        /// The house is dissolved until that day.
        case dissolved(until: Day)
        /// No table of members has been imported.
        case unknown
    }

    package var division: Division
    /// Most houses have one for each division; in the order of the table. Empty unless held.
    package var members: [Representative]
    package var state: State

    package init(division: Division, members: [Representative], state: State) {
        self.division = division
        self.members = members
        self.state = state
    }

    package var member: Representative? { members.first }
}
