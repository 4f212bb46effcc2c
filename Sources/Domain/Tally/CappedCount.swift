/// A number that is counted one by one, up to a limit.
package struct CappedCount: Sendable, Equatable {
    package static let most = 10_000

    package let number: Int
    /// Whether there are more than `number`.
    package let isMore: Bool

    package init(_ number: Int, isMore: Bool = false) { (self.number, self.isMore) = (number, isMore) }

    /// Takes a number that was counted up to one more than `most`, or a sum of such numbers.
    package init(upToLimit counted: Int) {
        isMore = counted > Self.most
        number = min(counted, Self.most)
    }
}
