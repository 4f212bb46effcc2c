import Testing

@testable import Domain

/// Tests the differences between two versions of a campaign.
@Suite struct CampaignChangeTests {
    private func changes(_ change: (inout Campaign) -> Void) -> [CampaignChange] {
        var campaign = calais()
        change(&campaign)
        return CampaignChange.all(from: calais(), to: campaign)
    }

    @Test func anUnchangedCampaignHasNone() { #expect(changes { _ in } == []) }

    @Test func anotherAddressMustBeConfirmed() {
        let found = changes { $0.targets[0].email = "other@interieur.example" }
        #expect(
            found == [
                .address(
                    target: "minister", from: "ministre@interieur.example", to: "other@interieur.example")
            ])
        #expect(found.map(\.mustBeConfirmed) == ["minister"] && found.map(\.part) == [.targets])
    }

    @Test func eachChangeHasItsPart() {
        let found = changes {
            $0.closes = Day("2016-12-01")
            $0.pages["fr"] = Page(title: "t", summary: "s", body: "b")
            $0.pages["en"]?.body = "other"
            $0.targets.append(Target(key: "mp", representative: "uk-house-of-commons"))
            $0.steps.reverse()
            $0.letters["minister"]?.versions["fr"]?.subject = "Autre"
            $0.letters["minister"]?.versions["fr"]?.paragraphs.append("Fin.")
        }
        #expect(
            found == [
                .value(.campaign, .closes, from: nil, to: "2016-12-01"),
                .text(.page("en"), .body), .isNew(.page("fr")), .isNew(.target("mp")), .stepsInAnotherOrder,
                .value(.letter("minister", "fr"), .subject, from: "De {name} :\nl'appel", to: "Autre"),
                .text(.letter("minister", "fr"), .paragraphs),
            ])
        #expect(found.map(\.part) == [.dates, .page, .page, .targets, .steps, .letters, .letters])
        #expect(found.allSatisfy { $0.mustBeConfirmed == nil })
    }

    @Test func whatIsTakenOut() {
        let found = changes {
            $0.steps.removeLast()
            $0.letters = [:]
        }
        #expect(found == [.isTakenOut(.step("share-1")), .isTakenOut(.letter("minister", "fr"))])
    }
}
