import HTTPTypes
package import Hummingbird

extension Request {
    /// Returns the last value of a cookie. Nil when there is none, or when name and value are
    /// longer than `longest` octets. Cookies of other programs on this host may contain anything,
    /// and are only skipped.
    ///
    /// Hummingbird's `request.cookies` takes the first value, and compares characters of all
    /// cookies. This function compares bytes, since a header may hold 16 KB of combining marks.
    package func cookie(_ name: String, longest: Int) -> String? {
        let pairs = headers[values: .cookie].flatMap { $0.utf8.split(separator: UInt8(ascii: ";")) }.map {
            $0.drop { $0 == space }
        }
        guard let pair = pairs.last(where: { $0.starts(with: "\(name)=".utf8) }), pair.count <= longest
        else { return nil }
        return String(decoding: pair.dropFirst(name.utf8.count + 1).prefix { $0 != space }, as: UTF8.self)
    }
}

private let space = UInt8(ascii: " ")
