package import Foundation

/// When an address of a target gets no more letters, and how long a full one is tried. In seconds.
package enum SuspensionRules {
    /// So many different letters that come back because the address does not exist suspend it.
    package static let letters = 3
    /// The letters come back within this time, and none to the same target settles meanwhile.
    package static let within: TimeInterval = 7 * 86_400
    /// A letter to a full mailbox is tried again for this time after its first attempt.
    package static let triesFull: TimeInterval = 2 * 86_400
    /// From one attempt at a full mailbox to the next.
    package static let pauseWhenFull: TimeInterval = 6 * 3_600
}
