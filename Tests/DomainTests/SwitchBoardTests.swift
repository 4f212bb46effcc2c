import Domain
import Foundation
import Testing

@Suite struct SwitchBoardTests {
    private let now = Date(timeIntervalSince1970: 1_478_208_000)

    private func on(_ name: Switch.Name, _ scope: String, hours: Double? = nil) -> Switch {
        Switch(
            name, for: scope, since: now.addingTimeInterval(-60),
            until: hours.map { now.addingTimeInterval($0 * 3_600) }, by: "Ruth")
    }

    @Test func aSwitchOfTheSiteHoldsForEveryCampaignAndOneOfACampaignForItAlone() {
        let board = SwitchBoard([on(.sending, ""), on(.code, "calais")])
        #expect(board.on(.sending, in: "calais", at: now)?.scope == "")
        #expect(board.on(.sending, in: "bus", at: now) != nil)
        #expect(board.on(.code, in: "calais", at: now) != nil)
        #expect(board.on(.code, in: "bus", at: now) == nil)
        #expect(board.on(.code, in: "", at: now) == nil)
    }

    @Test func aSwitchGoesOffByItself() {
        let board = SwitchBoard([on(.letters, "", hours: 1)])
        #expect(board.on(.letters, in: "calais", at: now.addingTimeInterval(3_599)) != nil)
        #expect(board.on(.letters, in: "calais", at: now.addingTimeInterval(3_600)) == nil)
    }

    @Test func theGravestStopsNewLetters() {
        let all = [on(.letters, ""), on(.paused, "calais"), on(.sending, "calais"), on(.readOnly, "")]
        #expect(SwitchBoard(all).stop(in: "calais", at: now)?.name == .readOnly)
        #expect(SwitchBoard(Array(all[0...2])).stop(in: "calais", at: now)?.name == .paused)
        #expect(SwitchBoard(Array(all[0...2])).stop(in: "bus", at: now)?.name == .letters)
        #expect(SwitchBoard([on(.sending, ""), on(.code, "")]).stop(in: "calais", at: now) == nil)
        #expect(SwitchBoard(all).state(of: "calais", at: now)?.name == .paused)
    }
}
