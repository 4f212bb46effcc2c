package import Foundation

/// Times are stored as INT64: milliseconds since 1970 in UTC.
extension Date: Storable {
    package var stored: Value { .int(milliseconds) }

    package var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1_000).rounded(.down)) }

    package init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1_000) }
}
