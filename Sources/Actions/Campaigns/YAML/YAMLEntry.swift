import Domain
import Foundation
import Yams

/// A value in a YAML file that knows its line and reports its errors.
struct YAMLEntry {
    let node: Node
    let file: String
    /// The number of lines before the YAML text.
    let offset: Int
    /// The name in messages, such as `targets.minister.email`.
    let name: String
    let source: YAMLSource
    let diagnostics: Diagnostics
    /// The line of the key. Some values have no line of their own.
    var keyLine: Int?

    var line: Int? { (keyLine ?? node.mark?.line).map { $0 + offset } }

    /// Reports an error about this value, or about the `key` in it.
    func error(_ message: DiagnosticText, in key: String? = nil) {
        diagnostics.error(file, line, message, key: path(key))
    }

    func warning(_ message: DiagnosticText) { diagnostics.warning(file, line, message, key: path(nil)) }

    /// The name with numbers as diagnostics have them: `steps.2.letter` for `steps[2].letter`.
    private func path(_ key: String?) -> String {
        let path = name.replacing("[", with: ".").replacing("]", with: "")
        return path.isEmpty ? key ?? "" : path + (key.map { ".\($0)" } ?? "")
    }

    /// Parses the YAML of a file. Reports and corrects each mistake, so that all are found at once.
    /// Nil when a mistake cannot be corrected, or the file is empty.
    static func root(_ yaml: String, file: String, offset: Int, name: String = "", diagnostics: Diagnostics)
        -> YAMLEntry?
    {
        var source = YAMLSource(yaml, offset: offset)
        var misplaced: Int?
        for _ in 0..<30 {
            do {
                guard let node = try compose(yaml: source.text) else {
                    diagnostics.error(file, offset + 1, "is empty")
                    return nil
                }
                return YAMLEntry(
                    node: node, file: file, offset: offset, name: name, source: source,
                    diagnostics: diagnostics)
            } catch {
                let slip =
                    (error as? YamlError).map(source.slip) ?? YAMLSlip(line: 0, message: "cannot be read")
                if slip.isIndentation, let last = misplaced, abs(last - slip.line) == 1 {
                    return silenced(file, diagnostics)
                }
                misplaced = slip.isIndentation ? slip.line : nil
                diagnostics.error(file, slip.line + 1 + offset, DiagnosticText(verbatim: slip.message))
                guard source.correct(slip) else { return silenced(file, diagnostics) }
            }
        }
        return nil
    }

    /// Ignores later diagnostics of the file, because the same mistake would cause them. Returns
    /// nil.
    private static func silenced(_ file: String, _ diagnostics: Diagnostics) -> YAMLEntry? {
        diagnostics.silence(file)
        return nil
    }

    /// Returns a part of this entry as an entry of its own.
    func part(_ node: Node, _ name: String, line: Int?) -> YAMLEntry {
        YAMLEntry(
            node: node, file: file, offset: offset, name: name, source: source, diagnostics: diagnostics,
            keyLine: line)
    }

    /// Returns the mapping. Reports keys that are not in `known`, unless `known` is nil. Nil, with
    /// an error, when the value is not a mapping.
    func mapping(_ known: [String]?) -> YAMLMapping? {
        guard case .mapping(let mapping) = node else {
            error(
                wrongKind(known) ?? "`\(name)` is a group: write `\(name): { \(known?.first ?? "key"): … }`")
            return nil
        }
        var entries = mapping.map { key, value in
            let word = key.string ?? ""
            return (
                key: word,
                value: part(
                    value, name.isEmpty ? word : "\(name).\(word)", line: key.mark?.line ?? value.mark?.line)
            )
        }
        guard let known else { return YAMLMapping(entry: self, entries: entries) }
        entries = withoutCuts(entries, known: Set(known))
        for (key, entry) in entries where !known.contains(key) { entry.unknownKey(key, known) }
        return YAMLMapping(entry: self, entries: entries)
    }

    private func unknownKey(_ key: String, _ known: [String]) {
        if let space = Self.withSpace(key), known.contains(String(space.prefix { $0 != ":" })) {
            return error("a space is missing after the colon: write `\(space)`")
        }
        let advice: DiagnosticText =
            meant(key, among: known).map { "did you mean `\($0)`?" }
            ?? "known are \(known.joined(separator: ", "))"
        error("unknown key `\(key)`: \(advice)")
    }

    /// Returns the text with the missing space added: `write: mayor` for `write:mayor`. Nil when no
    /// space is missing.
    static func withSpace(_ text: String) -> String? {
        text.wholeMatch(of: /([A-Za-z_][A-Za-z0-9_-]*):(?!\/\/)(\S.*)/).map { "\($0.1): \($0.2)" }
    }

    /// Returns the message when a space after a colon is missing, so that a mapping became text.
    private func wrongKind(_ known: [String]?) -> DiagnosticText? {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return nil }
        return Self.withSpace(scalar.string).map { "a space is missing after the colon: write `\($0)`" }
    }

    func list() -> [YAMLEntry]? {
        guard case .sequence(let nodes) = node else {
            if let (entry, message) = missingDash {
                entry.error(message)
            } else {
                error("`\(name)` is a list: write `\(name): [ … ]`")
            }
            return nil
        }
        return nodes.enumerated().map { index, node in
            part(node, "\(name)[\(index + 1)]", line: node.mark?.line)
        }
    }

    private var missingDash: (YAMLEntry, DiagnosticText)? {
        guard case .mapping(let mapping) = node, let first = mapping.first, let key = first.key.string,
            key.hasPrefix("-")
        else { return nil }
        let value = first.value.string.map { ": \($0)" } ?? ":"
        return (
            part(first.value, key, line: first.key.mark?.line),
            "a space is missing after the dash: write `- \(key.dropFirst())\(value)`"
        )
    }

    /// Whether the key has no value.
    var isNull: Bool {
        guard case .scalar(let scalar) = node else { return false }
        return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    }

    func text() -> String? {
        guard case .scalar(let scalar) = node, !isNull else {
            error(commentInPlace ?? "`\(name)` is a text: write `\(name): …`")
            return nil
        }
        let text = scalar.string.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.isEmpty { error("`\(name)` is empty") }
        if text.unicodeScalars.contains(where: {
            $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F
        }) {
            error("`\(name)` holds a control character: take it out")
        }
        return text.isEmpty ? nil : text
    }
}

/// The entries of a YAML mapping in their order.
struct YAMLMapping {
    let entry: YAMLEntry
    let entries: [(key: String, value: YAMLEntry)]

    /// Nil when the key is missing or has no value.
    subscript(key: String) -> YAMLEntry? { entries.first { $0.key == key && !$0.value.isNull }?.value }

    func required(_ key: String, example: String) -> YAMLEntry? {
        if let value = self[key] { return value }
        if let empty = entries.first(where: { $0.key == key })?.value, let comment = empty.commentInPlace {
            empty.error(comment)
            return nil
        }
        let owner: DiagnosticText = entry.name.isEmpty ? "" : "`\(entry.name)`: "
        entry.error("\(owner)`\(key)` is missing: write `\(key): \(example)`", in: key)
        return nil
    }
}
