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
        _ members: [Representative] = members, member: String = "", reachable: Bool = true,
        isProblem: Bool = false, language: Language = "en"
    ) throws -> String {
        let division = Division(legislature: "zed", code: "Z1", name: "Zed Harbour")
        let book = PlaceBook(
            legislature: Legislature(key: "zed", country: "GB", name: "House of Zed"), divisions: [division],
            representatives: members)
        let view = SeatView(
            book: book, finding: .known(division, others: []), typed: "ZQ1 1AA", country: "GB",
            today: Day("2016-11-03")!, member: member,
            isReachable: reachable)
        var form = LetterForm()
        (form.words, form.postcode) = ("Kept words.", "ZQ1 1AA")
        let step = try #require(Fixture.campaign().step("write-mp"))
        return seatPage(Fixture.context(language), step: step, form: form, view: view, isProblem: isProblem)
            .text
    }

    @Test func allAreShownByNameAndWhoCannotBeReachedHasNoButton() throws {
        let shown = try page()
        let places = try ["Ada Martin", "Omar North", "Quiet One"].map {
            try #require(shown.range(of: $0)).lowerBound
        }
        #expect(places == places.sorted(), "the table's order favours nobody")
        #expect(
            shown.contains("<button name=\"member\" value=\"omar north\">")
                && shown.contains("Meadow, by e-mail"))
        #expect(shown.contains("through a form on the web") && shown.contains("no address known"))
        #expect(!shown.contains("value=\"quiet one\""))
        #expect(shown.contains("value=\"*\"") && shown.contains("name=\"division\" value=\"Z1\""))
        #expect(shown.contains("name=\"words\" value=\"Kept words.\""))
    }

    @Test(
        arguments: [("en", "Choose to whom"), ("fr", "Choisissez à qui"), ("ar", "اختر من")]
            as [(Language, String)])
    func aLetterWithoutAMemberIsAskedAbout(language: Language, words: String) throws {
        #expect(try page(isProblem: true, language: language).contains(words))
    }

    @Test func whereNothingReachesTheChosenOneTheOthersAreOffered() throws {
        let shown = try page(member: "quiet one", reachable: false)
        #expect(shown.contains("We know neither an e-mail address nor a postal address of Quiet One."))
        #expect(shown.contains("<details open>") && shown.contains("value=\"omar north\""))
        #expect(!shown.contains("Nothing can be sent at the moment"))
    }

    @Test func whereNothingReachesTheOnlyOneThePageSaysSo() throws {
        let shown = try page([Self.members[2]], reachable: false)
        #expect(
            shown.contains("postal address of Quiet One.")
                && shown.contains("Nothing can be sent at the moment"))
        #expect(!shown.contains("name=\"member\""))
    }
}
