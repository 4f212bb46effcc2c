/// One row of a form: a letter's paragraph in each of its languages, by language.
typealias FormRow = [String: String]

/// Finds, for each row of one text, the same row in another version of the text. A row may have
/// been edited; others may have been inserted or removed around it.
struct RowAlignment {
    /// The index in the other version, by the index in the first one. Nil for a removed row. The
    /// indices grow.
    private(set) var counterparts: [Int?]

    /// More changed rows than this, multiplied, are paired in order. Comparing all takes too long.
    private static let mostPairs = 10_000
    /// The words of a text that are compared.
    private static let mostWords = 200
    /// Rows with less in common, in thousandths, are different rows.
    private static let leastInCommon = 300

    init(from a: [FormRow], to b: [FormRow]) {
        counterparts = Array(repeating: nil, count: a.count)
        let shorter = min(a.count, b.count)
        let head = (0..<shorter).first { a[$0] != b[$0] } ?? shorter
        let tail =
            (0..<(shorter - head)).first { a[a.count - 1 - $0] != b[b.count - 1 - $0] } ?? shorter - head
        for index in 0..<head { counterparts[index] = index }
        for index in 0..<tail { counterparts[a.count - 1 - index] = b.count - 1 - index }
        let (left, right) = (a[head..<(a.count - tail)], b[head..<(b.count - tail)])
        pair(Array(left), Array(right), from: head)
        fillGaps(a, b)
    }

    private static func areAlike(_ a: FormRow, _ b: FormRow) -> Bool {
        (a == MergedRow.place) == (b == MergedRow.place)
    }

    /// Pairs the rows of the changed middle so that they have most words in common.
    private mutating func pair(_ a: [FormRow], _ b: [FormRow], from head: Int) {
        guard !a.isEmpty, !b.isEmpty, a.count * b.count <= Self.mostPairs else {
            for index in 0..<min(a.count, b.count) where Self.areAlike(a[index], b[index]) {
                counterparts[head + index] = head + index
            }
            return
        }
        let (left, right) = (a.map(Self.words), b.map(Self.words))
        let common = left.map { one in right.map { Self.inCommon(one, $0) } }
        var best = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in a.indices.reversed() {
            for j in b.indices.reversed() {
                best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + common[i][j])
            }
        }
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            if common[i][j] > 0, best[i][j] == best[i + 1][j + 1] + common[i][j] {
                counterparts[head + i] = head + j
                (i, j) = (i + 1, j + 1)
            } else if best[i][j] == best[i + 1][j] {
                i += 1
            } else {
                j += 1
            }
        }
    }

    /// Pairs rows that have nothing in common, where as many went as came: they were rewritten.
    private mutating func fillGaps(_ a: [FormRow], _ b: [FormRow]) {
        var (start, next) = (0, 0)
        for index in 0...counterparts.count {
            let end = index < counterparts.count ? counterparts[index] : b.count
            guard let end else { continue }
            let gap = index - start
            if end - next == gap, (0..<gap).allSatisfy({ Self.areAlike(a[start + $0], b[next + $0]) }) {
                for offset in 0..<gap { counterparts[start + offset] = next + offset }
            }
            (start, next) = (index + 1, end + 1)
        }
    }

    private static func words(_ row: FormRow) -> [String: Set<Substring>] {
        row.mapValues { text in
            Set(text.split(maxSplits: mostWords, whereSeparator: \.isWhitespace).prefix(mostWords))
        }
    }

    /// Returns the share of words that two rows have in common, in thousandths: that of the
    /// language in which they are most alike. 0 when it is too little.
    private static func inCommon(_ a: [String: Set<Substring>], _ b: [String: Set<Substring>]) -> Int {
        // The place of own words must not keep texts from their counterparts.
        if a[""] != nil { return b[""] != nil ? 1 : 0 }
        let shares = a.map { column, words in
            guard let others = b[column], !words.isEmpty, !others.isEmpty else { return 0 }
            return 2_000 * words.intersection(others).count / (words.count + others.count)
        }
        let most = shares.max() ?? 0
        return most < leastInCommon ? 0 : most
    }
}
