/// One change of the content of a YAML file. Positions count from 0.
enum YAMLChange: Equatable {
    /// Replaces a value that exists.
    case replace(YAMLPath, YAMLContent)
    /// Puts an item into a list, or an entry into a mapping. `key` is nil for an item.
    case insert(YAMLPath, at: Int, key: String?, YAMLContent)
    case remove(YAMLPath, at: Int)
    case move(YAMLPath, from: Int, to: Int)
    case rename(YAMLPath, at: Int, to: String)

    /// The list or mapping that changes. For `replace`, the value itself.
    var path: YAMLPath {
        switch self {
        case .replace(let path, _), .insert(let path, _, _, _), .remove(let path, _), .move(let path, _, _),
            .rename(let path, _, _):
            path
        }
    }
}

extension YAMLContent {
    /// Returns the content after a change. Nil when the change does not fit the content.
    func applying(_ change: YAMLChange) -> YAMLContent? { applying(change, at: change.path[...]) }

    private func applying(_ change: YAMLChange, at path: ArraySlice<YAMLStep>) -> YAMLContent? {
        guard let step = path.first else { return changed(change) }
        guard let index = index(of: step),
            let value = value(at: index).applying(change, at: path.dropFirst())
        else { return nil }
        switch self {
        case .list(var items):
            items[index] = value
            return .list(items)
        case .mapping(var entries):
            entries[index].value = value
            return .mapping(entries)
        case .null, .text: return nil
        }
    }

    private func changed(_ change: YAMLChange) -> YAMLContent? {
        if case .replace(_, let content) = change { return content }
        switch self {
        case .list(let items): return items.changed(change) { $1 }.map(YAMLContent.list)
        case .mapping(var entries):
            if case .rename(_, let index, let key) = change {
                guard entries.indices.contains(index) else { return nil }
                entries[index].key = key
                return .mapping(entries)
            }
            return entries.changed(change) { Entry($0 ?? "", $1) }.map(YAMLContent.mapping)
        case .null, .text: return nil
        }
    }
}

extension Array {
    fileprivate func changed(_ change: YAMLChange, make: (String?, YAMLContent) -> Element) -> [Element]? {
        var elements = self
        switch change {
        case .insert(_, let index, let key, let content):
            guard index >= 0, index <= count else { return nil }
            elements.insert(make(key, content), at: index)
        case .remove(_, let index):
            guard indices.contains(index) else { return nil }
            elements.remove(at: index)
        case .move(_, let from, let to):
            guard indices.contains(from), indices.contains(to) else { return nil }
            elements.insert(elements.remove(at: from), at: to)
        case .replace, .rename: return nil
        }
        return elements
    }
}

extension YAMLContent {
    /// Returns the changes that make the value at `path` from this one to `new`, the fewest that are
    /// easy to find. Each is to be applied after those before it.
    func changes(to new: YAMLContent, at path: YAMLPath) -> [YAMLChange] {
        if self == new { return [] }
        if isEmpty || new.isEmpty { return [.replace(path, new)] }
        switch (self, new) {
        case (.list(let old), .list(let new)): return Self.changes(old, new, path)
        case (.mapping(let old), .mapping(let new)): return Self.changes(old, new, path)
        default: return [.replace(path, new)]
        }
    }

    private static func changes(_ old: [YAMLContent], _ new: [YAMLContent], _ path: YAMLPath) -> [YAMLChange]
    {
        let start = zip(old, new).prefix { $0 == $1 }.count
        let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }
            .count
        let (before, after) = (old.count - end, new.count - end)
        let common = min(before, after)
        guard common > 0 || end > 0 else { return [.replace(path, .list(new))] }
        let changed = (start..<max(start, common)).flatMap {
            old[$0].changes(to: new[$0], at: path + [.index($0)])
        }
        let removed = (common..<max(common, before)).reversed().map { YAMLChange.remove(path, at: $0) }
        let added = (common..<max(common, after)).map {
            YAMLChange.insert(path, at: $0, key: nil, new[$0])
        }
        return changed + removed + added
    }

    private static func changes(_ old: [Entry], _ new: [Entry], _ path: YAMLPath) -> [YAMLChange] {
        let kept = Set(new.map(\.key))
        guard old.contains(where: { kept.contains($0.key) }) else { return [.replace(path, .mapping(new))] }
        let removed = old.indices.reversed().filter { !kept.contains(old[$0].key) }
        var keys = old.map(\.key).filter(kept.contains)
        var changes = removed.map { YAMLChange.remove(path, at: $0) }
        var place = 0
        for entry in new {
            if let index = keys.firstIndex(of: entry.key) {
                let before = old.first { $0.key == entry.key }?.value ?? .null
                changes += before.changes(to: entry.value, at: path + [.key(entry.key)])
                place = index + 1
            } else {
                changes.append(.insert(path, at: place, key: entry.key, entry.value))
                keys.insert(entry.key, at: place)
                place += 1
            }
        }
        return changes
    }
}
