import Domain
import Foundation
import Testing
import Web

/// Tests the page on which a supporter says to which of several members they write.
@Suite struct SeveralMembersPageTests {
    private static let members = [
        Representative(
            legislature: "zed", division: "Z1", name: "Omar North", party: "Meadow",
            email: "omar@members.example"),
        Representative(
            legislature: "zed", division: "Z1", name: "Ada Martin",
            form: WebForm(url: "https://members.example/ada")),
        Representative(legislature: "zed", division: "Z1", name: "Quiet One"),
    ]

    private func page(
        _ members: [Representative] = members, reachable: Bool = true
    ) throws -> String {
        let division = Division(legislature: "zed", code: "Z1", name: "Zed Harbour")
        let book = PlaceBook(
            legislature: Legislature(key: "zed", country: "GB", name: "House of Zed"), divisions: [division],
            representatives: members)
        let view = SeatView(
            book: book, finding: .known(division, others: []), typed: "ZQ1 1AA", country: "GB",
            today: Day("2016-11-03")!,
            isReachable: reachable)
        var form = LetterForm()
        (form.words, form.postcode) = ("Kept words.", "ZQ1 1AA")
        let step = try #require(Fixture.campaign().step("write-mp"))
        return seatPage(Fixture.context(), step: step, form: form, view: view).text
    }

    @Test func allAreShownByNameAndWhoCannotBeReachedHasNoButton() throws {
        let shown = try page()
        let places = try ["Ada Martin", "Omar North", "Quiet One"].map {
            try #require(shown.range(of: $0)).lowerBound
        }
        #expect(places == places.sorted(), "the table's order favours nobody")
        #expect(!shown.contains("value=\"quiet one\""))
    }

    @Test func whereNothingReachesTheOnlyOneThePageSaysSo() throws {
        let shown = try page([Self.members[2]], reachable: false)
        #expect(
            shown.contains("postal address of Quiet One.")
                && shown.contains("Nothing can be sent at the moment"))
        #expect(!shown.contains("name=\"member\""))
    }
}
