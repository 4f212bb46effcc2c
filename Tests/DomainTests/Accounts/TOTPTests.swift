import Domain
import Foundation
import Testing

@Suite struct TOTPTests {
    private static let rfc = TOTP(secret: Array("12345678901234567890".utf8))

    /// The test values of RFC 6238, appendix B, for SHA-1.
    @Test(arguments: [
        (59, 94_287_082), (1_111_111_109, 7_081_804), (1_111_111_111, 14_050_471),
        (1_234_567_890, 89_005_924), (2_000_000_000, 69_279_037), (20_000_000_000, 65_353_130),
    ])
    func theCodesAreThoseOfTheStandard(_ time: Int, _ code: UInt32) {
        let step = TOTP.step(at: Date(timeIntervalSince1970: Double(time)))
        #expect(Self.rfc.number(of: step) % 100_000_000 == code)
        #expect(Self.rfc.code(of: step) == code % 1_000_000)
    }

    /// The test values of RFC 4226, appendix D.
    @Test func theNumbersAreThoseOfTheStandard() {
        #expect(
            (0...3).map(Self.rfc.number) == [1_284_755_224, 1_094_287_082, 137_359_152, 1_726_969_429])
    }

    @Test func aStepBeforeAndAfterIsTaken() {
        let now = Date(timeIntervalSince1970: 1_478_208_000)
        let present = TOTP.step(at: now)
        for offset in Int64(-3)...3 {
            let step = Self.rfc.step(of: Self.rfc.code(of: present + offset), at: now, after: 0)
            #expect(step == (abs(offset) <= 1 ? present + offset : nil), "\(offset)")
        }
        #expect(Self.rfc.step(of: Self.rfc.code(of: present), at: now, after: present) == nil)
        #expect(Self.rfc.minutesOff(Self.rfc.code(of: present - 14), at: now) == 7)
        #expect(Self.rfc.minutesOff(Self.rfc.code(of: present + 200), at: now) == nil)
    }

    @Test func theSecretIsWrittenAsAppsTakeIt() {
        #expect(Self.rfc.base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(TOTP(secret: [0x66, 0x6F, 0x6F, 0x62]).base32 == "MZXW6YQ")
        #expect(Self.rfc.groups.prefix(2) == ["GEZD", "GNBV"] && Self.rfc.groups.count == 8)
        #expect(
            Self.rfc.address(site: "localhost:8080", email: "ruth+a@harbour.example")
                == "otpauth://totp/localhost%208080:ruth%2Ba%40harbour.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=localhost%208080&algorithm=SHA1&digits=6&period=30")
    }
}
