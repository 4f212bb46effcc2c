import Foundation

/// An error of the operating system during a write.
struct DiskError: Error, CustomStringConvertible {
    let code: Int32
    var description: String { String(cString: strerror(code)) }

    static var last: DiskError { DiskError(code: errno) }
}

func makeFolder(_ folder: URL) throws(DiskError) {
    do {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
        throw DiskError(code: (error as NSError).underlyingCode ?? EIO)
    }
}

extension NSError {
    fileprivate var underlyingCode: Int32? {
        (userInfo[NSUnderlyingErrorKey] as? NSError).map { Int32($0.code) }
    }
}

/// Writes a new file that only this user can read, and returns once it is on disk.
func writeDurably(_ octets: [UInt8], to file: URL) throws(DiskError) {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { throw .last }
    do throws(DiskError) {
        try writeAll(octets, to: descriptor)
        guard fsync(descriptor) == 0 else { throw .last }
    } catch {
        close(descriptor)
        throw error
    }
    guard close(descriptor) == 0 else { throw .last }
}

private func writeAll(_ octets: [UInt8], to descriptor: Int32) throws(DiskError) {
    var written = 0
    while written < octets.count {
        let count = octets.withUnsafeBytes {
            write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
        }
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw .last }
        written += count
    }
}

/// Renames a file, and returns once its new name is on disk.
func moveDurably(_ file: URL, to target: URL) throws(DiskError) {
    guard rename(file.path, target.path) == 0 else { throw .last }
    let folder = open(target.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY)
    guard folder >= 0 else { throw .last }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw .last }
}
