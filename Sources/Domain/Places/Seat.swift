/// A division with its members on a given day.
package struct Seat: Sendable, Hashable {
    package enum State: Sendable, Hashable {
        case occupied
        /// The seat is known to be empty, or a table of members names members for other divisions
        /// only.
        case vacant
        /// The house is dissolved until that day.
        case dissolved(until: Day)
        /// No table of members has been imported.
        case unknown
    }

    package var division: Division
    /// The members in the order of the table. Most houses have one member for each division. Empty
    /// unless `occupied`.
    package var members: [Representative]
    package var state: State

    package init(division: Division, members: [Representative], state: State) {
        self.division = division
        self.members = members
        self.state = state
    }

    /// The only member. Nil when there are several or none.
    package var member: Representative? { members.count == 1 ? members[0] : nil }

    /// The form's value for "any member".
    package static let anybody = "*"

    /// Returns the member that the form names. A division's only member needs no name. For
    /// `anybody`, draws a member by lot, with equal chances. The lot includes only members with an
    /// e-mail address, or all members when none has one.
    /// - Parameter lot: random bytes for the draw.
    package func member(_ wanted: String, lot: [UInt8]) -> Representative? {
        guard members.count > 1, wanted == Self.anybody else {
            return member ?? members.first { $0.key == wanted }
        }
        let mailed = members.filter { $0.email != nil }
        let drawn = mailed.isEmpty ? members : mailed
        return drawn[Int(lot.prefix(7).reduce(0) { $0 << 8 | UInt64($1) } % UInt64(drawn.count))]
    }
}
