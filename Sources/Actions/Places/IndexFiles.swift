package import Domain
package import Foundation
import Glibc

/// This machine's own copies of the place indices, mapped into memory. Each copy is named after its
/// content, so that a new one never disturbs readers of the old one.
struct IndexFiles: Sendable {
    let folder: URL?

    private func file(_ legislature: String, _ digest: String, in folder: URL) -> URL {
        folder.appending(path: "\(legislature)-\(digest.prefix(16)).index")
    }

    /// Opens the existing copy. Nil when there is none or it is damaged.
    func open(_ legislature: String, _ digest: String) -> PlaceIndex? {
        guard let folder, let memory = IndexBytes(mapping: file(legislature, digest, in: folder)) else {
            return nil
        }
        return try? PlaceIndex(memory)
    }

    /// Stores a copy of an index and returns the index. Throws, and writes nothing, when the
    /// content is damaged. The new file takes its name in one step, and earlier copies are then
    /// deleted. Without a folder, the index is in memory only.
    func keep(_ content: [UInt8], _ legislature: String, _ digest: String) throws -> PlaceIndex {
        let checked = try PlaceIndex(IndexBytes(copying: content))
        guard let folder else { return checked }
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let place = file(legislature, digest, in: folder)
        try DurableFile.write(content, to: place)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where isEarlier(name, than: place, of: legislature) {
            try FileManager.default.removeItem(at: folder.appending(path: name))
        }
        return IndexBytes(mapping: place).flatMap { try? PlaceIndex($0) } ?? checked
    }

    private func isEarlier(_ name: String, than place: URL, of legislature: String) -> Bool {
        let start = legislature + "-"
        guard name.hasPrefix(start), name.hasSuffix(".index"), name != place.lastPathComponent else {
            return false
        }
        return name.dropFirst(start.count).dropLast(6).allSatisfy(\.isHexDigit)
    }
}

extension IndexBytes {
    /// Maps a file into memory, read-only. Nil when the file cannot be read. The mapping stays
    /// valid even when another file takes its name.
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
