import Actions
import ArgumentParser
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals
import Web

/// The `postbag serve` command. Serves the pages and runs the worker in one process.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the campaigns, and send what is written.")

    @OptionGroup var options: SettingsOptions

    @Option(help: "The port to listen on (POSTBAG_PORT).")
    var port: Int?

    @Option(help: "The address to listen on (POSTBAG_HOST).")
    var host: String?

    @Flag(help: "Show the rehearsal's mails at /letterbox; loopback only.")
    var demo = false

    /// The limit of open connections, which take some 200 MB. Further connections wait to be
    /// accepted.
    private static let mostConnections = 8_192
    /// The limit for the connections of one network.
    private static let mostOfOneNetwork = mostConnections / 4

    func run() async throws {
        // Runs tasks on the threads that read the network. Each request is spared two changes of
        // thread.
        _ = NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor()
        // A closed terminal does not end the process.
        signal(SIGHUP, SIG_IGN)
        raiseFileLimit(to: Self.mostConnections + 1_000)
        let root = try await CompositionRoot.make(options.resolve(port: port, host: host, isDemo: demo))
        let (settings, live) = (root.settings, LiveRoot(root))
        let responder = CurrentResponder(buildResponder(root.site(changed: live.refreshed)))
        await live.onChange { responder.replace(by: buildResponder($0.site(changed: live.refreshed))) }
        let systemd = SystemdNotifier()
        let welcome = try await Announcement.firstRun(root.services) ?? []
        let listener = HTTPListener(
            place: try .chosen(settings), responder: responder, configuration: connections(root),
            mostConnections: Self.mostConnections, logger: root.services.logger,
            onRunning: { address in
                Announcement.listens(settings, on: address)
                for line in welcome { Announcement.say(line) }
                systemd.isReady()
            })
        // They are asked to end from the last to the first. Pages are served while mails finish.
        let services = ServiceGroup(
            services: [
                listener, Worker(live: live),
                SettingsReload(live: live) { [options, port, host, demo] in
                    try options.resolve(port: port, host: host, isDemo: demo)
                },
                systemd,
            ], gracefulShutdownSignals: [.sigterm, .sigint],
            logger: root.services.logger)
        do { try await services.run() } catch let error as IOError {
            throw NotListening(address: "\(settings.host):\(settings.port)", reason: error.errnoCode)
        }
        try await live.close()
    }

    /// Configures the time limits of connections. The idle timeout ends an unfinished HTTP head.
    /// `ConnectionTimeoutHandler` ends an unfinished body.
    private func connections(_ root: CompositionRoot) -> HTTP1Channel.Configuration {
        let traffic = root.services.traffic
        let shares = ConnectionShares(most: Self.mostOfOneNetwork, proxies: root.settings.proxies)
        return .init(
            additionalChannelHandlers: [ConnectionTimeoutHandler(traffic: traffic, shares: shares)],
            idleTimeout: .seconds(30))
    }

    /// Raises the limit of open files, because each connection counts as a file. Services often
    /// start with a limit of about a thousand.
    private func raiseFileLimit(to wanted: Int) {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < wanted
        else { return }
        limit.rlim_cur = min(rlim_t(wanted), limit.rlim_max)
        if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) != 0 {
            Announcement.say("The system allows only few connections at once.")
        }
    }
}

/// The error when the address is in use or may not be listened on.
private struct NotListening: Error, CustomStringConvertible {
    let address: String
    /// The error number (errno).
    let reason: CInt

    var description: String {
        "Postbag cannot listen on \(address): \(String(cString: strerror(reason))). Choose another with --port or --host."
    }
}
