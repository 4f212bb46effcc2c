import Foundation
import Glibc

/// Reads a file in pieces and unpacks gzip and xz. Only one piece is in memory, whatever the size
/// of the file.
final class FileBytes {
    static let piece = 1 << 18

    let path: String
    /// The size of the file in bytes. A progress bar compares it with `position`, the number of
    /// bytes that were read.
    let size: Int
    private(set) var position = 0
    private let descriptor: Int32
    private var unpacker: (any Unpacker)?
    private var first: [UInt8]?

    init(_ path: String) throws(PlaceFileError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        var about = stat()
        guard descriptor >= 0, fstat(descriptor, &about) == 0 else {
            throw PlaceFileError(path, "cannot be read: \(String(cString: strerror(errno)))")
        }
        size = about.st_size
        let start = try raw()
        first = start
        guard !start.isEmpty else { throw PlaceFileError(path, "is empty") }
        if start.starts(with: [0x1F, 0x8B]) { unpacker = GzipUnpacker() }
        if start.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) { unpacker = XZUnpacker() }
    }

    deinit { close(descriptor) }

    /// Returns the next piece. Nil at the end. Throws when the file cannot be read or unpacked, or
    /// is cut short.
    func next() throws(PlaceFileError) -> [UInt8]? {
        while true {
            let packed: [UInt8]
            if let start = first {
                packed = start
                first = nil
            } else {
                packed = try raw()
            }
            guard let unpacker else { return packed.isEmpty ? nil : packed }
            if packed.isEmpty {
                guard unpacker.isAtEnd else {
                    throw PlaceFileError(path, "is cut short: its compressed data has no end")
                }
                return nil
            }
            guard let piece = unpacker.unpack(packed) else {
                throw PlaceFileError(path, "is damaged: its compressed data cannot be unpacked")
            }
            if !piece.isEmpty { return piece }
        }
    }

    private func raw() throws(PlaceFileError) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.piece) { buffer, count in
            let got = read(descriptor, buffer.baseAddress, Self.piece)
            failed = got < 0
            count = max(0, got)
        }
        if failed { throw PlaceFileError(path, "cannot be read: \(String(cString: strerror(errno)))") }
        position += bytes.count
        return bytes
    }
}

/// The error that stops the import of a file as a whole.
package struct PlaceFileError: Error, CustomStringConvertible {
    package let description: String

    init(_ path: String, _ what: String) { description = "\(URL(filePath: path).lastPathComponent) \(what)" }
    init(_ what: String) { description = what }
}
