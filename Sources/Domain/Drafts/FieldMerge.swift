/// Merges the fields that one person sends with what others have saved since the page was opened.
/// Only a field that both changed differently is a conflict. The paragraphs of a letter
/// (`{language}-{n}`) are compared row by row: one that is inserted elsewhere is no conflict. The
/// place of own words (`own-words`: how many paragraphs are before it) moves with the paragraphs.
package struct FieldMerge: Sendable, Equatable {
    /// A field that both changed differently. Nil stands for a paragraph that is not there.
    package struct Conflict: Sendable, Equatable {
        package let name: String
        package let base: String?
        package let mine: String?
        package let theirs: String?

        package init(name: String, base: String?, mine: String?, theirs: String?) {
            (self.name, self.base, self.mine, self.theirs) = (name, base, mine, theirs)
        }
    }

    /// A field that only one of both changed.
    package struct Change: Sendable, Equatable {
        package let name: String
        package let before: String?
        package let after: String?

        package init(name: String, before: String?, after: String?) {
            (self.name, self.before, self.after) = (name, before, after)
        }
    }

    /// The merged values. A field in conflict has my value, or theirs where I removed it.
    package private(set) var fields: [String: String] = [:]
    package private(set) var conflicts: [Conflict] = []
    package private(set) var mine: [Change] = []
    package private(set) var theirs: [Change] = []
    /// The numbers of my paragraphs after the merge, by their numbers before it.
    private var places: [Int: Int] = [:]
    private static let ownWords = "own-words"
    /// Whether nobody knows from which text mine was made. Every difference is then a conflict.
    private let isBlind: Bool

    /// - Parameter base: what the page showed when it was opened; nil when nobody knows any more.
    /// - Parameter mine: what was sent. A field that is absent stays as it is.
    package init(base: [String: String]?, mine: [String: String], theirs: [String: String]) {
        let (mine, theirs) = (mine.withPlainLineEnds, theirs.withPlainLineEnds)
        let known = base?.withPlainLineEnds ?? [:]
        isBlind = base == nil
        let columns = Self.columns(of: mine)
        let place = columns.isEmpty || mine[Self.ownWords] == nil ? nil : Self.ownWords
        for name in mine.keys.sorted() where name != place && NumberedField(name, in: columns) == nil {
            merge(name, known[name] ?? "", mine[name], theirs[name] ?? "")
        }
        let rows = MergedRow.all(
            base: known.rows(in: columns, place), mine: mine.rows(in: columns, place),
            theirs: theirs.rows(in: columns, place))
        merge(rows, columns.sorted(), hasPlace: place != nil)
    }

    /// Returns the number that one of my paragraphs has after the merge. Nil for one that is gone.
    package func place(of paragraph: Int) -> Int? { places[paragraph] }

    /// Merges one field.
    private mutating func merge(_ name: String, _ base: String?, _ my: String?, _ their: String?) {
        if my == their || (!isBlind && my == base) {
            fields[name] = their
            if my != their { theirs.append(Change(name: name, before: base, after: their)) }
        } else if !isBlind, their == base {
            fields[name] = my
            mine.append(Change(name: name, before: base, after: my))
        } else {
            fields[name] = my ?? their
            conflicts.append(Conflict(name: name, base: isBlind ? nil : base, mine: my, theirs: their))
        }
    }

    private mutating func merge(_ rows: [MergedRow], _ columns: [String], hasPlace: Bool) {
        var (number, mine) = (1, 1)
        var found: [(mine: Bool, before: Int)] = []
        for row in rows {
            if row.isPlace {
                if row.keepsPlace { found.append((row.mine != nil, number - 1)) }
                continue
            }
            let isThere = merge(row, number, columns)
            if row.mine != nil {
                places[mine] = isThere ? number : nil
                mine += 1
            }
            if isThere { number += 1 }
        }
        fillHoles(columns, below: number)
        if hasPlace { mergePlace(found) }
    }

    /// Sets the place of own words. It is a conflict when both moved it, to different places.
    private mutating func mergePlace(_ found: [(mine: Bool, before: Int)]) {
        let my = (found.first { $0.mine } ?? found.first).map { "\($0.before)" }
        let their = (found.first { !$0.mine } ?? found.first).map { "\($0.before)" }
        fields[Self.ownWords] = my ?? ""
        guard my != their else { return }
        conflicts.append(Conflict(name: Self.ownWords, base: nil, mine: my, theirs: their))
    }

    /// Merges one row. Returns whether the row is still there.
    private mutating func merge(_ row: MergedRow, _ number: Int, _ columns: [String]) -> Bool {
        for column in columns {
            merge("\(column)-\(number)", row.base?[column], row.mine?[column], row.theirs?[column])
        }
        return columns.contains { fields["\($0)-\(number)"] != nil }
    }

    /// Gives a row without a text in one language an empty one there, when later rows have one.
    private mutating func fillHoles(_ columns: [String], below end: Int) {
        for column in columns {
            var isLater = false
            for number in (1..<end).reversed() {
                let name = "\(column)-\(number)"
                if fields[name] != nil { isLater = true } else if isLater { fields[name] = "" }
            }
        }
    }

    /// Returns the names of paragraphs of `others` that are behind the end of the text in `fields`.
    package static func gone(from fields: [String: String], of others: [String: String]) -> Set<String> {
        let columns = columns(of: fields)
        return Set(others.keys.filter { fields[$0] == nil && NumberedField($0, in: columns) != nil })
    }

    /// Returns what a field belongs to: all paragraphs of one language belong together.
    package static func group(of name: String) -> String {
        guard let hyphen = name.lastIndex(of: "-"), Int(name[name.index(after: hyphen)...]) != nil else {
            return name
        }
        return String(name[..<hyphen])
    }

    /// Returns the languages whose paragraphs are among the fields: those with a subject.
    private static func columns(of fields: [String: String]) -> Set<String> {
        let languages = fields.keys.filter { $0.hasSuffix("-subject") }.map {
            String($0.dropLast("-subject".count))
        }
        return Set(languages.filter { fields["\($0)-1"] != nil })
    }
}

/// The name of a paragraph's field: `fr-3`.
struct NumberedField {
    let column: String
    let number: Int

    init?(_ name: String, in columns: Set<String>) {
        guard let hyphen = name.lastIndex(of: "-") else { return nil }
        let column = String(name[..<hyphen])
        guard columns.contains(column), let number = Int(name[name.index(after: hyphen)...]), number > 0
        else { return nil }
        (self.column, self.number) = (column, number)
    }
}

extension [String: String] {
    /// The same values with \n between lines. Browsers send \r\n.
    fileprivate var withPlainLineEnds: Self { mapValues { $0.replacing("\r\n", with: "\n") } }

    /// The rows of these columns in their order. `place` is the field that says how many rows are
    /// before the place of own words, which is a row of its own here.
    fileprivate func rows(in columns: Set<String>, _ place: String?) -> [FormRow] {
        var rows: [Int: FormRow] = [:]
        for (name, value) in self {
            guard let field = NumberedField(name, in: columns) else { continue }
            rows[field.number, default: [:]][field.column] = value
        }
        var sorted = rows.sorted { $0.key < $1.key }.map(\.value)
        if let before = place.flatMap({ self[$0] }).flatMap({ Int($0) }) {
            sorted.insert(MergedRow.place, at: Swift.max(0, Swift.min(before, sorted.count)))
        }
        return sorted
    }
}
