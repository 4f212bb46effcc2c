/// The number of confirmed letters of a campaign to one member.
package struct MemberCount: Sendable, Equatable {
    package var division: String
    package var divisionName: String
    /// Empty when no member of the seat was known.
    package var name: String
    package var letters: Int
    /// The letters that the member's server accepted.
    package var accepted: Int

    package init(division: String, divisionName: String, name: String, letters: Int, accepted: Int) {
        self.division = division
        self.divisionName = divisionName
        self.name = name
        self.letters = letters
        self.accepted = accepted
    }
}
