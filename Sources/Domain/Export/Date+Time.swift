package import Foundation

extension Date {
    /// Appends the time in UTC to the second: `2016-10-27T21:04:00Z` (RFC 3339).
    package func appendTime(to bytes: inout [UInt8]) {
        let seconds = Int(timeIntervalSince1970.rounded(.down))
        let (days, second) = seconds.floored(by: 86_400)
        let (year, month, day) = Self.civil(days)
        bytes.append(year, digits: 4)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(month, digits: 2)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(day, digits: 2)
        bytes.append(UInt8(ascii: "T"))
        bytes.append(second / 3_600, digits: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(second / 60 % 60, digits: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(second % 60, digits: 2)
        bytes.append(UInt8(ascii: "Z"))
    }

    /// Returns the day of the Gregorian calendar that is so many days after 1 January 1970.
    /// Counts in eras of 400 years, which begin in March, so that a leap day ends its year.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (days + 719_468).floored(by: 146_097)
        let year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        return (year + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
    }
}

extension Int {
    /// Returns the quotient, rounded down, and what is left.
    fileprivate func floored(by divisor: Int) -> (quotient: Int, rest: Int) {
        let rest = (self % divisor + divisor) % divisor
        return ((self - rest) / divisor, rest)
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ number: Int, digits: Int) {
        var divisor = (1..<digits).reduce(1) { result, _ in result * 10 }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }
}
