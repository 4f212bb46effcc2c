import Foundation

/// A file of `POSTBAG_…=value` lines and its errors. An error names the line but never quotes a
/// value, because the value may contain a password.
struct SettingsFile {
    /// Nil when there is no file.
    let path: String?
    private var values: [String: String] = [:]
    private var places: [(name: String, place: String)] = []
    private var problems: [String] = []

    init() { path = nil }

    init(path: String) {
        self.path = path
        guard access(path, R_OK) == 0 else {
            problems = ["the settings file \(path) cannot be read: \(String(cString: strerror(errno)))"]
            return
        }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            problems = ["the settings file \(path) is not text in UTF-8"]
            return
        }
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            let line = line.trimmingCharacters(in: .whitespaces)
            if !line.isEmpty, !line.hasPrefix("#") { add(line, "\(path):\(index + 1)") }
        }
    }

    subscript(name: String) -> String? { values[name] }

    /// Lists the errors, line by line. `known`: the names of all settings.
    func faults(known: Set<String>) -> [String] {
        problems
            + places.filter { !known.contains($0.name) }
            .map { "\($0.place): \(SettingName(text: $0.name).fault(known: known))" }
            + places.filter { isQuoted(values[$0.name] ?? "") }
            .map { "\($0.place): the value of \($0.name) stands in quotes: write it without them" }
    }

    private mutating func add(_ line: String, _ place: String) {
        let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard let name = line.prefixMatch(of: /[A-Za-z_][A-Za-z0-9_]*/).map({ String($0.output) }) else {
            problems.append("\(place): this is not a line of the form POSTBAG_…=value")
            return
        }
        guard sides.count == 2 else {
            // Any other word may be a part of a password that was broken in two.
            problems.append(
                name.uppercased().hasPrefix("POST")
                    ? "\(place): \(name) has no “=” after it"
                    : "\(place): this is not a line of the form POSTBAG_…=value")
            return
        }
        guard sides[0] == name else {
            problems.append("\(place): only a name stands before “=”, as in POSTBAG_SITE=https://…")
            return
        }
        values[name] = sides[1]
        places.append((name, place))
    }
}
