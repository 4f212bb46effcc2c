import Foundation
import Testing

@testable import Web

@Suite struct RateLedgerTests {
    private let start = Date(timeIntervalSince1970: 1_477_555_200)

    @Test func aNetworkHasABurstAndThenAnEvenFlow() {
        var ledger = RateLedger()
        #expect(spend(650, in: &ledger, at: start) == 600)
        #expect(spend(50, in: &ledger, at: start.addingTimeInterval(2)) == 20)
        #expect(spend(50, in: &ledger, at: start.addingTimeInterval(-60)) == 0)
    }

    @Test func onlyWhoSpendsMuchIsToldAbout() {
        var ledger = RateLedger()
        _ = spend(5, "192.0.2.1", in: &ledger, at: start)
        _ = spend(200, "192.0.2.2", in: &ledger, at: start)
        let told = ledger.toTell(at: start)
        #expect(told == ["192.0.2.2": 200])
        _ = spend(10, "192.0.2.2", in: &ledger, at: start)
        let tooSoon = ledger.toTell(at: start.addingTimeInterval(0.5))
        #expect(tooSoon == nil)
        let next = ledger.toTell(at: start.addingTimeInterval(1))
        #expect(next == ["192.0.2.2": 10])
        let nothing = ledger.toTell(at: start.addingTimeInterval(2))
        #expect(nothing == nil)
    }

    @Test func whatIsSpentElsewhereIsSpentHereToo() {
        var ledger = RateLedger()
        _ = spend(100, in: &ledger, at: start)
        _ = ledger.toTell(at: start)
        _ = spend(10, in: &ledger, at: start)
        ledger.hear(["192.0.2.1": 550])
        #expect(spend(100, in: &ledger, at: start) == 40)
    }

    @Test func whatCouldNotBeToldIsToldLater() {
        var ledger = RateLedger()
        _ = spend(100, in: &ledger, at: start)
        let told = ledger.toTell(at: start) ?? [:]
        ledger.take(back: told)
        let again = ledger.toTell(at: start.addingTimeInterval(1))
        #expect(again == ["192.0.2.1": 100])
    }

    @Test func whoeverWroteIsForgottenOnceNothingIsOwed() {
        var ledger = RateLedger()
        for number in 0..<1_000 { _ = ledger.spend("network \(number)", at: start) }
        #expect(spend(600, in: &ledger, at: start.addingTimeInterval(30)) == 600)
        _ = ledger.spend("somebody", at: start.addingTimeInterval(61))
        #expect(ledger.count == 1_002)
        #expect(
            spend(1_000, in: &ledger, at: start.addingTimeInterval(61)) == 310,
            "what is owed is not forgotten")
        _ = ledger.spend("somebody", at: start.addingTimeInterval(122))
        #expect(ledger.count < 10)
    }

    @Test func manyNetworksTakeNoMoreRoomThanTheirNumber() {
        var ledger = RateLedger()
        for number in 0..<250_000 { _ = ledger.spend("network \(number)", at: start) }
        #expect(ledger.count <= 100_000)
        #expect(spend(10, in: &ledger, at: start) == 10)
    }

    private func spend(
        _ times: Int, _ network: String = "192.0.2.1", in ledger: inout RateLedger, at now: Date
    ) -> Int {
        (0..<times).count { _ in ledger.spend(network, at: now) }
    }
}
