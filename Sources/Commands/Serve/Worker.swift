import Actions
import Channels
import Domain
import Foundation
import ServiceLifecycle

/// Runs all work that no visitor triggers: mails, deliveries and maintenance. Finishes the mails
/// that are being sent before it ends.
struct Worker: Service {
    let root: CompositionRoot

    func run() async throws {
        let name = "\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.prefix(8))"
        try await root.services.enlist(worker: name)
        try await root.services.probeHeldMail()
        let stop = StopSignal()
        let (services, transport) = (root.services, root.transport)
        let incoming = TakeIncoming(
            services, folder: IncomingFolder(data: root.settings.data), parse: { IncomingMail(parsing: $0) })
        // What came in meanwhile may be about a letter that would be sent again.
        await incoming.look(until: stop)
        await withTaskCancellationOrGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await Maintenance(services).run(until: stop) }
                group.addTask {
                    await SendOutbox(services, transport: transport, worker: name).run(until: stop)
                }
                group.addTask {
                    await ForwardMails(services, transport: transport, read: Self.read).run(until: stop)
                }
                group.addTask { await incoming.run(until: stop) }
                group.addTask {
                    await DeliverLetters(services, transport: transport, worker: name).run(until: stop)
                }
            }
        } onCancelOrGracefulShutdown: {
            stop.set()
        }
    }

    /// Parses the sender, the subject and the first text of a mail. Nil when the octets are no
    /// mail.
    @Sendable private static func read(_ octets: [UInt8]) -> ReadableMail? {
        ReadMail([UInt8](octets.prefix(1 << 20))).map {
            ReadableMail(from: $0.from, subject: $0.subject, text: $0.text)
        }
    }
}
