/// The letters of a campaign, or of a site, that a new text or a switch concerns.
package struct ConcernedLetters: Sendable, Equatable {
    /// Letters whose text has left Postbag.
    package var gone = 0
    /// Confirmed letters that have not left.
    package var onTheirWay = 0
    /// Letters that their writers send by hand.
    package var offered = 0
    package var unconfirmed = CappedCount(0)
    /// Letters whose own words wait for a reader.
    package var held = CappedCount(0)

    package init() {}

    /// Takes the counts of confirmed letters.
    package mutating func add(_ letters: [LetterStatus: Int]) {
        gone += [.accepted, .handedOver, .inDoubt].reduce(0) { $0 + letters[$1, default: 0] }
        onTheirWay += letters[.onItsWay, default: 0]
        offered += letters[.offered, default: 0]
    }
}
