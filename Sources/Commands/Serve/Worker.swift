import Actions
import Channels
import Domain
import Foundation
import Logging
import ServiceLifecycle

/// Runs all work that no visitor triggers: mails, deliveries and maintenance. Finishes the mails
/// that are being sent before it ends.
struct Worker: Service {
    let live: LiveRoot

    func run() async throws {
        let first = await live.current
        let name = Self.name()
        try await first.services.enlist(worker: name)
        try await first.services.probeHeldMail()
        let (end, doors) = (StopSignal(), Doors(first))
        // What came in meanwhile may be about a letter that would be sent again.
        await Self.incoming(first).look(until: end)
        await withTaskCancellationOrGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await watch(until: end) }
                group.addTask { await doors.run(until: end) }
                var stop = StopSignal()
                group.addTask { [stop] in
                    await Self.work(first, as: name, until: stop)
                    if !end.isSet { await Self.discharge(name, of: first) }
                }
                for await root in live.others {
                    // The old root's mails end with it, while the new one has begun.
                    stop.set()
                    stop = StopSignal()
                    doors.follow(root)
                    group.addTask { [stop] in
                        let name = Self.name()
                        await Self.begin(root, as: name, until: stop)
                        if !end.isSet { await Self.discharge(name, of: root) }
                    }
                }
                stop.set()
            }
        } onCancelOrGracefulShutdown: {
            end.set()
            live.end()
        }
    }

    /// Notices what other processes change.
    private func watch(until end: StopSignal) async {
        while !end.isSet {
            await live.refreshed()
            await end.wait(milliseconds: MailServerRules.looks * 1_000)
        }
    }

    /// Works for a root that follows another. Its worker has a name of its own, because the old
    /// one's mails are still being sent.
    private static func begin(_ root: CompositionRoot, as name: String, until stop: StopSignal) async {
        while !stop.isSet {
            do {
                try await root.services.enlist(worker: name)
                try await root.services.probeHeldMail()
                return await work(root, as: name, until: stop)
            } catch {
                root.services.logger.error("worker not begun", metadata: ["error": "\(error)"])
                await stop.wait(milliseconds: 1_000)
            }
        }
    }

    /// Lets others take over what the worker of an ended root could not settle.
    private static func discharge(_ name: String, of root: CompositionRoot) async {
        do { try await root.services.discharge(worker: name) } catch {
            root.services.logger.error("worker not discharged", metadata: ["error": "\(error)"])
        }
    }

    private static func work(_ root: CompositionRoot, as name: String, until stop: StopSignal) async {
        let (services, transport) = (root.services, root.transport)
        let incoming = incoming(root)
        await withDiscardingTaskGroup { group in
            group.addTask { await Maintenance(services).run(until: stop) }
            group.addTask {
                let outbox = SendOutbox(
                    services, transport: transport, worker: name, read: { Answer(parsing: $0) })
                await outbox.run(until: stop)
            }
            group.addTask {
                let forward = ForwardMails(
                    services, transport: transport, revision: root.mailRevision, read: Self.read)
                await forward.run(until: stop)
            }
            group.addTask { await incoming.run(until: stop) }
            group.addTask {
                await DeliverLetters(services, transport: transport, worker: name).run(until: stop)
            }
        }
        await root.smtp?.shutdown()
    }

    private static func name() -> String {
        "\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.prefix(8))"
    }

    private static func incoming(_ root: CompositionRoot) -> TakeIncoming {
        TakeIncoming(
            root.services, folder: IncomingFolder(data: root.settings.data),
            parse: { IncomingMail(parsing: $0) })
    }

    /// Parses the sender, the subject and the first text of a mail. Nil when the octets are no
    /// mail.
    @Sendable private static func read(_ octets: [UInt8]) -> ReadableMail? {
        ReadMail([UInt8](octets.prefix(1 << 20))).map {
            ReadableMail(from: $0.from, subject: $0.subject, text: $0.text)
        }
    }
}
