import Yams

/// The content of a YAML value, without its place in a file and without its style.
package indirect enum YAMLContent: Sendable, Equatable {
    /// A key without a value, `~` or `null`.
    case null
    case text(String)
    case list([YAMLContent])
    case mapping([Entry])

    package struct Entry: Sendable, Equatable {
        package var key: String
        package var value: YAMLContent

        package init(_ key: String, _ value: YAMLContent) {
            self.key = key
            self.value = value
        }
    }

    /// The most values that a file may have. Aliases can repeat a value without end.
    static let mostValues = 20_000

    /// Nil when there are more values than `mostValues`.
    init?(_ node: Node) {
        var left = Self.mostValues
        guard let content = Self.read(node, &left) else { return nil }
        self = content
    }

    private static func read(_ node: Node, _ left: inout Int) -> YAMLContent? {
        left -= 1
        guard left > 0 else { return nil }
        switch node {
        case .scalar(let scalar):
            let isNull = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
            return isNull ? .null : .text(scalar.string)
        case .sequence(let nodes):
            var items: [YAMLContent] = []
            for node in nodes {
                guard let item = read(node, &left) else { return nil }
                items.append(item)
            }
            return .list(items)
        case .mapping(let mapping):
            var entries: [Entry] = []
            for (key, value) in mapping {
                guard let value = read(value, &left) else { return nil }
                entries.append(Entry(key.string ?? "", value))
            }
            return .mapping(entries)
        case .alias: return nil
        }
    }

    package var text: String? { if case .text(let text) = self { text } else { nil } }
    package var items: [YAMLContent]? { if case .list(let items) = self { items } else { nil } }
    package var entries: [Entry]? { if case .mapping(let entries) = self { entries } else { nil } }

    /// Whether the value is a list or a mapping without anything in it, or no value at all.
    var isEmpty: Bool {
        switch self {
        case .null: true
        case .text: false
        case .list(let items): items.isEmpty
        case .mapping(let entries): entries.isEmpty
        }
    }

    package subscript(path: YAMLPath) -> YAMLContent? {
        guard let first = path.first else { return self }
        guard let index = index(of: first) else { return nil }
        return value(at: index)[Array(path.dropFirst())]
    }

    /// Returns where the value of a step stands in this list or mapping. Nil when it does not exist.
    func index(of step: YAMLStep) -> Int? {
        switch (step, self) {
        case (.key(let key), .mapping(let entries)): entries.firstIndex { $0.key == key }
        case (.index(let index), .list(let items)): items.indices.contains(index) ? index : nil
        default: nil
        }
    }

    func value(at index: Int) -> YAMLContent {
        switch self {
        case .list(let items): items[index]
        case .mapping(let entries): entries[index].value
        case .null, .text: .null
        }
    }
}

/// One step on the way to a value: a key of a mapping, or the number of an item, from 0.
package enum YAMLStep: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case key(String)
    case index(Int)

    package init(stringLiteral value: String) { self = .key(value) }
    package init(integerLiteral value: Int) { self = .index(value) }
}

package typealias YAMLPath = [YAMLStep]
