/// A number of people as it may be told: exactly, or by its size where it would point at somebody.
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
    /// Nil: no limit is told.
    package var atMost: Int? { if case .exact(let count) = self { count } else { size.atMost } }
}

/// The sizes of a map's hexagons.
package enum PlaceSize: Int, Sendable, CaseIterable, Comparable {
    case none, few, some, more, many, most

    /// The number below which people could be picked out.
    package static let threshold = 5

    package init(_ count: Int) { self = Self.allCases.last { count >= $0.atLeast } ?? .none }

    package var atLeast: Int { [0, 1, Self.threshold, 10, 25, 50][rawValue] }
    package var atMost: Int? { Self(rawValue: rawValue + 1).map { $0.atLeast - 1 } }

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
