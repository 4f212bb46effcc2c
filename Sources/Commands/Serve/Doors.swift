import Actions
import Channels
import Domain
import Foundation
import Logging
import NIOPosix
import Synchronization

/// The ways by which mails come in while the server runs: LMTP, and a mailbox. Both put each mail
/// into the folder `incoming`, as `postbag receive` does. One process at a time serves each way.
final class Doors: Sendable {
    private let settings: Settings
    private let folder: IncomingFolder
    private let logger: Logger
    /// Our addresses, and who vouches for a mail server. They change when a mail server is set at
    /// the desk, and when settings are read again.
    private let current: Mutex<(addresses: ReturnPaths, trust: MailTrust)>

    /// Seconds until a way is tried again, when another process serves it or something is wrong.
    private static let pause = 5

    init(_ root: CompositionRoot) {
        (settings, logger) = (root.settings, root.services.logger)
        folder = IncomingFolder(data: root.settings.data)
        current = Mutex((root.services.returnPaths, root.settings.mailTrust))
    }

    /// Takes over the addresses and authorities of a root that follows.
    func follow(_ root: CompositionRoot) {
        current.withLock { $0 = (root.services.returnPaths, root.settings.mailTrust) }
    }

    func run(until end: StopSignal) async {
        await withDiscardingTaskGroup { group in
            if let address = settings.lmtp {
                group.addTask {
                    await self.again("LMTP", .lmtp, until: end) { try await self.listen(at: address, $0) }
                }
            }
            if let server = settings.imap {
                group.addTask {
                    await self.again("IMAP", .imap, until: end) { try await self.fetch(from: server, $0) }
                }
            }
        }
    }

    /// Serves one way, and begins again when something is wrong.
    private func again(
        _ name: String, _ task: IncomingFolder.Task, until end: StopSignal,
        _ body: @Sendable (StopSignal) async throws -> Void
    ) async {
        while !end.isSet {
            do { _ = try await folder.alone(at: task) { try await body(end) } } catch {
                logger.error("\(name) does not work", metadata: ["error": "\(error)"])
            }
            await end.wait(milliseconds: Self.pause * 1_000)
        }
    }

    private func listen(at address: LMTPAddress, _ end: StopSignal) async throws {
        let server = LMTPServer(
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, kept: MailReceiver.mostOfOneMail,
            isOurs: { [self] address in current.withLock { $0.addresses.takes(address) } },
            store: { [self] in put($1, for: $0) })
        let listening = try await server.listen(at: address)
        while !end.isSet { await end.wait(milliseconds: 1_000) }
        await listening.close()
    }

    /// Fetches mails until the end. Each failure is logged, and tried again in the next turn.
    private func fetch(from server: IMAPServer, _ end: StopSignal) async throws {
        // A thread of its own: waiting for a server holds up nothing else.
        let thread = NIOThreadPool(numberOfThreads: 1)
        thread.start()
        while !end.isSet {
            var isMore = false
            let mailbox = IMAPMailbox(
                server, trust: current.withLock { $0.trust }, kept: MailReceiver.mostOfOneMail)
            do {
                let count = try await thread.runIfActive {
                    try mailbox.take(atMost: IncomingRules.fetchedAtOnce) {
                        end.isSet ? .failed : self.put($0, for: "")
                    }
                }
                isMore = count == IncomingRules.fetchedAtOnce
            } catch {
                logger.error("IMAP does not work", metadata: ["error": "\(error)"])
            }
            if !isMore { await end.wait(milliseconds: IncomingRules.fetchesEvery * 1_000) }
        }
        try await thread.shutdownGracefully()
    }

    /// Stores a mail, so that it survives a power failure.
    private func put(_ octets: [UInt8], for recipient: String) -> HandedOver {
        let now = Date().addingTimeInterval(settings.clockOffset)
        do {
            try folder.put(IncomingFile(recipient: recipient, arrivedAt: now, octets: octets))
            return .stored
        } catch is IncomingFolder.IsFull { return .full } catch {
            logger.error("a mail cannot be stored", metadata: ["error": "\(error)"])
            return .failed
        }
    }
}
