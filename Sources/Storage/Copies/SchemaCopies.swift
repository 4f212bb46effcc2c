package import Foundation

/// The copies of a database that are made before its schema changes, in the data folder.
package struct SchemaCopies: Sendable {
    private let folder: URL
    private let report: @Sendable (String) -> Void
    /// The copies of so many schemas stay.
    private static let kept = 2

    /// - Parameter report: gets what an operator should read, as one sentence.
    package init(in folder: URL, report: @escaping @Sendable (String) -> Void) {
        (self.folder, self.report) = (folder, report)
    }

    /// Copies a database of an older schema, and checks the copy. Reports where the copy is, or
    /// that there is no program to make one. Throws an `EngineError` for any other failure.
    func make(of engine: any Engine, schema: Int) async throws {
        let file = folder.appending(path: Self.name(schema, engine.dialect))
        do {
            try makePrivate(folder)
            let letters = try await engine.copy(to: file)
            report(
                "a copy of the data (schema \(schema), letters: \(letters)) was made and checked before its "
                    + "schema changes: \(file.path)")
            try prune()
        } catch let missing as MissingTool {
            report(
                "the schema changes from \(schema) to \(Schema.versions.count) without a copy made before: "
                    + "\(missing). Without a backup of your own there is no way back")
        } catch {
            throw EngineError(
                "no copy could be made before the schema changes from \(schema) to \(Schema.versions.count), "
                    + "and nothing was changed: \(error). See to it, such as more room in \(folder.path), and "
                    + "start again")
        }
    }

    /// Returns the copy that an older program can be given, of the newest schema up to `schema`.
    /// Nil for none.
    func newest(upTo schema: Int) -> URL? {
        all.last { $0.schema <= schema }.map { folder.appending(path: $0.name) }
    }

    /// Removes unfinished copies, the older ones beyond the two newest, and those made before
    /// `date`. They hold what was erased since.
    func prune(before date: Date = .distantPast) throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let unfinished = names.filter {
            $0.hasPrefix(Self.prefix) && $0.contains(CopyFile.unfinished)
        }
        let expired = all.filter { copy in
            let path = folder.appending(path: copy.name).path
            let made = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
            return made.map { $0 < date } ?? false
        }
        for name in Set(unfinished + expired.map(\.name) + all.dropLast(Self.kept).map(\.name)) {
            try FileManager.default.removeItem(at: folder.appending(path: name))
        }
    }

    /// The copies in the folder, by their schema.
    private var all: [(schema: Int, name: String)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.compactMap { name in
            guard name.hasPrefix(Self.prefix) else { return nil }
            let parts = name.dropFirst(Self.prefix.count).split(separator: ".")
            guard parts.count == 2, let schema = Int(parts[0]),
                Dialect.copyEndings.contains(String(parts[1]))
            else { return nil }
            return (schema, name)
        }.sorted { $0.schema < $1.schema }
    }

    private static let prefix = "postbag-schema-"

    private static func name(_ schema: Int, _ dialect: Dialect) -> String {
        "\(prefix)\(schema).\(dialect.copyEnding)"
    }
}
