import Domain
import Foundation
import Testing

/// Where people stop, by step.
@Suite struct StepFunnelTests {
    private static func tally(_ targets: [String: (written: Int, statuses: [LetterStatus: Int])]) -> Tally {
        var tally = Tally(asOf: Date(timeIntervalSince1970: 0), rehearsal: false)
        for (key, counts) in targets {
            tally.targets[key, default: Tally.Counts()].written = counts.written
            tally.targets[key]?.byStatus = counts.statuses
            tally.letters.written += counts.written
            tally.letters.byStatus.merge(counts.statuses, uniquingKeysWith: +)
        }
        return tally
    }

    @Test func oneStepHasTheLettersOfTheCampaign() {
        let tally = Self.tally(["minister": (10, [.accepted: 5, .onItsWay: 1, .refused: 1])])
        let funnel = StepFunnel(steps: [("write", "minister")], tally: tally, pages: 40, shares: nil)
        #expect(
            funnel.rows == [.pages(40), .written(step: nil, 10), .confirmed(7, missing: 3), .arrived(5)])
        #expect(funnel.most == 40)
    }

    @Test func laterStepsAreCountedApart() {
        let tally = Self.tally([
            "minister": (10, [.accepted: 5, .onItsWay: 2]), "prefect": (4, [.handedOver: 3]), "mp": (1, [:]),
        ])
        let steps = [("write", "minister"), ("prefect", "prefect"), ("mp", "mp")]
        let funnel = StepFunnel(
            steps: steps, tally: tally, pages: nil, shares: [.step: [:], .stepPages: ["prefect": 9]])
        #expect(
            funnel.rows == [
                .pages(nil), .written(step: "write", 10), .confirmed(7, missing: 3),
                .later(step: "prefect", 3, pages: 9), .later(step: "mp", 0, pages: 0), .arrived(8),
            ])
        #expect(funnel.most == 10, "more people may go on than came by the page")
    }

    /// Written letters are counted by target only.
    @Test func twoStepsWithOneTargetAreNotGuessedApart() {
        let tally = Self.tally(["minister": (10, [.accepted: 7])])
        let steps = [("write", "minister"), ("again", "minister")]
        let known = StepFunnel(
            steps: steps, tally: tally, pages: 0, shares: [.step: ["write": 5, "again": 2]])
        #expect(
            known.rows == [
                .pages(0), .written(step: nil, 10), .confirmed(5, missing: nil),
                .later(step: "again", 2, pages: 0), .arrived(7),
            ])
        let broken = StepFunnel(steps: steps, tally: tally, pages: 0, shares: nil)
        #expect(broken.rows[2] == .confirmed(nil, missing: nil))
        #expect(broken.rows[3] == .later(step: "again", nil, pages: nil))
    }
}
