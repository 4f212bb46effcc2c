package import Foundation

/// How own words are read before they go.
package enum WordsRules {
    /// When a letter that waits for a reader is due: never, until somebody has read it. A second
    /// after what a switch holds, so that turning the switch off does not release it.
    package static let held = SwitchRules.held.addingTimeInterval(1)
    /// Letters that one press decides about.
    package static let mostAtOnce = 1_000
    /// The words of one search.
    package static let searchedWords = 100
    package static let search = TextLimit(octets: 800, scalars: 200)
    package static let reason = TextLimit(octets: 8_000, scalars: 2_000)
}
