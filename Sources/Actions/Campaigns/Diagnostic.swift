package import Domain

/// An error or a warning about a campaign folder, with its place and what to write instead.
package struct Diagnostic: Sendable, Equatable, CustomStringConvertible {
    package var severity: Severity
    /// The path within the folder, such as `letters/minister.fr.md`.
    package var file: String
    /// The line number, from 1. Nil when the diagnostic concerns the whole file.
    package var line: Int?
    package var text: DiagnosticText
    /// The key path in the file, such as `targets.minister.email` or `steps.2.letter`. Nil where
    /// only the line is known.
    package var key: String?

    package init(
        severity: Severity, file: String, line: Int? = nil, message: DiagnosticText, key: String? = nil
    ) {
        (self.severity, self.file, self.line) = (severity, file, line)
        (text, self.key) = (message, key)
    }

    /// The text in English.
    package var message: String { text.english }

    /// An error prevents the import of a campaign. A warning does not.
    package enum Severity: String, Sendable { case error, warning }

    /// The diagnostic as compilers print it: `campaign.yaml:12: error: …`.
    package var description: String {
        "\(file):\(line.map { "\($0):" } ?? "") \(severity.rawValue): \(message)"
    }
}

/// Collects the diagnostics of one reading. The type is a class, so that all parts of the reading
/// add to the same list. Other readings do not share it.
final class Diagnostics {
    private var found: [Diagnostic] = []
    private var silent: Set<String> = []

    func error(_ file: String, _ line: Int?, _ message: DiagnosticText, key: String? = nil) {
        add(.error, file, line, message, key)
    }

    func warning(_ file: String, _ line: Int?, _ message: DiagnosticText, key: String? = nil) {
        add(.warning, file, line, message, key)
    }

    func hasError(_ file: String, _ line: Int?) -> Bool {
        found.contains { $0.severity == .error && $0.file == file && $0.line == line }
    }

    func concern(_ file: String, _ line: Int?) -> Bool {
        found.contains { $0.file == file && $0.line == line }
    }

    /// Ignores all later diagnostics of a file, because one error there explains all others.
    func silence(_ file: String) { silent.insert(file) }
    var hasErrors: Bool { found.contains { $0.severity == .error } }

    /// The diagnostics by file and line, with campaign.yaml first.
    var inOrder: [Diagnostic] {
        let main = CampaignFolder.main
        return found.sorted {
            ($0.file == main ? "" : $0.file, $0.line ?? 0) < ($1.file == main ? "" : $1.file, $1.line ?? 0)
        }
    }

    private func add(
        _ severity: Diagnostic.Severity, _ file: String, _ line: Int?, _ message: DiagnosticText,
        _ key: String?
    ) {
        guard !silent.contains(file) else { return }
        let finding = Diagnostic(severity: severity, file: file, line: line, message: message, key: key)
        if !found.contains(finding) { found.append(finding) }
    }
}

/// Returns the word that `typed` was probably meant to be. Nil when no word is close enough.
func meant(_ typed: String, among words: some Sequence<String>) -> String? {
    let close = words.map { (word: $0, distance: distance(typed.lowercased(), $0.lowercased())) }.min {
        $0.distance < $1.distance
    }
    return close.flatMap { $0.distance <= max(1, $0.word.count / 3) ? $0.word : nil }
}

/// Returns the number of insertions, deletions and replacements from one word to the other
/// (Levenshtein).
private func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b)
    var row = Array(0...b.count)
    for (i, character) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for j in b.indices {
            let replaced = diagonal + (character == b[j] ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
        }
    }
    return row[b.count]
}
