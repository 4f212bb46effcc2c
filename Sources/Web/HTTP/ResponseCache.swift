import Foundation
import HTTPTypes
import Hummingbird
import Synchronization

/// A cache of answers, with a limit on their number and on their octets. A full cache first deletes
/// the answers with the fewest requests, and of these the oldest.
final class ResponseCache: Sendable {
    struct Ready: Sendable {
        let whole: Response
        let unchanged: Response
        let etag: String?
        let keptAt: Date
        /// The time from which one request renews the answer, and the time from which all requests
        /// do.
        var renewFrom: Date
        var goodUntil: Date
        /// The time since which requests have failed to renew the answer, and the time of the last
        /// try.
        var missedSince: Date?
        var askedAt: Date?
        /// The number of requests for the answer, in which old requests count less.
        fileprivate var uses = 0

        /// The size of the body, and 2,000 octets for everything else.
        fileprivate var octets: Int { (whole.body.contentLength ?? 0) + 2_000 }

        /// Whether the database does not answer. If so, one request in five seconds tries it, and
        /// no other request waits.
        func isHopeless(at now: Date) -> Bool {
            guard let missedSince, let askedAt, now < keptAt.addingTimeInterval(ResponseCache.longest) else {
                return false
            }
            return now >= missedSince.addingTimeInterval(1) && now < askedAt.addingTimeInterval(5)
        }
    }

    private struct Key: Hashable {
        let path: String
        let takesGzip: Bool
        /// The languages that the browser asks for; "" where the answer is the same in any
        /// language.
        let languages: String
    }

    private struct State {
        var kept: [Key: Ready] = [:]
        var octets = 0
    }

    private let state = Mutex(State())
    private let most: Int
    private let mostOctets: Int
    fileprivate static let longest: TimeInterval = 3_600

    init(most: Int = 2_000, octets: Int = 32 << 20) {
        self.most = most
        mostOctets = octets
    }

    /// The number of cached answers, and their size in octets.
    var size: (answers: Int, octets: Int) { state.withLock { ($0.kept.count, $0.octets) } }

    func answer(to question: SharedQuestion, at now: Date) -> Ready? {
        state.withLock { state in
            guard let index = Self.index(of: question, in: state) else { return nil }
            state.kept.values[index].uses += 1
            let ready = state.kept.values[index]
            if now < ready.renewFrom || ready.isHopeless(at: now) { return ready }
            state.kept.values[index].renewFrom = max(ready.renewFrom, ready.goodUntil)
            state.kept.values[index].missedSince = ready.missedSince ?? now
            state.kept.values[index].askedAt = now
            return nil
        }
    }

    /// Returns the last known answer, when no better one can be had, and keeps it for another
    /// second. Nil when there is none, or when the answer is older than an hour.
    func lastKnown(_ question: SharedQuestion, at now: Date) -> Ready? {
        state.withLock { state in
            guard let index = Self.index(of: question, in: state) else { return nil }
            let ready = state.kept.values[index]
            guard now < ready.keptAt.addingTimeInterval(Self.longest) else { return nil }
            state.kept.values[index].renewFrom = now.addingTimeInterval(1)
            state.kept.values[index].goodUntil = now.addingTimeInterval(2)
            state.kept.values[index].missedSince = nil
            return ready
        }
    }

    private static func index(of question: SharedQuestion, in state: State) -> Dictionary<Key, Ready>.Index? {
        for languages in ["", question.languages] {
            let key = Key(path: question.path, takesGzip: question.takesGzip, languages: languages)
            if let index = state.kept.index(forKey: key) { return index }
        }
        return nil
    }

    func keep(_ response: Response, for question: SharedQuestion, at now: Date) {
        guard response.status == .ok, let caching = response.headers[.cacheControl],
            caching.hasPrefix("public")
        else { return }
        guard question.languages.utf8.count < 200, question.path.utf8.count < 500 else { return }
        let varies = response.headers[.vary]?.contains("Accept-Language") ?? false
        let key = Key(
            path: question.path, takesGzip: question.takesGzip, languages: varies ? question.languages : "")
        var unchanged = response.headers
        for field in [HTTPField.Name.contentEncoding, .contentLength] { unchanged[field] = nil }
        let keptFor: TimeInterval = caching.contains("immutable") ? 3_600 : 1
        let ready = Ready(
            whole: response, unchanged: Response(status: .notModified, headers: unchanged),
            etag: response.headers[.eTag], keptAt: now,
            renewFrom: now.addingTimeInterval(keptFor), goodUntil: now.addingTimeInterval(2 * keptFor))
        guard ready.octets <= mostOctets / 4 else { return }
        state.withLock { put(ready, key, &$0) }
    }

    private func put(_ ready: Ready, _ key: Key, _ state: inout State) {
        var ready = ready
        if let before = state.kept.removeValue(forKey: key) {
            ready.uses = before.uses
            state.octets -= before.octets
        }
        if state.kept.count >= most || state.octets + ready.octets > mostOctets { makeRoom(&state) }
        state.kept[key] = ready
        state.octets += ready.octets
    }

    /// Deletes a quarter of the answers at once. Otherwise each new answer would need a search
    /// through all others.
    private func makeRoom(_ state: inout State) {
        let byUse = state.kept.sorted { ($0.value.uses, $0.value.keptAt) < ($1.value.uses, $1.value.keptAt) }
        for (key, ready) in byUse where state.kept.count > most * 3 / 4 || state.octets > mostOctets * 3 / 4 {
            state.kept[key] = nil
            state.octets -= ready.octets
        }
        for key in state.kept.keys { state.kept[key]?.uses /= 2 }
    }
}
