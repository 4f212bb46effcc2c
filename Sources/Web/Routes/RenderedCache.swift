import Synchronization

/// A cache of the pages last rendered of each campaign, compressed. Everybody gets the same bytes.
/// A page is made anew when the campaign or what is shown of it changes. `Kind` is the page and its
/// language. `Shown` is the count on the page.
final class RenderedCache<Kind: Hashable & Sendable, Shown: Equatable & Sendable>: Sendable {
    private struct Key: Hashable {
        let slug: String
        let kind: Kind
    }

    private struct Entry {
        let version: Int64
        let shown: Shown
        let rendered: Rendered
    }

    private let entries = Mutex<[Key: Entry]>([:])

    func rendered(_ slug: String, _ kind: Kind, version: Int64, _ shown: Shown, make: () throws -> Rendered)
        rethrows -> Rendered
    {
        let key = Key(slug: slug, kind: kind)
        if let entry = entries.withLock({ $0[key] }), entry.version == version, entry.shown == shown {
            return entry.rendered
        }
        let rendered = try make()
        entries.withLock { $0[key] = Entry(version: version, shown: shown, rendered: rendered) }
        return rendered
    }
}
