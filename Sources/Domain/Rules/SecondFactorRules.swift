package import Foundation

/// The second proof of an account. Times are in seconds.
package enum SecondFactorRules {
    /// The steps of 30 seconds before and after the present one whose codes are taken, since no
    /// clock is exact.
    package static let reach: Int64 = 1
    /// Wrong codes before the first wait.
    package static let attempts = 5
    /// The first wait. Each further wrong code doubles it.
    package static let firstWait: TimeInterval = 60
    package static let longestWait: TimeInterval = 3_600
    package static let recoveryCodes = 10
    /// Between the mail's proof and the second one.
    package static let halfSignIn: TimeInterval = 10 * 60
    /// A secret that was shown, and is not in use yet, is good for this long.
    package static let setUp: TimeInterval = 3_600

    /// Returns the wait after so many wrong codes in a row.
    package static func wait(after failures: Int) -> TimeInterval {
        guard failures >= attempts else { return 0 }
        return min(firstWait * pow(2, Double(min(failures - attempts, 20))), longestWait)
    }
}
