import Actions
import Domain
import Foundation
import Storage

/// Puts letters into a data folder before a measurement, with the statements that the server itself
/// uses.
struct StoredLetters {
    let engine: any Engine
    let rehearsal: Bool
    private let world = Environment.real()

    /// Inserts written letters whose confirmation mails were sent. Returns the tokens of their
    /// links.
    func written(_ count: Int) async throws -> [String] {
        try await inBatches(of: count) { number in
            let (letter, now) = letter(number)
            let token = Token(id: world.newID(), secret: world.random(16))
            return { connection in
                try connection.run(
                    .insert(
                        StoredLetter(letter: letter, browser: world.random(32), proved: false),
                        consent: "1 fr"))
                let mail = OutboxMessage.queued(
                    id: token.id, .confirmation, of: letter.id, rehearsal: rehearsal, due: now)
                let sending = mail.record(.claimed, at: now).message
                let sent = sending.record(.outcome(.accepted(Reply(250, "ok"))), at: now).message
                try connection.outbox.insert(mail)
                _ = try connection.outbox.claim(mail, as: sending, worker: "bench", secret: token.hashed)
                _ = try connection.outbox.replace(sending, with: sent)
                try connection.letters.setDeadline(of: letter.id, at: now.addingTimeInterval(7 * 86_400))
                return token.description
            }
        }
    }

    /// Inserts confirmed letters that wait for delivery.
    func queued(_ count: Int) async throws {
        _ = try await inBatches(of: count) { number in
            let (letter, now) = letter(number)
            let person = PersonHash(
                address: world.random(32), name: world.random(32), postcode: world.random(32))
            return { connection in
                try connection.run(
                    .insert(
                        StoredLetter(letter: letter, browser: world.random(32), proved: false),
                        consent: "1 fr"))
                for target in [letter.target, ""] {
                    _ = try connection.signers.register(person, for: letter, target: target)
                }
                try connection.letters.setState(.confirmed, of: letter.id, at: now)
                try connection.letters.setDeadline(of: letter.id, at: now.addingTimeInterval(28 * 86_400))
                try connection.deliveries.insert(
                    .first(letter: letter.id, channel: .email, at: now), of: letter)
                try connection.counts.count(connection.letters.setStatus(.onItsWay, of: letter.head))
                return ""
            }
        }
    }

    private func letter(_ number: Int) -> (Letter, Date) {
        let now = world.now()
        let draft = Draft(
            step: "write-minister", language: "fr", name: "Zoé Lefèvre \(number)",
            email: "writer\(number)@people.example", country: "FR",
            postcode: "62100", address: ["14 rue des Quatre Coins", "62100 Calais"], writer: .feminine,
            words: SampleLetters.words)
        return (
            Letter(
                id: world.newID(), campaign: "calais", campaignVersion: 1, target: "minister", draft: draft,
                rehearsal: rehearsal, writtenAt: now),
            now
        )
    }

    private func inBatches<T: Sendable>(
        of count: Int, _ make: (Int) -> (@Sendable (any Connection) throws -> T)
    ) async throws -> [T] {
        var made: [T] = []
        for start in stride(from: 0, to: count, by: 1_000) {
            let works = (start..<min(count, start + 1_000)).map(make)
            made += try await engine.write { connection in try works.map { try $0(connection) } }
        }
        return made
    }
}
