package import Domain

/// The signer of a confirmed letter, as keyed hashes. The hashes tell one person from another and
/// nothing more.
package struct PersonHash: Sendable, Equatable {
    package var address: [UInt8], name: [UInt8], postcode: [UInt8]

    package init(address: [UInt8], name: [UInt8], postcode: [UInt8]) {
        self.address = address
        self.name = name
        self.postcode = postcode
    }
}

/// The result of registering a signer.
package enum SignerEntry: Sendable {
    case registered, wroteBefore
    /// The address limit is reached: four names, or a name with another postcode.
    case addressLimitReached
}

/// Who has signed which letters of a campaign.
package struct Signers: DataAccess {
    let connection: any Connection

    /// Registers a person as a signer of a letter to `target` ("" for the campaign as a whole). The
    /// names of one address are compared across the whole campaign, for all targets.
    package func register(_ person: PersonHash, for letter: Letter, target: String) throws
        -> SignerEntry
    {
        try lock(person, in: letter)
        let others = try rows(
            """
            SELECT name, postcode FROM person
            WHERE campaign = $1 AND rehearsal = $2 AND target IN ('', $3) AND address = $4 AND name <> $5
            """, letter.campaign, letter.rehearsal, target, person.address, person.name)
        guard try Set(others.map { try $0.bytes("name") }).count < AddressRules.signers,
            try others.allSatisfy({ try $0.bytes("postcode") == person.postcode })
        else { return .addressLimitReached }
        let registered =
            try run(
                """
                INSERT INTO person (campaign, rehearsal, target, address, name, postcode, letter_id) VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT DO NOTHING
                """, letter.campaign, letter.rehearsal, target, person.address, person.name, person.postcode,
                letter.id) == 1
        return registered ? .registered : .wroteBefore
    }

    /// Returns the newest signer whose letter is not erased, with the letter's id. Nil for none.
    package func newest() throws -> (letter: Int64, address: [UInt8])? {
        try row(
            """
            SELECT letter_id, address FROM person WHERE letter_id = (
                SELECT id FROM letter WHERE stage = 'confirmed' AND erased_at IS NULL
                    AND id IN (SELECT letter_id FROM person) ORDER BY id DESC LIMIT 1)
            LIMIT 1
            """
        ).map { try ($0.int("letter_id"), $0.bytes("address")) }
    }

    /// Makes signers with the same address register one after the other.
    private func lock(_ person: PersonHash, in letter: Letter) throws {
        try connection.lock(named: "person \(letter.campaign) \(letter.rehearsal) \(person.address)")
    }

    /// Moves rows of this address from the hash of an earlier version to today's hash.
    package func rename(_ former: [UInt8], to address: [UInt8], in letter: Letter) throws {
        let row = "campaign = $1 AND rehearsal = $2 AND address = $3"
        try run(
            """
            UPDATE person SET address = $4 WHERE \(row) AND NOT EXISTS (SELECT 1 FROM person AS other WHERE other.campaign = $1
                AND other.rehearsal = $2 AND other.target = person.target AND other.address = $4 AND other.name = person.name)
            """, letter.campaign, letter.rehearsal, former, address)
    }

    /// Removes the entry that this person wrote to the letter's target. True when that was the
    /// person's only letter in the campaign.
    package func withdraw(_ person: PersonHash, from letter: Letter) throws -> Bool {
        try lock(person, in: letter)
        let condition = "campaign = $1 AND rehearsal = $2 AND address = $3 AND name = $4"
        for target in [letter.target, letter.memberTarget] {
            try run(
                "DELETE FROM person WHERE \(condition) AND target = $5 AND letter_id = $6", letter.campaign,
                letter.rehearsal, person.address,
                person.name, target, letter.id)
        }
        try keepTarget(of: person, after: letter)
        guard
            try row(
                "SELECT target FROM person WHERE \(condition) AND target <> '' LIMIT 1", letter.campaign,
                letter.rehearsal, person.address,
                person.name) == nil
        else { return false }
        return try run(
            "DELETE FROM person WHERE \(condition) AND target = ''", letter.campaign, letter.rehearsal,
            person.address, person.name) == 1
    }

    /// Keeps the target's entry for a person who also wrote to another member of the division.
    private func keepTarget(of person: PersonHash, after letter: Letter) throws {
        let start = letter.target + Letter.memberMark
        try run(
            """
            INSERT INTO person (campaign, rehearsal, target, address, name, postcode, letter_id)
            SELECT campaign, rehearsal, $5, address, name, postcode, letter_id FROM person
            WHERE campaign = $1 AND rehearsal = $2 AND address = $3 AND name = $4 
                AND SUBSTR(target, 1, \(start.unicodeScalars.count)) = $6
            ORDER BY letter_id LIMIT 1
            ON CONFLICT DO NOTHING
            """, letter.campaign, letter.rehearsal, person.address, person.name, letter.target, start)
    }

    /// Registers a person as a signer of a letter to the letter's target. Returns the earlier
    /// letter when the person wrote before.
    /// - Parameter several: whether the division has several members. The person may then write to
    ///   each once, but not to members of another division.
    package func register(_ person: PersonHash, for letter: Letter, several: Bool) throws -> (
        entry: SignerEntry, before: Letter?
    ) {
        let entry = try register(person, for: letter, target: letter.target)
        guard case .addressLimitReached = entry else {
            if case .registered = entry, !several { return (entry, nil) }
            let earlier = try written(by: person, to: letter.target, like: letter)
            guard several, let to = letter.addressee else { return (entry, earlier) }
            if earlier?.id != letter.id,
                earlier?.addressee?.seat.division != to.seat.division || earlier?.addressee?.queue == to.queue
            {
                return (.wroteBefore, earlier)
            }
            let registered = try register(person, for: letter, target: letter.memberTarget)
            return (registered, try written(by: person, to: letter.memberTarget, like: letter) ?? earlier)
        }
        return (entry, nil)
    }

    private func written(by person: PersonHash, to target: String, like letter: Letter) throws -> Letter? {
        let ids = try targetsWritten(
            by: person, campaign: letter.campaign, rehearsal: letter.rehearsal, among: [target])
        return try ids[target].flatMap { try connection.letters.find($0)?.letter }
    }

    /// Returns the letter with which this person is counted as a supporter. Returns `letter` itself
    /// when it is the only one.
    package func countedLetter(of person: PersonHash, like letter: Letter) throws -> Letter {
        try lock(person, in: letter)
        let first = try targetsWritten(
            by: person, campaign: letter.campaign, rehearsal: letter.rehearsal, among: [""]
        ).values.first
        return try first.flatMap { try connection.letters.find($0)?.letter } ?? letter
    }

    /// Counts a person with another letter after the counted letter is withdrawn, and returns that
    /// letter. Nil when there is no other letter, or the person was not counted.
    package func standInForCounted(_ person: PersonHash, from letter: Letter) throws -> Letter? {
        let condition = "campaign = $1 AND rehearsal = $2 AND address = $3 AND name = $4"
        guard
            let id = try row(
                "SELECT letter_id FROM person WHERE \(condition) AND target <> '' ORDER BY letter_id LIMIT 1",
                letter.campaign, letter.rehearsal,
                person.address, person.name)?.int("letter_id"),
            let other = try connection.letters.find(id)?.letter
        else { return nil }
        let counted = try run(
            "UPDATE person SET letter_id = $5 WHERE \(condition) AND target = ''", letter.campaign,
            letter.rehearsal, person.address, person.name, id)
        return counted == 1 ? other : nil
    }

    /// Returns the id of this person's letter to each of `targets`. Targets without a letter are
    /// left out.
    package func targetsWritten(
        by person: PersonHash, campaign: String, rehearsal: Bool, among targets: [String]
    ) throws -> [String: Int64] {
        try targets.reduce(into: [:]) { written, target in
            written[target] = try row(
                "SELECT letter_id FROM person WHERE campaign = $1 AND rehearsal = $2 AND target = $3 AND address = $4 AND name = $5",
                campaign,
                rehearsal, target, person.address, person.name)?.int("letter_id")
        }
    }
}

extension Letter {
    static let memberMark = "\u{1F}"

    /// The target and the member, for divisions where a person may write to several members.
    package var memberTarget: String { Self.memberTarget(target, addressee) }

    package static func memberTarget(_ target: String, _ addressee: Addressee?) -> String {
        target + memberMark + (addressee?.queue ?? "")
    }
}
