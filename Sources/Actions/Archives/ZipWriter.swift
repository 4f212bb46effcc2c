import CZlib

/// Returns files as a ZIP archive, without compression: texts and pictures of a campaign are small
/// (APPNOTE.TXT of PKWARE, 4.3). Names are UTF-8.
package func zip(_ files: [(path: String, bytes: [UInt8])]) -> [UInt8] {
    var (archive, directory): ([UInt8], [UInt8]) = ([], [])
    for file in files {
        let (name, offset) = (Array(file.path.utf8), archive.count)
        var common: [UInt8] = []
        // Version 2.0; flag 11 says that names are UTF-8; stored; 1 January 1980.
        for field in [20, 0x0800, 0, 0, 0x21] { common.append(field, octets: 2) }
        common.append(Int(crc32(0, file.bytes, UInt32(file.bytes.count))), octets: 4)
        for _ in 0..<2 { common.append(file.bytes.count, octets: 4) }
        common.append(name.count, octets: 2)
        common.append(0, octets: 2)

        archive.append(ZipSignature.file, octets: 4)
        archive += common + name + file.bytes

        directory.append(ZipSignature.entry, octets: 4)
        directory.append(20, octets: 2)
        directory += common
        for _ in 0..<3 { directory.append(0, octets: 2) }
        directory.append(0, octets: 4)
        directory.append(offset, octets: 4)
        directory += name
    }
    let start = archive.count
    archive += directory
    archive.append(ZipSignature.end, octets: 4)
    for field in [0, 0, files.count, files.count] { archive.append(field, octets: 2) }
    archive.append(directory.count, octets: 4)
    archive.append(start, octets: 4)
    archive.append(0, octets: 2)
    return archive
}

/// The numbers with which the parts of an archive begin.
enum ZipSignature {
    static let file = 0x0403_4b50, entry = 0x0201_4b50, end = 0x0605_4b50
}

extension [UInt8] {
    /// Appends a number, its lowest octet first.
    fileprivate mutating func append(_ number: Int, octets: Int) {
        for index in 0..<octets { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }
}
