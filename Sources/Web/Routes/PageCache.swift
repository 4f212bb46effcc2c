import Actions
import Domain
import Foundation
import Synchronization

/// Campaign pages as they were last rendered, compressed: the same bytes for everybody, made anew when the campaign, its count or the minute changes.
final class PageCache: Sendable {
    private struct Key: Hashable {
        let slug: String
        let language: Language
    }

    private struct Entry {
        let version: Int64
        /// As the page shows it: to the minute.
        let tally: Tally
        let rendered: Rendered
    }

    private let entries = Mutex<[Key: Entry]>([:])

    func page(_ context: PageContext, version: Int64, tally: Tally) throws -> Rendered {
        var tally = tally
        tally.asOf = Date(timeIntervalSince1970: (tally.asOf.timeIntervalSince1970 / 60).rounded(.down) * 60)
        let key = Key(slug: context.campaign.slug, language: context.language)
        if let entry = entries.withLock({ $0[key] }), entry.version == version, entry.tally == tally { return entry.rendered }
        let bytes = try campaignPage(context, tally: tally).bytes
        let rendered = Rendered(bytes, contentType: "text/html; charset=utf-8", etag: Self.etag(of: bytes), level: 9)
        entries.withLock { $0[key] = Entry(version: version, tally: tally, rendered: rendered) }
        return rendered
    }

    /// Quoted, as the header field wants it (RFC 9110 section 8.8.3).
    private static func etag(of bytes: [UInt8]) -> String { "\"\(bytes.sha256.prefix(12).map { $0 }.base64URL)\"" }
}
