import ServiceLifecycle
import UnixSignals

/// Reads the settings again at each SIGHUP, which `systemctl reload` sends. A terminal that is
/// closed sends it, too.
struct SettingsReload: Service {
    let live: LiveRoot
    let read: @Sendable () throws -> Settings

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        await cancelWhenGracefulShutdown {
            for await _ in signals { await live.reload(read) }
        }
    }
}
