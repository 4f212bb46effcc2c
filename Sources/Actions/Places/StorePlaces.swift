import Crypto
package import Domain
package import Foundation
package import Storage

/// Stores an import in one transaction, so that visitors see all of it or nothing. Opens and checks
/// an index before it is stored.
package func storePlaces(_ place: PlaceImport, in database: Database, at now: Date) async throws {
    if let codes = place.codes { _ = try PlaceIndex(PlaceMemory(copying: codes)) }
    var tables = try place.sources.map { try table(place, $0) }
    if let ended = place.ended, var source = place.sources.first(where: { $0.part == .codes }) {
        source.part = .ended
        tables.append(PlaceTable(source: source, digest: digest(ended), content: ended))
    }
    try await database.write { [tables] connection in
        try connection.places.store(place.legislature)
        if let divisions = place.divisions {
            try connection.places.replaceDivisions(of: place.legislature.key, with: divisions)
        }
        if let members = place.representatives {
            try connection.places.replaceRepresentatives(of: place.legislature.key, with: members)
        }
        if place.codes != nil { try connection.places.deleteTable(of: place.legislature.key, .ended) }
        for table in tables { try connection.places.store(table, of: place.legislature.key, at: now) }
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

/// Returns the stored tables of a legislature, without its index. Nil when nothing is stored.
package func keptPlaces(of legislature: String, in database: Database) async throws -> PlaceBook? {
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
