package import Domain
package import Foundation

extension CountQueue {
    /// Supporters by place, by the letter with which each is counted. The place of a letter is kept
    /// after its text is erased.
    package static let places = CountQueue(
        sums: "place_count", changes: "place_change", what: ("area", "place"),
        afresh: [
            """
            SELECT person.campaign, person.rehearsal, '' AS area, letter.country AS place, COUNT(*) AS n FROM person
            JOIN letter ON letter.id = person.letter_id WHERE person.target = '' GROUP BY person.campaign, person.rehearsal, letter.country
            """,
            """
            SELECT person.campaign, person.rehearsal, place_house, place_division, COUNT(*) FROM person
            JOIN letter_detail ON letter_detail.letter_id = person.letter_id
            WHERE person.target = '' AND place_house IS NOT NULL AND place_division IS NOT NULL
            GROUP BY person.campaign, person.rehearsal, place_house, place_division
            """,
        ])
}

extension PlaceKey: Counted {
    static let queue = CountQueue.places
    var what: (String, String) { (area, place) }
}

extension Counts {
    /// Stores changes of the count by place in the same transaction as their cause.
    package func count(_ changes: [PlaceKey: Int]) throws { try note(changes) }

    /// Returns the count by place as of this transaction, with the tally's own number of
    /// supporters.
    package func placeTally(of campaign: String, rehearsal: Bool, asOf now: Date) throws -> PlaceTally {
        var tally = PlaceTally(asOf: now, rehearsal: rehearsal)
        tally.supporters = try self.tally(of: campaign, rehearsal: rehearsal, asOf: now).supporters
        for ((area, place), n) in try counts(.places, of: campaign, rehearsal: rehearsal) {
            if area.isEmpty { tally.countries[place] = n } else { tally.seats[area, default: [:]][place] = n }
        }
        return tally
    }
}
