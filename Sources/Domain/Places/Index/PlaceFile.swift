import Crypto
import Foundation

/// The outer format of an index file, little-endian. The header has magic, version, layout, length,
/// a SHA-256 of all the rest, and the positions of six sections.
enum PlaceFile {
    static let magic = Array("POSTBAGP".utf8)
    static let version: UInt32 = 1
    static let headerLength = 104
    static let sectionCount = 6
    private static let digest = 24..<56

    enum Section: Int { case about, divisions, sets, keys, values, extras }

    static func assemble(layout: IndexLayout, sections: [[UInt8]]) -> [UInt8] {
        var places: [UInt8] = []
        var body: [UInt8] = []
        for section in sections {
            body += [UInt8](repeating: 0, count: (64 - (headerLength + body.count) % 64) % 64)
            places.append(little: UInt32(headerLength + body.count))
            places.append(little: UInt32(section.count))
            body += section
        }
        var head = magic
        head.append(little: version)
        head.append(little: layout.rawValue)
        head.append(little: UInt64(headerLength + body.count))
        let sum = SHA256.hash(data: head + places + body)
        return head + Array(sum) + places + body
    }

    /// Checks the file and returns its layout and the positions of its sections. Throws when the
    /// file is not whole.
    static func open(_ memory: IndexBytes) throws(PlaceIndex.CorruptionError) -> (
        layout: IndexLayout, sections: IndexSections
    ) {
        let bytes = memory.bytes
        guard bytes.count >= headerLength else { throw bytes.isEmpty ? .empty : .truncated }
        guard bytes[..<8].elementsEqual(magic) else { throw .notAnIndex }
        guard memory.u32(8) == version else { throw .version(Int(memory.u32(8))) }
        guard memory.u64(16) == UInt64(bytes.count) else { throw .truncated }
        var hash = SHA256()
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[..<digest.lowerBound]))
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[digest.upperBound...]))
        guard bytes[digest].elementsEqual(hash.finalize()) else { throw .altered }
        guard let layout = IndexLayout(rawValue: memory.u32(12)) else { throw .altered }
        let sections = (0..<sectionCount).map { section -> Range<Int>? in
            let start = Int(memory.u32(digest.upperBound + section * 8))
            let end = start + Int(memory.u32(digest.upperBound + section * 8 + 4))
            return end <= bytes.count ? start..<end : nil
        }
        guard !sections.contains(nil) else { throw .altered }
        return (layout, IndexSections(memory: memory, ranges: sections.compactMap(\.self)))
    }
}

/// The content of an index file by its sections.
struct IndexSections: Sendable {
    let memory: IndexBytes
    fileprivate let ranges: [Range<Int>]

    subscript(section: PlaceFile.Section) -> Range<Int> { ranges[section.rawValue] }
}

extension [UInt8] {
    mutating func append(little value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { self += $0 }
    }
}
