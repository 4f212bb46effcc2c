import Domain
import Testing

/// Who may do what, as the table of the desk's design has it.
@Suite struct DeskRightTests {
    private let owner = Account(id: 1, name: "Ruth", email: "ruth@harbour.example", isOwner: true)
    private let other = Account(id: 2, name: "Samir", email: "samir@harbour.example", isOwner: false)

    @Test(
        arguments: [
            (
                .organiser,
                [
                    .seeCounts, .readOwnWords, .editTexts, .editParts, .publish, .seeLetters, .decide,
                    .export,
                    .people, .history, .ownAccount,
                ]
            ),
            (.translator, [.seeCounts, .editTexts, .ownAccount]),
            (.reader, [.seeCounts, .readOwnWords, .ownAccount]),
        ] as [(CampaignRole, Set<DeskRight>)])
    func aRoleHasItsRightsAndNoOthers(_ role: CampaignRole, _ rights: Set<DeskRight>) {
        let membership = Membership(campaign: "calais", role: role)
        for right in DeskRight.allCases {
            #expect(other.has(right, as: membership) == rights.contains(right), "\(role) \(right)")
        }
    }

    @Test func anOwnerMayDoEverything() {
        #expect(DeskRight.allCases.allSatisfy { owner.has($0) })
    }

    @Test func withoutARoleOnlyTheOwnAccountIsLeft() {
        #expect(DeskRight.allCases.filter { other.has($0) } == [.ownAccount])
    }
}
