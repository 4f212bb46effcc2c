import Foundation

/// The project's own files, for the tests that check them.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Entries of the root that do not belong to the project: environments, data, and Git's folder.
    private static let ignored: Set<String> = ["data", ".venv", ".git"]

    /// Lists all files under `folder` whose name ends with one of `endings`. Paths start from the
    /// root.
    static func files(_ folder: String, _ endings: String...) -> [SourceFile] {
        let base = root.appending(path: folder).path
        let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
        return names.sorted().filter { name in endings.contains { name.hasSuffix($0) } }.map {
            SourceFile(path: "\(folder)/\($0)")
        }
    }

    static var swift: [SourceFile] { files("Sources", ".swift") + files("Tests", ".swift") }

    /// The Markdown documents for readers of the project.
    static var documents: [SourceFile] {
        rootEntries.filter { $0.hasSuffix(".md") }.map { SourceFile(path: $0) } + files("docs", ".md")
    }

    static var scripts: [SourceFile] { files("bin", "") + files(".ci", "") }

    static var rootEntries: [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return all.filter { !ignored.contains($0) && !$0.hasPrefix(".build") }.sorted()
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }
}

/// One file of the project, with its text.
struct SourceFile: CustomStringConvertible, Sendable {
    let path: String

    var description: String { path }
    var url: URL { Repository.root.appending(path: path) }
    var text: String { (try? String(contentsOf: url, encoding: .utf8)) ?? "" }
    var lines: [String] { text.components(separatedBy: "\n") }

    /// The target of the file: `Web` for `Sources/Web/HTML.swift`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var folder: String { url.deletingLastPathComponent().path }

    /// Lists the lines that match `pattern`, with their numbers.
    func lines(with pattern: some RegexComponent) -> [String] {
        // Unicode's word rules for prose would treat `file.write` as one word.
        let pattern = pattern.regex.wordBoundaryKind(.simple)
        return lines.enumerated().filter { $0.element.contains(pattern) }
            .map { "\(path):\($0.offset + 1): \($0.element.trimmingCharacters(in: .whitespaces))" }
    }
}
