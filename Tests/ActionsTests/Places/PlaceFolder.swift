import Domain
import Foundation
import Storage

@testable import Actions

/// A temporary folder for the files of a test. The folder is deleted with this object.
final class PlaceFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "postbag-places-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    /// Runs `gzip` or `xz` on a file and returns the path of the packed file.
    func packed(_ path: String, by program: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program, "--force", path]
        try process.run()
        process.waitUntilExit()
        return path + (program == "gzip" ? ".gz" : ".xz")
    }

    static let today = Day("2026-11-25")!

    static func read(
        _ paths: String..., book: PlaceBook? = nil, options change: (inout PlaceOptions) -> Void = { _ in }
    ) async throws -> PlaceImport {
        var options = PlaceOptions(today: today)
        (options.source, options.licence, options.date) = ("A test", "none", today)
        change(&options)
        return try await readPlaces(paths, options, known: { _ in book })
    }
}

extension PlaceImport {
    func divisions(of code: String) throws -> [String] {
        let index = try PlaceIndex(IndexBytes(copying: codes ?? []))
        guard case .code(let code) = PostalCode.read(code, country: legislature.country) else {
            return ["unreadable"]
        }
        return index.divisions(of: code).sorted()
    }
}

func storePlaces(_ place: PlaceImport, in database: Database) async throws {
    try await OperatorActions(database, .real(), actor: .commandLine(user: "ada")).importPlaces(place)
}

func keptPlaces(of legislature: String, in database: Database) async throws -> PlaceBook? {
    try await OperatorActions(database, .real(), actor: .commandLine(user: "ada")).keptPlaces(of: legislature)
}
