import Foundation
import Testing

@testable import Domain

/// The format of age. `Browser/test_restore.py` tries it against the real program.
@Suite struct AgeTests {
    private static let secret = "AGE-SECRET-KEY-17KP727QNJHNFJ7NF89NXS50GCE3LW5PDRGQCJCRE7QQQZAW676DS9UCJFK"
    private static let publicKey = "age1c9m86uv6gj6cm940uf0cl96zqzeqs9zlek9t8vlqj6cy43z24ers62nqks"
    private static func octets(_ count: Int) -> [UInt8] { (0..<count).map { UInt8($0 % 251) } }

    @Test func aPublicKeyBelongsToItsSecretKey() throws {
        let identity = try #require(AgeIdentity(Self.secret))
        #expect(AgeRecipient(Self.publicKey) == identity.recipient)
    }

    private static let wrong: [String] = [
        "", "age1", String(publicKey.dropLast()) + "x", publicKey + publicKey,
        String(publicKey.prefix(20)).uppercased() + String(publicKey.dropFirst(20)),
        "age1é" + String(publicKey.dropFirst(5)),
    ]

    @Test(arguments: wrong)
    func whatIsNoKeyIsRefused(_ text: String) {
        #expect(AgeRecipient(text) == nil)
        #expect(AgeIdentity(text) == nil)
    }

    @Test func aFileOfKeysHasCommentsAndNothingElse() {
        #expect(AgeIdentity.all(in: "# created: today\n\n\(Self.secret)\n")?.count == 1)
        for text in ["", "# nothing", "\(Self.secret)\nsecret", Self.publicKey] {
            #expect(AgeIdentity.all(in: text) == nil)
        }
    }

    @Test func aHeaderOpensWithEachOfItsKeysAndNoOther() throws {
        let (mine, key) = (try #require(AgeIdentity(Self.secret)), AgeFileKey(octets: Self.octets(16)))
        let other = try #require(AgeIdentity.all(in: Self.another)?.first)
        let header = try AgeHeader.make(
            for: [other.recipient, mine.recipient], key: key, random: { Self.octets($0) })
        let opened = try AgeHeader.open(header + Self.octets(40), with: [mine])
        #expect(opened.length == header.count && opened.key.octets == key.octets)
        let alone = try AgeHeader.make(for: [other.recipient], key: key, random: { Self.octets($0) })
        #expect(throws: AgeError.otherKey) { _ = try AgeHeader.open(alone, with: [mine]) }
    }

    @Test func aHeaderThatWasChangedIsRefused() throws {
        let mine = try #require(AgeIdentity(Self.secret))
        let header = try AgeHeader.make(
            for: [mine.recipient], key: AgeFileKey(octets: Self.octets(16)), random: { Self.octets($0) })
        for index in header.indices {
            var changed = header
            changed[index] ^= 1
            #expect(throws: AgeError.self, "octet \(index)") { _ = try AgeHeader.open(changed, with: [mine]) }
        }
        for length in [0, 1, header.count / 2, header.count - 1] {
            let cut = Array(header.prefix(length))
            #expect(throws: AgeError.self) { _ = try AgeHeader.open(cut, with: [mine]) }
        }
    }

    @Test func piecesAreBoundToTheirPlaceAndTheEnd() throws {
        let (key, nonce) = (AgeFileKey(octets: Self.octets(16)), Self.octets(16))
        var writer = AgePayload(key, nonce: nonce)
        let pieces = [Data(Self.octets(9)), Data(Self.octets(7))]
        let sealed = try pieces.enumerated().map { try writer.seal($1, isLast: $0 == 1) }
        var reader = AgePayload(key, nonce: nonce)
        #expect(try reader.open(sealed[0], isLast: false) == pieces[0])
        #expect(try reader.open(sealed[1], isLast: true) == pieces[1])
        var swapped = AgePayload(key, nonce: nonce)
        #expect(throws: AgeError.damaged) { _ = try swapped.open(sealed[1], isLast: false) }
        var cut = AgePayload(key, nonce: nonce)
        #expect(throws: AgeError.damaged) { _ = try cut.open(sealed[0], isLast: true) }
    }

    private static let another = "AGE-SECRET-KEY-138G2H8QHPJNMTSN8F98N7L39M5769ZT2M5FJRZAYWD3596ARSVVSP5YEN7"
}
