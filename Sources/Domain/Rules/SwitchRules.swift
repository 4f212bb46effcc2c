package import Foundation

/// How switches for a bad day act.
package enum SwitchRules {
    /// A letter with own words that a switch holds is looked at again after this time.
    package static let heldWords: TimeInterval = 600
}
