import Actions
import ArgumentParser
import Foundation
import ServiceLifecycle
import UnixSignals

/// The `postbag work` command. Runs the worker alone, beside `serve`.
struct Work: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Send what is written, without serving pages.")

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        // A closed terminal does not end the process.
        signal(SIGHUP, SIG_IGN)
        let root = try await CompositionRoot.make(options.resolve())
        let live = LiveRoot(root)
        Announcement.say(
            "Postbag works on \(root.settings.database.map { "\($0)" } ?? root.settings.data.path)")
        let systemd = SystemdNotifier()
        let group = ServiceGroup(
            services: [
                Worker(live: live), SettingsReload(live: live) { [options] in try options.resolve() },
                systemd,
            ], gracefulShutdownSignals: [.sigterm, .sigint],
            logger: root.services.logger)
        systemd.isReady()
        try await group.run()
        try await live.close()
    }
}
