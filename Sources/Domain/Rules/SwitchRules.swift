package import Foundation

/// How switches for a bad day act.
package enum SwitchRules {
    /// When a letter that a switch holds is due: never, until the switch is off. The year 9999.
    package static let held = Date(timeIntervalSince1970: 253_370_764_800)
    /// Every process obeys a switch at the latest so many seconds after it was turned.
    package static let obeyedWithin = 5
}
