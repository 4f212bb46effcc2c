/// What is wrong with a campaign folder, where, and what to write instead.
package struct Diagnostic: Sendable, Equatable, CustomStringConvertible {
    package var severity: Severity
    /// Within the folder: `letters/minister.fr.md`.
    package var file: String
    /// From 1; nil when it concerns the whole file.
    package var line: Int?
    package var message: String

    /// Errors keep a campaign out; warnings do not.
    package enum Severity: String, Sendable { case error, warning }

    /// As compilers print it: `campaign.yaml:12: error: …`.
    package var description: String {
        "\(file):\(line.map { "\($0):" } ?? "") \(severity.rawValue): \(message)"
    }
}

/// The findings of one reading, gathered as it goes. Local to that reading: it is a class so that
/// every piece adds to the same list.
final class Diagnostics {
    private var found: [Diagnostic] = []
    private var silent: Set<String> = []

    func error(_ file: String, _ line: Int?, _ message: String) { add(.error, file, line, message) }
    func warning(_ file: String, _ line: Int?, _ message: String) { add(.warning, file, line, message) }
    func hasError(_ file: String, _ line: Int?) -> Bool {
        found.contains { $0.severity == .error && $0.file == file && $0.line == line }
    }

    func concern(_ file: String, _ line: Int?) -> Bool {
        found.contains { $0.file == file && $0.line == line }
    }

    /// Nothing more is said of a file whose one fault explains all others.
    func silence(_ file: String) { silent.insert(file) }
    var hasErrors: Bool { found.contains { $0.severity == .error } }

    /// By file and line; campaign.yaml first.
    var inOrder: [Diagnostic] {
        let main = CampaignFolder.main
        return found.sorted {
            ($0.file == main ? "" : $0.file, $0.line ?? 0) < ($1.file == main ? "" : $1.file, $1.line ?? 0)
        }
    }

    private func add(_ severity: Diagnostic.Severity, _ file: String, _ line: Int?, _ message: String) {
        guard !silent.contains(file) else { return }
        let finding = Diagnostic(severity: severity, file: file, line: line, message: message)
        if !found.contains(finding) { found.append(finding) }
    }
}

/// The one of `words` that `typed` was probably meant to be.
func meant(_ typed: String, among words: some Sequence<String>) -> String? {
    let close = words.map { (word: $0, distance: distance(typed.lowercased(), $0.lowercased())) }.min {
        $0.distance < $1.distance
    }
    return close.flatMap { $0.distance <= max(1, $0.word.count / 3) ? $0.word : nil }
}

/// Insertions, deletions and replacements from one word to the other (Levenshtein).
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
