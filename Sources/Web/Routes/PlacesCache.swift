import Domain
import Synchronization

/// What was last rendered of the counts by place: the same bytes for everybody, until the count is read again.
final class PlacesCache: Sendable {
    enum Kind: Hashable { case page(Language), picture(Language), embed(Language), json, csv }

    private struct Key: Hashable {
        let slug: String
        let kind: Kind
    }

    private struct Entry {
        let version: Int64
        let places: PublishedPlaces
        let rendered: Rendered
    }

    private let entries = Mutex<[Key: Entry]>([:])

    func rendered(_ slug: String, _ kind: Kind, version: Int64, _ places: PublishedPlaces, make: () throws -> Rendered) rethrows -> Rendered {
        let key = Key(slug: slug, kind: kind)
        if let entry = entries.withLock({ $0[key] }), entry.version == version, entry.places == places { return entry.rendered }
        let rendered = try make()
        entries.withLock { $0[key] = Entry(version: version, places: places, rendered: rendered) }
        return rendered
    }
}
