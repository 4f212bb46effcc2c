import Crypto
package import Domain
import Foundation
import Storage

extension OperatorActions {
    /// Stores an import in one transaction, so that visitors see all of it or nothing. Opens and
    /// checks an index before it is stored.
    package func importPlaces(_ place: PlaceImport) async throws {
        if let codes = place.codes { _ = try PlaceIndex(IndexBytes(copying: codes)) }
        var tables = try place.sources.map { try table(place, $0) }
        if let ended = place.ended, var source = place.sources.first(where: { $0.part == .codes }) {
            source.part = .ended
            tables.append(PlaceTable(source: source, digest: digest(ended), content: ended))
        }
        let parts = place.sources.map { "\($0.part.rawValue) of \($0.date)" }.joined(separator: ", ")
        try await change { [tables] connection, now in
            try connection.places.store(place, tables, at: now)
            return ((), [AuditEvent(.placesImported, of: place.legislature.key, detail: parts)])
        }
    }

    /// Returns the stored tables of a legislature, without its index. Nil when nothing is stored.
    package func keptPlaces(of legislature: String) async throws -> PlaceBook? {
        try await database.read { connection in
            guard let kept = try connection.places.legislature(legislature) else { return nil }
            let map = try connection.places.content(of: legislature, .map).map {
                try JSONDecoder().decode(HexMap.self, from: Data($0))
            }
            return try PlaceBook(
                legislature: kept, divisions: connection.places.divisions(of: legislature),
                representatives: connection.places.representatives(of: legislature),
                map: map,
                sources: connection.places.tables(of: legislature).map(\.source).filter { $0.part != .ended })
        }
    }

    /// Sets the day until which a legislature is dissolved. Nil ends the dissolution. Returns
    /// whether the legislature exists.
    package func dissolve(_ legislature: String, until day: Day?) async throws -> Bool {
        try await change { connection, _ in
            guard let before = try connection.places.legislature(legislature) else { return (false, []) }
            guard before.dissolvedUntil != day else { return (true, []) }
            _ = try connection.places.dissolve(legislature, until: day)
            let event =
                day.map { AuditEvent(.legislatureDissolved, of: legislature, detail: "until \($0)") }
                ?? AuditEvent(.dissolutionEnded, of: legislature)
            return (true, [event])
        }
    }

    /// Counts the confirmed letters of a campaign by division and member.
    package func lettersByMember(of campaign: String, rehearsal: Bool) async throws -> [MemberCount] {
        try await database.read { try $0.letters.byMember(of: campaign, rehearsal: rehearsal) }
    }
}

extension Places {
    fileprivate func store(_ place: PlaceImport, _ tables: [PlaceTable], at now: Date) throws {
        let key = place.legislature.key
        try store(place.legislature)
        if let divisions = place.divisions { try replaceDivisions(of: key, with: divisions) }
        if let members = place.representatives { try replaceRepresentatives(of: key, with: members) }
        if place.codes != nil { try deleteTable(of: key, .ended) }
        for table in tables { try store(table, of: key, at: now) }
    }
}

private func table(_ place: PlaceImport, _ source: PlaceSource) throws -> PlaceTable {
    switch source.part {
    case .codes:
        let content = place.codes ?? []
        return PlaceTable(source: source, digest: digest(content), content: content)
    case .map:
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let content = try [UInt8](encoder.encode(place.map))
        return PlaceTable(source: source, digest: digest(content), content: content)
    case .divisions, .representatives, .ended: return PlaceTable(source: source)
    }
}

private func digest(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
}
