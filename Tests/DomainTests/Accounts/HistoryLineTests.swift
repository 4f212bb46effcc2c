import Domain
import Testing

@Suite struct HistoryLineTests {
    @Test(arguments: AuditEvent.Action.allCases) func theHistoryTellsWhateverIsAudited(
        _ action: AuditEvent.Action
    ) {
        let details =
            switch action {
            case .deliveryResolved: Resolution.allCases.map(\.rawValue)
            case .switchedOn, .switchedOff: Switch.Name.allCases.map { "\($0.rawValue)\nwhy" }
            case .wordsPolicySet: WordsPolicy.Hold.allCases.map(\.rawValue)
            case .digestAsked: DigestChoice.allCases.map(\.rawValue)
            default: [""]
            }
        let sentences = details.compactMap(action.sentence)
        #expect(sentences.count == details.count && Set(sentences).count == details.count)
    }

    @Test func anUnknownResolutionIsLeftOut() {
        #expect(AuditEvent.Action.deliveryResolved.sentence("else") == nil)
    }
}
