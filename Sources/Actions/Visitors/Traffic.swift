import Synchronization

/// Counts this process's open connections, and the requests that have arrived whole and are not
/// answered yet. Both are counted where the network is read, because in a surge requests wait there
/// first.
package final class Traffic: Sendable {
    /// Above this number of requests, people who want to write are asked to come back in a moment.
    /// So many requests are more than a second's work on the smallest machine.
    package static let most = 1_024
    /// Above this number of requests, mail is sent more slowly.
    private static let busy = 24

    private let open = Atomic<Int>(0)
    private let unanswered = Atomic<Int>(0)

    package init() {}

    package var connections: Int { open.load(ordering: .relaxed) }
    package var requests: Int { unanswered.load(ordering: .relaxed) }
    package var isBusy: Bool { requests > Self.busy }
    package var isOverloaded: Bool { requests > Self.most }

    package func connections(_ change: Int) { open.add(change, ordering: .relaxed) }
    package func requests(_ change: Int) { unanswered.add(change, ordering: .relaxed) }
}
