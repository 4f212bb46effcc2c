import Synchronization

/// What this process has on its hands: connections that are open, and those of them whose request
/// is there whole and not answered yet. Counted where the network is read, for in a surge requests
/// wait there before anything else sees them.
package final class Traffic: Sendable {
    /// Beyond so many, who wants to write is asked to come back in a moment: they are more than a
    /// second's work on the smallest machine.
    package static let most = 1_024
    /// Beyond so many, mail steps back.
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
