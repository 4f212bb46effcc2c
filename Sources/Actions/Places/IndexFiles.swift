package import Domain
package import Foundation
import Glibc

/// This machine's own copies of the indices, mapped into memory. They are named after their
/// content, so that a new one never disturbs who reads the old.
struct IndexFiles: Sendable {
    let folder: URL?

    private func file(_ legislature: String, _ digest: String, in folder: URL) -> URL {
        folder.appending(path: "\(legislature)-\(digest.prefix(16)).index")
    }

    /// The copy that is there already, when it is sound.
    func open(_ legislature: String, _ digest: String) -> PlaceIndex? {
        guard let folder, let memory = PlaceMemory(mapping: file(legislature, digest, in: folder)) else {
            return nil
        }
        return try? PlaceIndex(memory)
    }

    /// Checks the content before anything is written; then a new file takes the name at once, and
    /// earlier copies go.
    func keep(_ content: [UInt8], _ legislature: String, _ digest: String) throws -> PlaceIndex {
        let checked = try PlaceIndex(PlaceMemory(copying: content))
        guard let folder else { return checked }
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let place = file(legislature, digest, in: folder)
        try DurableFile.write(content, to: place)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where isEarlier(name, than: place, of: legislature) {
            try FileManager.default.removeItem(at: folder.appending(path: name))
        }
        return PlaceMemory(mapping: place).flatMap { try? PlaceIndex($0) } ?? checked
    }

    private func isEarlier(_ name: String, than place: URL, of legislature: String) -> Bool {
        let start = legislature + "-"
        guard name.hasPrefix(start), name.hasSuffix(".index"), name != place.lastPathComponent else {
            return false
        }
        return name.dropFirst(start.count).dropLast(6).allSatisfy(\.isHexDigit)
    }
}

extension PlaceMemory {
    /// A file as memory, read-only; nil when it cannot be read. Whoever maps it keeps it, even when
    /// another file takes its name.
    package convenience init?(mapping file: URL) {
        let descriptor = Glibc.open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var about = stat()
        guard fstat(descriptor, &about) == 0, about.st_size > 0 else { return nil }
        guard let start = mmap(nil, about.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
        else { return nil }
        self.init(UnsafeRawBufferPointer(start: start, count: about.st_size)) {
            munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
        }
    }
}
