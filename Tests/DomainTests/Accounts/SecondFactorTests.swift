import Domain
import Foundation
import Testing

@Suite struct SecondFactorTests {
    private let app = TOTP(secret: Array("12345678901234567890".utf8))
    private let start = Date(timeIntervalSince1970: 1_478_208_000)

    private func right(_ now: Date) -> TypedSecond { .digits(app.code(of: TOTP.step(at: now))) }

    private func fresh() -> SecondFactor {
        SecondFactor(account: 1, sealed: [], session: 1, begunAt: start, activeAt: start)
    }

    @Test func aCodeCountsOnceAndAnEarlierOneNoMore() {
        var factor = fresh()
        let (before, later) = (start.addingTimeInterval(-30), start.addingTimeInterval(30))
        let verdicts = [
            (right(start), start), (right(start), start), (right(before), start), (right(later), later),
        ]
        .map { typed, now in factor.check(typed, with: app, at: now) { _ in false } }
        #expect(verdicts == [.right, .wrong, .wrong, .right])
    }

    /// Somebody who guesses without a pause for a day gets few tries.
    @Test func guessingGetsSlower() {
        var (factor, now, tries, waits) = (fresh(), start, 0, [TimeInterval]())
        while now < start.addingTimeInterval(86_400) {
            switch factor.check(.digits(1_000_001), with: app, at: now, takeRecoveryCode: { _ in false }) {
            case .waiting(let until):
                waits.append(until.timeIntervalSince(now))
                let early = factor.check(right(now), with: app, at: now) { _ in true }
                #expect(early == .waiting(until: until))
                now = until
            default: tries += 1
            }
        }
        #expect(waits.prefix(7) == [60, 120, 240, 480, 960, 1_920, 3_600])
        #expect(waits.max() == 3_600 && tries == 33)
        let last = factor.check(right(now), with: app, at: now) { _ in false }
        #expect(last == .right && factor.failures == 0)
    }

    @Test func aRecoveryCodeIsReadHoweverItIsTyped() {
        let code = RecoveryCode([0x01, 0x23, 0x45, 0x67, 0xEF])
        #expect(code.description == "abcde fghtw" && code.letters.count == RecoveryCode.length)
        for typed in ["abcdefghtw", " ABCDE-FGHTW", "abcde fghtw\n"] {
            #expect(TypedSecond(typed) == .recovery(code), "\(typed)")
        }
        for typed in ["12 34 56", "123456", "١٢٣٤٥٦"] { #expect(TypedSecond(typed) == .digits(123_456)) }
        for typed in ["", "12345", "1234567", "abcdefghi", "abcdéfghtw", String(repeating: "1", count: 101)] {
            #expect(TypedSecond(typed) == nil, "\(typed)")
        }
    }
}
