import Domain
import Foundation
import Web

/// One page, or one set of texts, in all its states. `Tests/Snapshots` has a file of it for each
/// language.
struct Snapshot: Sendable, CustomStringConvertible {
    typealias States<Content> = @Sendable (Language) throws -> [(name: String, content: Content)]

    static let languages: [Language] = ["en", "fr", "ar"]
    static let all = [campaign, letter, answers, places, site, mails].flatMap(\.self)

    let name: String
    let ending: String
    let states: States<[String]>

    var description: String { name }

    /// Makes the snapshot of a page. Only a `whole` page keeps what is the same on every page.
    init(_ name: String, whole: Bool = false, pages: @escaping States<HTML>) {
        self.name = name
        ending = "html"
        states = { try pages($0).map { ($0.name, $0.content.snapshotLines(whole: whole)) } }
    }

    /// Makes the snapshot of plain texts.
    init(_ name: String, texts: @escaping States<String>) {
        self.name = name
        ending = "txt"
        states = { try texts($0).map { ($0.name, $0.content.components(separatedBy: "\n")) } }
    }

    func file(_ language: Language) -> String { "\(name).\(language).\(ending)" }

    /// Returns the content of the file: the first state in full, then what each other state changes
    /// in the earlier state that is nearest to it. A state is in full where that is shorter.
    func content(_ language: Language) throws -> String {
        let states = try states(language)
        let lines = states.indices.flatMap { number in
            let (name, content) = states[number]
            let near = states[..<number].map { ($0.name, changes(from: $0.content, to: content)) }
                .min { $0.1.count < $1.1.count }
            guard let (other, changes) = near, changes.count < content.count else {
                return ["===== \(name)"] + content
            }
            return ["===== \(name), which differs from: \(other)"] + changes
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Returns the removed lines (`-`) and the added ones (`+`). Each group follows the line above it.
func changes(from old: [String], to new: [String]) -> [String] {
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.offset))
    let added = Set(difference.insertions.map(\.offset))
    var lines: [String] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
        let (start, from) = (i, j)
        while removed.contains(i) { i += 1 }
        while added.contains(j) { j += 1 }
        if start > 0, i > start || j > from { lines.append("  \(old[start - 1])") }
        lines += shortened(old[start..<i]).map { "- \($0)" } + new[from..<j].map { "+ \($0)" }
        (i, j) = (i + 1, j + 1)
    }
    return lines
}

/// Returns removed lines without those in the middle. The other state has them in full.
private func shortened(_ lines: ArraySlice<String>) -> [String] {
    guard lines.count > 6 else { return Array(lines) }
    return lines.prefix(2) + ["… \(lines.count - 4) more lines"] + lines.suffix(2)
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
