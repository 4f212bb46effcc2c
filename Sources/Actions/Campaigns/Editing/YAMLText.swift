import Yams

/// A YAML text that can be changed value by value. Only the lines of values that change are
/// written; comments, order, quotes and blank lines elsewhere stay as they are.
package struct YAMLText: Sendable, Equatable {
    package private(set) var text: String
    package private(set) var content: YAMLContent

    /// Throws when the text is not YAML, or no mapping. An empty text is an empty mapping.
    package init(_ text: String) throws(YAMLTextError) {
        guard let content = try Self.read(text) else {
            throw YAMLTextError(line: 1, reason: "is not a list of keys")
        }
        self.text = text
        self.content = content
    }

    private static func read(_ text: String) throws(YAMLTextError) -> YAMLContent? {
        do {
            guard let node = try compose(yaml: text) else { return .mapping([]) }
            let content = YAMLContent(node)
            return content?.entries == nil ? nil : content
        } catch {
            let line = (error as? YamlError).map { YAMLSource(text, offset: 0).slip(behind: $0) }
            throw YAMLTextError(line: (line?.line ?? 0) + 1, reason: line?.message ?? "cannot be read")
        }
    }

    /// Sets the value at a path, and the mappings around it when they do not exist. With nil it
    /// takes the value out, and mappings around it that then are empty. `order` holds the usual
    /// order of the keys beside the last one.
    package mutating func set(_ path: YAMLPath, to new: YAMLContent?, order: [String] = [])
        throws(YAMLTextError)
    {
        guard let new else { return try takeOut(path) }
        if let old = content[path] {
            for change in old.changes(to: new, at: path) { try apply(change) }
            return
        }
        var known: YAMLPath = []
        while content[known + [path[known.count]]]?.isEmpty == false,
            content[known + [path[known.count]]]?.text == nil
        {
            known.append(path[known.count])
        }
        let rest = path[known.count...]
        guard case .key(let key) = path[known.count] else { throw .noPlace(path) }
        var value = new
        for step in rest.dropFirst().reversed() {
            guard case .key(let key) = step else { throw .noPlace(path) }
            value = .mapping([.init(key, value)])
        }
        if content[known + [.key(key)]] != nil {
            return try apply(.replace(known + [.key(key)], value))
        }
        let place = place(of: key, among: content[known]?.entries ?? [], order)
        try apply(.insert(known, at: place, key: key, value))
    }

    /// Returns where a new key goes: behind the last key that usually stands before it.
    private func place(of key: String, among entries: [YAMLContent.Entry], _ order: [String]) -> Int {
        guard let rank = order.firstIndex(of: key) else { return entries.count }
        let before = entries.lastIndex { entry in
            order.firstIndex(of: entry.key).map { $0 < rank } ?? false
        }
        return before.map { $0 + 1 } ?? (entries.contains { order.contains($0.key) } ? 0 : entries.count)
    }

    private mutating func takeOut(_ path: YAMLPath) throws(YAMLTextError) {
        guard content[path] != nil, let last = path.last else { return }
        var (outer, step) = (Array(path.dropLast()), last)
        while case .key(let key) = outer.last, content[outer]?.entries?.count == 1 {
            outer.removeLast()
            step = .key(key)
        }
        guard let index = content[outer]?.index(of: step) else { return }
        try apply(.remove(outer, at: index))
    }

    package mutating func insert(_ item: YAMLContent, at index: Int, in path: YAMLPath)
        throws(YAMLTextError)
    {
        if content[path]?.isEmpty ?? true { return try set(path, to: .list([item])) }
        try apply(.insert(path, at: index, key: nil, item))
    }

    package mutating func remove(at index: Int, in path: YAMLPath) throws(YAMLTextError) {
        try apply(.remove(path, at: index))
    }

    package mutating func move(from: Int, to: Int, in path: YAMLPath) throws(YAMLTextError) {
        try apply(.move(path, from: from, to: to))
    }

    /// Gives the last key of a path another name.
    package mutating func rename(_ path: YAMLPath, to key: String) throws(YAMLTextError) {
        let outer = Array(path.dropLast())
        guard let last = path.last, let index = content[outer]?.index(of: last),
            content[outer]?.index(of: .key(key)) == nil
        else { throw .noPlace(path) }
        try apply(.rename(outer, at: index, to: key))
    }
}

extension YAMLText {
    /// Applies a change in the text where it can, else writes the outermost entry around it anew,
    /// else the whole text. Reads the result again and compares every value.
    private mutating func apply(_ change: YAMLChange) throws(YAMLTextError) {
        guard let expected = content.applying(change) else { throw .noPlace(change.path) }
        guard expected != content else { return }
        for candidate in candidates(change, expected) {
            guard let read = try? Self.read(candidate), read == expected else { continue }
            text = candidate
            content = expected
            return
        }
        throw .noPlace(change.path)
    }

    private func candidates(_ change: YAMLChange, _ expected: YAMLContent) -> some Sequence<String> {
        let lines = TextLines(text)
        let root = (try? compose(yaml: text)).flatMap { YAMLPlaces(text: lines).root($0) }
        let edits = root.map { YAMLEdits(lines: lines, root: $0, content: content) }
        let ways: [() -> String?] = [
            { edits?.text(after: change) },
            {
                guard let first = change.path.first, let whole = expected[[first]] else { return nil }
                return edits?.text(after: .replace([first], whole))
            },
            { YAMLRendering.file(expected, lineBreak: lines.lineBreak) },
        ]
        return ways.lazy.compactMap { $0() }
    }
}

/// The error when a YAML text cannot be changed.
package struct YAMLTextError: Error, Equatable, CustomStringConvertible {
    /// The line number, from 1. Nil when the text can be read.
    package var line: Int?
    package var reason: String

    static func noPlace(_ path: YAMLPath) -> Self {
        let names = path.map { step in
            switch step {
            case .key(let key): key
            case .index(let index): "\(index + 1)"
            }
        }
        return Self(line: nil, reason: "cannot be changed at `\(names.joined(separator: "."))`")
    }

    package var description: String { line.map { "line \($0) \(reason)" } ?? reason }
}
