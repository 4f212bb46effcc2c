/// Publishes numbers that add up to a public total. Small numbers are published as "fewer than 5".
/// Where subtraction would still narrow a small number down, further numbers are published by size
/// class only. The smallest of them come first.
struct Withholding<Cell: Hashable & Comparable> {
    private let total: Int
    private var published: [Cell: PublishedCount]
    private var atLeast = 0
    private var atMost = 0

    /// Returns the publishable numbers. Nil when the small numbers cannot be protected.
    /// - Parameter fixed: cells whose exact number is public anyway.
    static func publish(_ cells: [Cell: Int], total: Int, fixed: Set<Cell> = []) -> [Cell: PublishedCount]? {
        var withholding = Withholding(cells, total: total)
        let further = cells.filter { $0.value >= PlaceSize.threshold && !fixed.contains($0.key) }.sorted {
            ($0.value, $0.key) < ($1.value, $1.key)
        }
        for (key, count) in further where !withholding.protects { withholding.coarsen(key, count) }
        return withholding.protects ? withholding.published : nil
    }

    private init(_ cells: [Cell: Int], total: Int) {
        self.total = total
        published = cells.mapValues { PlaceSize($0) == .few ? .sized(.few) : .exact($0) }
        for count in published.values {
            atLeast += count.atLeast
            atMost += count.atMost ?? total
        }
    }

    private mutating func coarsen(_ key: Cell, _ count: Int) {
        let size = PlaceSize(count)
        published[key] = .sized(size)
        atLeast += size.atLeast - count
        atMost += (size.atMost ?? total) - count
    }

    /// Whether every small number may still be anything from 1 to 4. Assumes a reader who knows the
    /// total and all published numbers.
    private var protects: Bool {
        guard published.values.contains(.sized(.few)) else { return true }
        let (low, high) = (PlaceSize.few.atLeast, PlaceSize.threshold - 1)
        return total - (atMost - high) <= low && total - (atLeast - low) >= high
    }
}
