/// A number of people in publishable form: exact, or as a size range where an exact number could
/// identify a person.
package enum PublishedCount: Sendable, Hashable {
    case exact(Int)
    case sized(PlaceSize)

    package var size: PlaceSize {
        switch self {
        case .exact(let count): PlaceSize(count)
        case .sized(let size): size
        }
    }

    package var atLeast: Int { if case .exact(let count) = self { count } else { size.atLeast } }
    /// Nil: no upper limit is published.
    package var atMost: Int? { if case .exact(let count) = self { count } else { size.atMost } }
}

/// The size classes of a map's hexagons.
package enum PlaceSize: Int, Sendable, CaseIterable, Comparable {
    case none, few, some, more, many, most

    /// Smaller numbers could identify people.
    package static let threshold = 5

    package init(_ count: Int) { self = Self.allCases.last { count >= $0.atLeast } ?? .none }

    package var atLeast: Int { [0, 1, Self.threshold, 10, 25, 50][rawValue] }
    package var atMost: Int? { Self(rawValue: rawValue + 1).map { $0.atLeast - 1 } }

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
