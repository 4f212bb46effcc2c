import Crypto
package import Foundation

/// Codes of six digits that change every 30 seconds (TOTP, RFC 6238, with SHA-1: what every app
/// takes).
package struct TOTP: Sendable, Equatable {
    package static let period: TimeInterval = 30
    /// The length of a new secret, in octets.
    package static let secretLength = 20

    package let secret: [UInt8]

    package init(secret: [UInt8]) { self.secret = secret }

    /// Returns the number of the step that a time is in.
    package static func step(at time: Date) -> Int64 {
        Int64((time.timeIntervalSince1970 / period).rounded(.down))
    }

    /// Returns the number of 31 bits (RFC 4226) whose last six digits are the code of a step.
    package func number(of step: Int64) -> UInt32 {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let key = SymmetricKey(data: secret)
        let hash = [UInt8](HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: key))
        let start = Int(hash[19] & 15)
        return hash[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    }

    package func code(of step: Int64) -> UInt32 { number(of: step) % 1_000_000 }

    /// Returns the step whose code was typed. Nil for a wrong code, and for one of a step that is
    /// not after `last`. Computes every code that may fit, so that its time tells nothing.
    package func step(
        of code: UInt32, at now: Date, after last: Int64, reach: Int64 = SecondFactorRules.reach
    ) -> Int64? {
        let present = Self.step(at: now)
        var found: Int64?
        for step in present - reach...present + reach where self.code(of: step) == code && step > last {
            found = step
        }
        return found
    }

    /// Returns by how many minutes the clocks differ, for a code that fits an hour before or after
    /// at most. Nil for a wrong code.
    package func minutesOff(_ code: UInt32, at now: Date) -> Int? {
        step(of: code, at: now, after: 0, reach: 120).map {
            max(1, Int((abs(Double($0 - Self.step(at: now))) / 2).rounded()))
        }
    }
}

extension TOTP {
    /// The secret in base32 (RFC 4648), as apps take it.
    package var base32: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (text, bits, count) = ("", 0, 0)
        for octet in secret {
            bits = (bits << 8 | Int(octet)) & 0xFFFF
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[bits >> count & 31])
            }
        }
        if count > 0 { text.append(alphabet[bits << (5 - count) & 31]) }
        return text
    }

    /// The secret for somebody who types it: groups of four.
    package var groups: [String] {
        let letters = Array(base32)
        return stride(from: 0, to: letters.count, by: 4).map {
            String(letters[$0..<min($0 + 4, letters.count)])
        }
    }

    /// Returns the address that an app reads from a picture.
    package func address(site: String, email: String) -> String {
        // Apps take a colon for the end of the site's name.
        let site = Self.encoded(site.replacing(":", with: " "))
        return "otpauth://totp/\(site):\(Self.encoded(email))?secret=\(base32)&issuer=\(site)"
            + "&algorithm=SHA1&digits=6&period=\(Int(Self.period))"
    }

    private static func encoded(_ text: String) -> String {
        let plain = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
