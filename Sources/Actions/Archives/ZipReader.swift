import CZlib

/// Reads a ZIP archive that somebody has sent. Everything is bounded before it is unpacked: the
/// number of entries, the octets of each and of all.
package struct ZipReader {
    package struct Limits: Sendable {
        package var entries: Int, octets: Int, all: Int

        package init(entries: Int, octets: Int, all: Int) {
            (self.entries, self.octets, self.all) = (entries, octets, all)
        }
    }

    package enum Failure: Error, Equatable {
        /// No archive, a damaged one, or a kind that is not read: with a password, in parts, of
        /// more than 4 GB.
        case damaged
        case tooManyEntries
        case tooLarge(String)
        /// A name that leads out of the folder, is a link, or stands there twice.
        case unsafe(String)
    }

    private let bytes: [UInt8]
    private let limits: Limits
    /// The names of all files, in the order of the archive.
    package private(set) var names: [String] = []
    private var entries: [String: Entry] = [:]

    private struct Entry {
        let method: Int, packed: Int, size: Int, offset: Int
        let checksum: UInt32
    }

    /// Throws `Failure`.
    package init(_ bytes: [UInt8], limits: Limits) throws {
        (self.bytes, self.limits) = (bytes, limits)
        guard let end = endOfDirectory else { throw Failure.damaged }
        let (count, size) = (number(end + 10, 2), number(end + 12, 4))
        var place = number(end + 16, 4)
        guard number(end + 4, 2) == 0, number(end + 8, 2) == count, place + size <= end else {
            throw Failure.damaged
        }
        guard count <= limits.entries else { throw Failure.tooManyEntries }
        var all = 0
        for _ in 0..<count { try read(entryAt: &place, before: end, all: &all) }
    }

    private mutating func read(entryAt place: inout Int, before end: Int, all: inout Int) throws {
        guard place + 46 <= end, number(place, 4) == ZipSignature.entry else { throw Failure.damaged }
        let (nameLength, extra, comment) = (
            number(place + 28, 2), number(place + 30, 2), number(place + 32, 2)
        )
        guard place + 46 + nameLength <= end, nameLength <= 1_000 else { throw Failure.damaged }
        let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
        let mode = number(place + 38, 4) >> 16
        let isEncrypted = number(place + 8, 2) & 1 == 1
        let entry = Entry(
            method: number(place + 10, 2), packed: number(place + 20, 4), size: number(place + 24, 4),
            offset: number(place + 42, 4), checksum: UInt32(number(place + 16, 4)))
        place += 46 + nameLength + extra + comment
        if name.hasSuffix("/") { return }
        guard !isEncrypted, [0, 8].contains(entry.method) else { throw Failure.damaged }
        guard Self.isSafe(name), mode & 0o170000 != 0o120000, entries[name] == nil else {
            throw Failure.unsafe(name)
        }
        all += entry.size
        guard entry.size <= limits.octets, all <= limits.all else { throw Failure.tooLarge(name) }
        names.append(name)
        entries[name] = entry
    }

    /// Unpacks a file. Nil for a name that the archive does not have. Throws `Failure`.
    package func file(_ name: String) throws -> [UInt8]? {
        guard let entry = entries[name] else { return nil }
        let start = entry.offset
        guard start + 30 <= bytes.count, number(start, 4) == ZipSignature.file else { throw Failure.damaged }
        let data = start + 30 + number(start + 26, 2) + number(start + 28, 2)
        guard data + entry.packed <= bytes.count else { throw Failure.damaged }
        let packed = bytes[data..<(data + entry.packed)]
        let unpacked = entry.method == 0 ? Array(packed) : inflated(packed, size: entry.size)
        guard let unpacked, unpacked.count == entry.size,
            crc32(0, unpacked, UInt32(unpacked.count)) == UInt(entry.checksum)
        else { throw Failure.damaged }
        return unpacked
    }

    /// Whether a name stays inside of the folder, on every system.
    private static func isSafe(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return !name.contains { "\\:\0".contains($0) } && !parts.contains { ["", ".", ".."].contains($0) }
            && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }

    /// The place of the record at the end, which has a comment of at most 65,535 octets behind it.
    private var endOfDirectory: Int? {
        guard bytes.count >= 22 else { return nil }
        let last = bytes.count - 22
        return (max(0, last - 65_535)...last).last {
            bytes[$0] == 0x50 && number($0, 4) == ZipSignature.end
                && $0 + 22 + number($0 + 20, 2) == bytes.count
        }
    }

    private func number(_ place: Int, _ octets: Int) -> Int {
        (0..<octets).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
}

/// Unpacks raw DEFLATE (RFC 1951). Nil when the data is damaged or has another size.
private func inflated(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
        return nil
    }
    defer { inflateEnd(&stream) }
    var (input, isWhole) = (Array(packed), false)
    // One octet more than is said, so that a longer file is noticed.
    let unpacked = [UInt8](unsafeUninitializedCapacity: size + 1) { output, count in
        input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(size + 1)
            isWhole = inflate(&stream, Z_FINISH) == Z_STREAM_END
        }
        count = size + 1 - Int(stream.avail_out)
    }
    return isWhole ? unpacked : nil
}
