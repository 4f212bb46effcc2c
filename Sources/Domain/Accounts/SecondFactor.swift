package import Foundation

/// The second proof of an account: an app on a phone, which shows codes of six digits.
package struct SecondFactor: Sendable, Equatable {
    package enum Verdict: Sendable, Equatable {
        case right, wrong
        /// There were too many wrong codes. Not even a right one counts until then.
        case waiting(until: Date)
    }

    package let account: Int64
    /// The secret that the app has, encrypted.
    package let sealed: [UInt8]
    /// The session in which it was begun.
    package let session: Int64
    package let begunAt: Date
    /// Nil until one right code was typed.
    package var activeAt: Date?
    /// The step of the last code that was taken. No code counts twice.
    package var lastStep: Int64
    /// Wrong codes in a row.
    package var failures: Int
    package var waitsUntil: Date

    package init(
        account: Int64, sealed: [UInt8], session: Int64, begunAt: Date, activeAt: Date? = nil,
        lastStep: Int64 = 0,
        failures: Int = 0, waitsUntil: Date = Date(timeIntervalSince1970: 0)
    ) {
        (self.account, self.sealed, self.begunAt) = (account, sealed, begunAt)
        self.session = session
        (self.activeAt, self.lastStep) = (activeAt, lastStep)
        (self.failures, self.waitsUntil) = (failures, waitsUntil)
    }

    /// Whether the secret was shown in this session, and a first code may make it count.
    package func isBeingSetUp(in session: Int64, at now: Date) -> Bool {
        activeAt == nil && session == self.session && now.timeIntervalSince(begunAt) < SecondFactorRules.setUp
    }

    /// Tries what was typed, and counts it. The changed value must be stored before anybody learns
    /// the verdict.
    /// - Parameter takeRecoveryCode: uses a recovery code up. False when there is no such code.
    package mutating func check(
        _ typed: TypedSecond, with codes: TOTP, at now: Date,
        takeRecoveryCode: (RecoveryCode) throws -> Bool
    ) rethrows -> Verdict {
        guard waitsUntil <= now else { return .waiting(until: waitsUntil) }
        let isRight =
            switch typed {
            case .digits(let code): take(code, with: codes, at: now)
            case .recovery(let code): try takeRecoveryCode(code)
            }
        guard isRight else {
            failures += 1
            waitsUntil = now.addingTimeInterval(SecondFactorRules.wait(after: failures))
            return .wrong
        }
        (failures, waitsUntil) = (0, Date(timeIntervalSince1970: 0))
        return .right
    }

    /// Takes a code, once. False for a wrong or a used one.
    package mutating func take(_ code: UInt32, with codes: TOTP, at now: Date) -> Bool {
        guard let step = codes.step(of: code, at: now, after: lastStep) else { return false }
        lastStep = step
        return true
    }
}

/// A code that proves once who somebody is when the phone is not at hand: ten letters of sixteen,
/// 40 bits. That is enough, since guesses are few: they wait after five, and a stored hash can be
/// tried only with the installation's key.
package struct RecoveryCode: Sendable, Hashable, CustomStringConvertible {
    package static let length = 10
    private static let alphabet = Array("abcdefghkmnprstw")

    package let letters: String

    /// - Parameter octets: five random ones.
    package init(_ octets: [UInt8]) {
        letters = String(
            octets.prefix(Self.length / 2).flatMap {
                [Self.alphabet[Int($0 >> 4)], Self.alphabet[Int($0 & 15)]]
            })
    }

    fileprivate init(letters: String) { self.letters = letters }

    /// The code as it is read: two groups of five.
    package var description: String { "\(letters.prefix(5)) \(letters.dropFirst(5))" }
}

/// What somebody typed as the second proof.
package enum TypedSecond: Sendable, Equatable {
    case digits(UInt32)
    case recovery(RecoveryCode)

    /// Nil for a text that is neither six digits nor ten letters.
    package init?(_ text: String) {
        guard text.utf8.count <= 100 else { return nil }
        let plain = Digits.western(text).lowercased().filter { !$0.isWhitespace && $0 != "-" }
        if plain.utf8.count == 6, plain.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            guard let code = UInt32(plain) else { return nil }
            self = .digits(code)
        } else if plain.utf8.count == RecoveryCode.length,
            plain.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
        {
            self = .recovery(RecoveryCode(letters: plain))
        } else {
            return nil
        }
    }
}
