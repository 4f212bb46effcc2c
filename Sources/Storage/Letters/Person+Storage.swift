package import Domain

/// Who confirmed a letter, as keyed hashes: enough to tell one person from another, and nothing more.
package struct PersonHash: Sendable, Equatable {
    package var address: [UInt8], name: [UInt8], postcode: [UInt8]

    package init(address: [UInt8], name: [UInt8], postcode: [UInt8]) {
        self.address = address
        self.name = name
        self.postcode = postcode
    }
}

/// What came of entering a person.
package enum PersonEntry: Sendable {
    case entered, wroteBefore
    /// The address stands for a family already: four names, or a name of another postcode.
    case notOfTheFamily
}

extension Connection {
    /// Enters a person as one who wrote to `target` ("" for the campaign as a whole).
    package func enter(_ person: PersonHash, for letter: Letter, target: String) throws -> PersonEntry {
        let others = try rows(
            "SELECT postcode FROM person WHERE campaign = $1 AND rehearsal = $2 AND target = $3 AND address = $4 AND name <> $5", letter.campaign,
            letter.rehearsal, target, person.address, person.name)
        guard others.count < 4, try others.allSatisfy({ try $0.bytes("postcode") == person.postcode }) else { return .notOfTheFamily }
        let entered =
            try run(
                """
                INSERT INTO person (campaign, rehearsal, target, address, name, postcode, letter_id) VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT DO NOTHING
                """, letter.campaign, letter.rehearsal, target, person.address, person.name, person.postcode, letter.id) == 1
        return entered ? .entered : .wroteBefore
    }

    /// The targets to which this person has written, "" left out.
    package func targetsWritten(by person: PersonHash, campaign: String, rehearsal: Bool, among targets: [String]) throws -> [String: Int64] {
        try targets.reduce(into: [:]) { written, target in
            written[target] = try row(
                "SELECT letter_id FROM person WHERE campaign = $1 AND rehearsal = $2 AND target = $3 AND address = $4 AND name = $5", campaign,
                rehearsal, target, person.address, person.name)?.int("letter_id")
        }
    }
}
