import Domain
import Foundation
import Yams

/// A value in a YAML file that knows its line and reports what is wrong with it.
struct YAMLEntry {
    let node: Node
    let file: String
    /// Lines before the YAML text begins.
    let offset: Int
    /// How people would call it: `targets.minister.email`.
    let name: String
    let findings: Findings
    /// Where it was named, for values without a place of their own.
    var keyLine: Int?

    var line: Int? { (keyLine ?? node.mark?.line).map { $0 + offset } }

    func error(_ message: String) { findings.error(file, line, message) }
    func warning(_ message: String) { findings.warning(file, line, message) }

    /// The YAML of a file, or nil with a finding.
    static func root(_ yaml: String, file: String, offset: Int, name: String = "", findings: Findings) -> YAMLEntry? {
        do {
            guard let node = try compose(yaml: yaml) else {
                findings.error(file, offset + 1, "is empty")
                return nil
            }
            return YAMLEntry(node: node, file: file, offset: offset, name: name, findings: findings)
        } catch let error as YamlError {
            let (line, message) = error.place
            findings.error(file, line.map { $0 + offset }, message)
        } catch {
            findings.error(file, nil, "\(error)")
        }
        return nil
    }

    /// A mapping with none but these keys (nil: any).
    func mapping(_ known: [String]?) -> YAMLMapping? {
        guard case .mapping(let mapping) = node else {
            error("`\(name)` is a group: write `\(name): { \(known?.first ?? "key"): … }`")
            return nil
        }
        let entries = mapping.map { key, value in
            let word = key.string ?? ""
            return (
                word,
                YAMLEntry(
                    node: value, file: file, offset: offset, name: name.isEmpty ? word : "\(name).\(word)", findings: findings,
                    keyLine: key.mark?.line ?? value.mark?.line)
            )
        }
        for (key, entry) in entries where known?.contains(key) == false {
            let advice = meant(key, among: known ?? []).map { "did you mean `\($0)`?" } ?? "known are \((known ?? []).joined(separator: ", "))"
            entry.error("unknown key `\(key)`: \(advice)")
        }
        return YAMLMapping(entry: self, entries: entries)
    }

    func list() -> [YAMLEntry]? {
        guard case .sequence(let nodes) = node else {
            error("`\(name)` is a list: write `\(name): [ … ]`")
            return nil
        }
        return nodes.enumerated().map { index, node in
            YAMLEntry(node: node, file: file, offset: offset, name: "\(name)[\(index + 1)]", findings: findings, keyLine: node.mark?.line)
        }
    }

    /// Whether nothing stands after the key.
    var isNull: Bool {
        guard case .scalar(let scalar) = node else { return false }
        return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    }

    func text() -> String? {
        guard case .scalar(let scalar) = node, !isNull else {
            error("`\(name)` is a text: write `\(name): …`")
            return nil
        }
        let text = scalar.string.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.isEmpty { error("`\(name)` is empty") }
        if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F }) {
            error("`\(name)` holds a control character: take it out")
        }
        return text.isEmpty ? nil : text
    }
}

/// The entries of a YAML mapping in their order.
struct YAMLMapping {
    let entry: YAMLEntry
    let entries: [(key: String, value: YAMLEntry)]

    /// nil where the key is absent or nothing stands after it.
    subscript(key: String) -> YAMLEntry? { entries.first { $0.key == key && !$0.value.isNull }?.value }

    func required(_ key: String, example: String) -> YAMLEntry? {
        if let value = self[key] { return value }
        let owner = entry.name.isEmpty ? "" : "`\(entry.name)`: "
        entry.error("\(owner)`\(key)` is missing: write `\(key): \(example)`")
        return nil
    }
}

extension YamlError {
    /// The line (from 1) and what the parser says, without its picture of the text.
    fileprivate var place: (line: Int?, message: String) {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            (mark.line, "this is no YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context): (context.mark.line, "written twice: \(keys.joined(separator: ", ")). Keep one of them")
        default: (nil, "this is no YAML: \(self)")
        }
    }
}
