import Foundation
import Synchronization

/// Tells living workers from dead ones on one machine. Each worker locks its own file. The kernel
/// releases the lock when the process ends, also after a crash.
final class WorkerLocks: Sendable {
    private let folder: URL
    private let held = Mutex<[String: Int32]>([:])

    init(folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        held.withLock { for descriptor in $0.values { close(descriptor) } }
    }

    /// Does nothing for a worker that has its lock. Throws when another process has it.
    func enlist(_ worker: String) throws {
        if held.withLock({ $0[worker] != nil }) { return }
        let descriptor = open(path(worker), O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw EngineError("cannot lock \(path(worker))")
        }
        held.withLock { $0[worker] = descriptor }
    }

    func discharge(_ worker: String) {
        guard let descriptor = held.withLock({ $0.removeValue(forKey: worker) }) else { return }
        unlink(path(worker))
        close(descriptor)
    }

    func isAlive(_ worker: String) -> Bool {
        if held.withLock({ $0[worker] != nil }) { return true }
        let descriptor = open(path(worker), O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return true }
        unlink(path(worker))
        return false
    }

    private func path(_ worker: String) -> String { folder.appending(path: worker).path }
}
