import Actions
import Channels
import Domain
import Foundation
import ServiceLifecycle
import Storage

/// Everything that happens without a visitor: mails, deliveries, and what time asks for. Ends by
/// finishing what is on the wire.
struct Worker: Service {
    let root: CompositionRoot

    func run() async throws {
        let name = "\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.prefix(8))"
        try await root.services.database.engine.enlist(worker: name)
        try await root.services.probeHeldMail()
        let stop = StopSignal()
        let (services, transport) = (root.services, root.transport)
        await withTaskCancellationOrGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await Maintenance(services).run(until: stop) }
                group.addTask {
                    await SendOutbox(services, transport: transport, worker: name).run(until: stop)
                }
                group.addTask {
                    await ForwardMails(services, transport: transport, read: Self.read).run(until: stop)
                }
                group.addTask {
                    await DeliverLetters(services, transport: transport, worker: name).run(until: stop)
                }
            }
        } onCancelOrGracefulShutdown: {
            stop.set()
        }
    }

    /// The head and the first text of a mail; nil for what is none.
    @Sendable private static func read(_ octets: [UInt8]) -> ReadableMail? {
        ReadMail([UInt8](octets.prefix(1 << 20))).map {
            ReadableMail(from: $0.from, subject: $0.subject, text: $0.text)
        }
    }
}
