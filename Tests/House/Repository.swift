import Foundation

/// The project's own files, as the tests of its promises read them.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What stands in the root and is not the project's: builds, environments, data, and what Git
    /// keeps.
    private static let ignored: Set<String> = ["data", ".venv", ".git"]

    /// All files under `folder` whose name ends with one of `endings`, by their paths from the
    /// root.
    static func files(_ folder: String, _ endings: String...) -> [SourceFile] {
        let base = root.appending(path: folder).path
        let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
        return names.sorted().filter { name in endings.contains { name.hasSuffix($0) } }.map {
            SourceFile(path: "\(folder)/\($0)")
        }
    }

    static var swift: [SourceFile] { files("Sources", ".swift") + files("Tests", ".swift") }

    /// The pages that a reader of the project opens.
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

    /// `Web` of `Sources/Web/HTML.swift`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var folder: String { url.deletingLastPathComponent().path }

    /// The lines with their numbers that hold a match.
    func lines(with pattern: some RegexComponent) -> [String] {
        // Otherwise `file.write` counts as one word, by Unicode's rules for prose.
        let pattern = pattern.regex.wordBoundaryKind(.simple)
        return lines.enumerated().filter { $0.element.contains(pattern) }
            .map { "\(path):\($0.offset + 1): \($0.element.trimmingCharacters(in: .whitespaces))" }
    }
}
