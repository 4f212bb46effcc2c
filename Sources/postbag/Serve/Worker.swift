import Actions
import Foundation
import ServiceLifecycle
import Storage

/// Everything that happens without a visitor: mails, deliveries, and what time asks for. Ends by finishing what is on the wire.
struct Worker: Service {
    let assembly: Assembly

    func run() async throws {
        let name = "\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.prefix(8))"
        try await assembly.runtime.database.engine.enlist(worker: name)
        try await assembly.runtime.probeHeldMail()
        let stop = StopSignal()
        let (runtime, carrier) = (assembly.runtime, assembly.carrier)
        await withTaskCancellationOrGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await Sweep(runtime).run(until: stop) }
                group.addTask { await MailNotices(runtime, carrier: carrier, worker: name).run(until: stop) }
                group.addTask { await DeliverLetters(runtime, carrier: carrier, worker: name).run(until: stop) }
            }
        } onCancelOrGracefulShutdown: {
            stop.set()
        }
    }
}
