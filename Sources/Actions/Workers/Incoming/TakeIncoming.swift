package import Domain
import Foundation
import Logging
import Synchronization

/// Takes the mails that `postbag receive` put into the folder `incoming`. A file is removed only
/// after its mail is stored, so a crash makes the next process take it once more.
package struct TakeIncoming: Sendable {
    let services: Services
    let folder: IncomingFolder
    let parse: @Sendable ([UInt8]) -> IncomingMail?
    /// Files that could not be taken, and when they are tried again.
    private let later = Later()

    /// How often the folder is looked at.
    private static let interval = 1_000
    /// Seconds until a mail is tried again.
    private static let pause: TimeInterval = 60
    /// An unfinished file that is older belongs to a process that died.
    private static let longestWriting: TimeInterval = 3_600

    package init(
        _ services: Services, folder: IncomingFolder, parse: @escaping @Sendable ([UInt8]) -> IncomingMail?
    ) {
        self.services = services
        self.folder = folder
        self.parse = parse
    }

    package func run(until stop: StopSignal) async {
        while !stop.isSet {
            await look(until: stop)
            await stop.wait(milliseconds: Self.interval)
        }
    }

    /// Takes every mail that waits. An error is logged.
    package func look(until stop: StopSignal) async {
        do { try await once(until: stop) } catch {
            services.logger.error("incoming mail failed", metadata: ["error": "\(error)"])
        }
    }

    /// Takes every mail that waits, unless another process does. While the site is read only, the
    /// mails stay in the folder.
    package func once(until stop: StopSignal = StopSignal()) async throws {
        try folder.make()
        guard FileManager.default.fileExists(atPath: folder.url.path) else { return }
        _ = try await folder.alone(at: .take) {
            try folder.removeUnfinished(before: Date().addingTimeInterval(-Self.longestWriting))
            guard !services.switches.holds(.readOnly) else { return }
            for entry in try folder.waiting() where !stop.isSet && later.isDue(entry.name) {
                do { try await take(entry.name) } catch {
                    later.postpone(entry.name, seconds: Self.pause)
                    services.logger.error(
                        "a mail that came in is tried again",
                        metadata: ["file": "\(entry.name)", "error": "\(error)"])
                }
            }
        }
    }

    private func take(_ name: String) async throws {
        guard let file = try folder.read(name), let begun = try folder.begin(name) else {
            services.logger.error("a mail that came in is set aside", metadata: ["file": "\(name)"])
            return
        }
        do { _ = try await services.receiver.receive(file, parse: parse) } catch {
            try folder.putBack(begun, as: name)
            throw error
        }
        try folder.remove(begun)
    }
}

/// When files that could not be taken are due again.
private final class Later: Sendable {
    private let due = Mutex<[String: ContinuousClock.Instant]>([:])

    func isDue(_ name: String) -> Bool { due.withLock { $0[name].map { $0 <= .now } ?? true } }

    func postpone(_ name: String, seconds: TimeInterval) {
        due.withLock { due in
            due = due.filter { $0.value > .now }
            due[name] = .now + .seconds(seconds)
        }
    }
}
