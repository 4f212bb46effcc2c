import Actions
import Channels
import Logging

/// The composition root in force. A mail server that is set at the desk makes another one, in every
/// process, and settings that are read again make one. Whatever began with the old one ends with
/// it: a letter keeps its kind.
actor LiveRoot {
    private(set) var current: CompositionRoot
    /// The roots that follow the first one. Ends with `end`.
    nonisolated let others: AsyncStream<CompositionRoot>
    private nonisolated let continuation: AsyncStream<CompositionRoot>.Continuation
    private var onChange: @Sendable (CompositionRoot) -> Void = { _ in }

    init(_ root: CompositionRoot) {
        current = root
        (others, continuation) = AsyncStream.makeStream()
    }

    /// Calls `body` with each root that follows.
    func onChange(_ body: @escaping @Sendable (CompositionRoot) -> Void) { onChange = body }

    /// Looks whether the mail server has changed at the desk, and takes the change over.
    func refresh() async throws {
        guard try await current.services.mailServerRevision() > current.mailRevision,
            let kept = try await current.services.keptMailServer(), kept.revision > current.mailRevision
        else { return }
        // Nothing is awaited from here on, so that two calls take each change over once.
        let next = try current.with(kept)
        follow(next)
        next.services.logger.notice(
            "the mail server has changed",
            metadata: ["server": "\(next.settings.mailServers ?? "none: rehearsal")"]
        )
    }

    private func follow(_ next: CompositionRoot) {
        current = next
        onChange(next)
        continuation.yield(next)
    }

    /// Reads the settings again, and takes over what changes without a restart. Logs what is wrong
    /// with them, and changes nothing then. A site that sends does not begin to rehearse so: a
    /// file that was cut off names no mail server either.
    func reload(_ read: @Sendable () throws -> Settings) async {
        do {
            let settings = try read()
            let kept = try await current.services.keptMailServer()
            // Nothing is awaited from here on, as above.
            guard (kept?.revision ?? 0) >= current.mailRevision else {
                throw SettingsProblems(problems: [
                    "The mail server changed at the desk at this moment. Read the settings once more."
                ])
            }
            let (before, next) = (current, try current.with(settings, kept))
            guard before.services.rehearsal || !next.services.rehearsal else {
                throw SettingsProblems(problems: [
                    "They name no mail server. A rehearsal begins with a restart only."
                ])
            }
            follow(next)
            next.services.logger.notice(
                "settings read again",
                metadata: [
                    "changed": "\(next.settings.lines(besides: before.settings).joined(separator: "; "))",
                    "restart": "\(next.needingRestart(in: settings).joined(separator: "; "))",
                ])
        } catch {
            current.services.logger.error("settings not taken over", metadata: ["error": "\(error)"])
        }
    }

    /// Refreshes, and logs what goes wrong.
    func refreshed() async {
        do { try await refresh() } catch {
            current.services.logger.error("mail server not read", metadata: ["error": "\(error)"])
        }
    }

    /// Ends `others`.
    nonisolated func end() { continuation.finish() }

    /// Closes the root in force, and with it the database.
    func close() async throws { try await current.close() }
}
