import Actions
import ArgumentParser
import Foundation
import Hummingbird
import Logging
import NIOCore
import Web

/// `postbag serve`: pages and worker in one process.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve the campaigns, and send what is written.")

    @OptionGroup var options: SettingsOptions

    @Option(help: "The port to listen on (POSTBAG_PORT).")
    var port: Int?

    @Option(help: "The address to listen on (POSTBAG_HOST).")
    var host: String?

    @Flag(help: "Show the rehearsal's mails at /letterbox; loopback only.")
    var demo = false

    func run() async throws {
        let settings = try options.resolve(port: port, host: host, isDemo: demo)
        let assembly = try await Assembly.make(settings)
        var application = Application(
            router: buildRouter(assembly.site), server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? settings.port
                Announcement.say(
                    "Postbag listens on http://\(settings.host):\(port)\(settings.isRehearsal ? " (rehearsal: no mail leaves this machine)" : "")")
            }, logger: assembly.runtime.logger)
        application.addServices(Worker(assembly: assembly))
        do { try await application.runService() } catch let error as IOError {
            throw NotListening(address: "\(settings.host):\(settings.port)", reason: error.errnoCode)
        }
        try await assembly.close()
    }
}

/// The address is taken, or not ours to listen on.
private struct NotListening: Error, CustomStringConvertible {
    let address: String
    /// An errno.
    let reason: CInt

    var description: String { "Postbag cannot listen on \(address): \(String(cString: strerror(reason))). Choose another with --port or --host." }
}
