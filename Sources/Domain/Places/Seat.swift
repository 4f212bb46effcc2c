/// A division with who sits for it on a day.
package struct Seat: Sendable, Hashable {
    package enum State: Sendable, Hashable {
        case occupied
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

    /// Whoever sits there alone; nil where several do.
    package var member: Representative? { members.count == 1 ? members[0] : nil }

    /// What a form says instead of a member: whoever it be.
    package static let anybody = "*"

    /// The member that a form names; whoever sits there alone needs no name. `lot`: random bytes,
    /// for those who leave the choice. A lot gives all who can be reached by e-mail the same
    /// chance; where there are none, all.
    package func member(_ wanted: String, lot: [UInt8]) -> Representative? {
        guard members.count > 1, wanted == Self.anybody else {
            return member ?? members.first { $0.key == wanted }
        }
        let mailed = members.filter { $0.email != nil }
        let drawn = mailed.isEmpty ? members : mailed
        return drawn[Int(lot.prefix(7).reduce(0) { $0 << 8 | UInt64($1) } % UInt64(drawn.count))]
    }
}
