import Foundation

/// Finds and reads the files that an operator names.
enum PlaceFiles {
    private static let endings = [".csv", ".csv.gz", ".csv.xz", ".txt", ".json", ".hexjson", ".gz", ".xz"]

    /// Returns the file, or the tables of a folder. Tables nearest to the top of the folder come
    /// first.
    static func list(_ path: String) throws(PlaceFileError) -> (files: [String], isFolder: Bool) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw PlaceFileError("there is no \(path)")
        }
        guard isFolder.boolValue else { return ([path], false) }
        let inside = (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? [])
            .filter { file in endings.contains { file.lowercased().hasSuffix($0) } }
            .sorted { ($0.count { $0 == "/" }, $0) < ($1.count { $0 == "/" }, $1) }
        guard !inside.isEmpty else { throw PlaceFileError(path, "is a folder without a table in it") }
        return (inside.map { "\(path)/\($0)" }, true)
    }

    static func isJSON(_ path: String) throws -> Bool {
        let bytes = try FileBytes(path)
        let start = try bytes.next() ?? []
        let first = (start.starts(with: [0xEF, 0xBB, 0xBF]) ? start[3...] : start[...]).first {
            ![0x20, 0x09, 0x0A, 0x0D].contains($0)
        }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// Reads a JSON file as a whole, up to 200 MB. The largest legislature that is known needs 30
    /// MB.
    static func json(_ path: String) throws -> Any {
        let bytes = try FileBytes(path)
        var whole: [UInt8] = []
        while let piece = try bytes.next() {
            whole += piece
            guard whole.count <= 200 << 20 else { throw PlaceFileError(path, "is JSON of more than 200 MB") }
        }
        if whole.starts(with: [0xEF, 0xBB, 0xBF]) { whole.removeFirst(3) }
        guard String(validating: whole, as: UTF8.self) != nil else {
            throw PlaceFileError(path, "is not UTF-8")
        }
        do {
            return try JSONSerialization.jsonObject(with: Data(whole))
        } catch {
            throw PlaceFileError(path, "is not JSON, or is cut short")
        }
    }
}
