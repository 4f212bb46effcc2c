package import Domain
import Foundation
import Logging
import Storage

/// A cache of place tables: one book for each legislature. `refresh` loads a new import. A damaged
/// index is refused, and the index before it stays in use.
package final class LegislatureCache: Sendable {
    private struct Kept {
        var version: Int64
        var digest: String
        var book: PlaceBook
    }

    private let database: Database
    private let files: IndexFiles
    private let logger: Logger
    private let reading = LatestReading([String: Kept]())

    /// Local copies of the indices are stored in `folder`. When it is nil, they are in memory only.
    init(database: Database, folder: URL?, logger: Logger) {
        self.database = database
        self.logger = logger
        files = IndexFiles(folder: folder)
    }

    /// Returns the book of a legislature. Nil when nothing was imported for it.
    package func book(_ legislature: String) -> PlaceBook? { reading.value[legislature]?.book }

    package var all: [PlaceBook] {
        reading.value.values.map(\.book).sorted { $0.legislature.key < $1.legislature.key }
    }

    package func refresh() async throws {
        try await reading.renew {
            let versions = try await database.read { try $0.places.versions() }
            var kept = reading.value
            for (key, version) in versions where kept[key]?.version != version {
                guard let loaded = try await load(key, version: version, before: kept[key]) else { continue }
                kept[key] = loaded
            }
            return kept
        }
    }

    /// Loads a legislature in one database read, so that members and divisions fit each other.
    private func load(_ key: String, version: Int64, before: Kept?) async throws -> Kept? {
        let read = try await database.read {
            connection -> (book: PlaceBook, digest: String, ended: String)? in
            guard let legislature = try connection.places.legislature(key) else { return nil }
            let tables = try connection.places.tables(of: key)
            let map = try connection.places.content(of: key, .map).map {
                try JSONDecoder().decode(HexMap.self, from: Data($0))
            }
            let book = try PlaceBook(
                legislature: legislature, divisions: connection.places.divisions(of: key),
                representatives: connection.places.representatives(of: key), map: map,
                sources: tables.map(\.source).filter { $0.part != .ended })
            let digests = [PlaceSource.Part.codes, .ended].map { part in
                tables.first { $0.source.part == part }?.digest ?? ""
            }
            return (book, digests[0], digests[1])
        }
        guard var book = read?.book, let digest = read?.digest, let ended = read?.ended else { return nil }
        if !ended.isEmpty { book.ended = try await open("\(key)-ended", ended, of: key, .ended) }
        if digest == before?.digest {
            book.index = before?.book.index
        } else if !digest.isEmpty {
            book.index = try await open(key, digest, of: key, .codes) ?? before?.book.index
        }
        return Kept(version: version, digest: digest, book: book)
    }

    private func open(_ name: String, _ digest: String, of key: String, _ part: PlaceSource.Part) async throws
        -> PlaceIndex?
    {
        if let kept = files.open(name, digest) { return kept }
        guard let content = try await database.read({ try $0.places.content(of: key, part) }) else {
            return nil
        }
        do {
            return try files.keep(content, name, digest)
        } catch let damage as PlaceIndex.CorruptionError {
            logger.error(
                "an index of places is damaged; the one before is served",
                metadata: ["legislature": "\(key)", "damage": "\(damage)"])
            return nil
        }
    }
}
