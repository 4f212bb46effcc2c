import Domain
import Testing

@Suite struct HistoryActionTests {
    @Test(arguments: AuditEvent.Action.allCases) func theHistoryTellsWhateverIsAudited(
        _ action: AuditEvent.Action
    ) {
        let details = action == .deliveryResolved ? Resolution.allCases.map(\.rawValue) : [""]
        for detail in details {
            #expect(HistoryAction(audited: action.rawValue, detail: detail) != nil, "\(action) \(detail)")
        }
    }

    @Test func anUnknownActionIsLeftOut() {
        #expect(HistoryAction(audited: "moon_landed", detail: "") == nil)
        #expect(HistoryAction(audited: "delivery_resolved", detail: "else") == nil)
    }
}
