import Domain
import Foundation
import Testing

/// Letters to a representative, who is found, named and greeted. A letter counts as casework when
/// its writer needs help.
@Suite struct MemberLetterTests {
    private static let house = Legislature(
        key: "demo", country: "GB", name: "House of Examples", post: ["House of Examples", "Zedquay"])
    private static let harrow = Representative(
        legislature: "demo", division: "ZQ01", name: "Ines Harrow", honorific: "Dr", gender: .feminine,
        email: "ines.harrow@members.example")
    private static let tarn = Representative(
        legislature: "demo", division: "ZQ09", name: "Hugo Tarn", gender: .masculine)
    private static let today = Day("2016-11-03")!

    private static func book(_ members: [Representative] = [harrow, tarn]) -> PlaceBook {
        let divisions = [("ZQ01", "Zedquay Harbour"), ("ZQ07", "Saltmere"), ("ZQ09", "East Tarn")]
        return PlaceBook(
            legislature: house,
            divisions: divisions.map { Division(legislature: "demo", code: $0.0, name: $0.1) },
            representatives: members)
    }

    private static func campaign(_ paragraphs: [String]) -> Campaign {
        let version = { (did: String) in LetterText.Version(subject: "Calais", paragraphs: paragraphs) }
        return Campaign(
            slug: "calais", languages: ["en", "fr"],
            publisher: Publisher(name: "H", email: "h@h.example", privacy: "https://h.example"),
            opens: today,
            targets: [
                Target(key: "minister", name: "M", reads: ["en"], email: "m@m.example"),
                Target(key: "mp", representative: "demo"),
            ],
            steps: [
                Step(
                    key: "first",
                    action: .write(
                        .init(
                            target: "minister", letter: "mp",
                            did: ["en": "I have written to M.", "fr": "J’ai écrit à M."]))),
                Step(
                    key: "mp",
                    action: .write(
                        .init(target: "mp", letter: "mp", by: [.email, .form, .post, .writetothem]))),
            ],
            pages: [:], letters: ["mp": LetterText(key: "mp", versions: ["en": version("en")])])
    }

    private func letter(
        _ division: String, _ paragraphs: [String], _ change: (inout Draft) -> Void = { _ in }
    ) throws -> ComposedLetter {
        let campaign = Self.campaign(paragraphs)
        let book = Self.book()
        var draft = Draft(
            step: "mp", language: "en", name: "Ann Park", email: "ann@people.example", country: "GB",
            postcode: "ZQ1 1AA")
        change(&draft)
        let addressee = book.addressee(of: division, on: Self.today, in: "en")
        let target = book.target(
            campaign.targets[1], for: addressee, on: Self.today, languages: campaign.languages)
        let write = try #require(campaign.steps[1].write)
        return try compose(
            draft, in: campaign.addressing(target), step: write, place: addressee.seat.name, on: Self.today)
    }

    @Test func namesTheMemberTheSeatAndWhatWasDone() throws {
        let done = try letter("ZQ01", ["I live in {place}, {target}, {office}. {did}", "End."]) {
            $0.did = ["first"]
        }
        #expect(
            done.body.hasPrefix(
                "Dear Dr Ines Harrow,\n\nI live in Zedquay Harbour, Dr Ines Harrow, Member of Parliament for Zedquay Harbour. I have written to M.\n\nEnd."
            ))
        let nothing = try letter("ZQ01", ["I live in {place}. {did}", "{did}", "End."])
        #expect(nothing.body.hasPrefix("Dear Dr Ines Harrow,\n\nI live in Zedquay Harbour.\n\nEnd."))
    }

    @Test func needForHelpStandsAtTheHead() throws {
        let letter = try letter("ZQ01", ["One.", "Two."]) { $0.needsHelp = true }
        #expect(letter.subject == "Casework: Calais (Ann Park)")
        #expect(
            letter.body.hasPrefix(
                "Dear Dr Ines Harrow,\n\nI also need help myself. Please treat this letter as casework.\n\nOne."
            ))
    }

    @Test func aVacantSeatGetsPaperCareOfTheHouse() throws {
        let book = Self.book()
        let addressee = book.addressee(of: "ZQ07", on: Self.today, in: "en")
        let target = book.target(
            Target(key: "mp", representative: "demo"), for: addressee, on: Self.today, languages: ["en"])
        #expect(
            addressee.name.isEmpty && target.name.isEmpty && target.email == nil
                && target.post == Self.house.post)
        #expect(target.office["en"] == "Member of Parliament for Saltmere")
        #expect(try letter("ZQ07", ["One."]).body.hasPrefix("Dear Sir or Madam,"))
    }

    @Test func aLaterMemberIsNeverWrittenToInTheFormersPlace() {
        let addressee = Self.book().addressee(of: "ZQ01", on: Self.today, in: "en")
        let target = Target(key: "mp", representative: "demo")
        let next = Representative(
            legislature: "demo", division: "ZQ01", name: "Tobias Penn", email: "tobias.penn@members.example")
        let after = Self.book([next, Self.tarn]).target(
            target, for: addressee, on: Self.today, languages: ["en"])
        #expect(
            after.name == "Dr Ines Harrow" && after.email == nil && after.form == nil && after.post.isEmpty)
        var moved = Self.harrow
        moved.email = "office@harrow.example"
        #expect(
            Self.book([moved]).target(target, for: addressee, on: Self.today, languages: ["en"]).email
                == "office@harrow.example")
        moved.name = "Inés Harrow-Lund"
        moved.email = Self.harrow.email
        #expect(
            Self.book([moved]).target(target, for: addressee, on: Self.today, languages: ["en"]).email
                == Self.harrow.email)
    }

    @Test func aChosenSeatMustExist() {
        let book = Self.book()
        #expect(book.seat(country: "GB", postcode: "", chosen: "ZQ09").division?.name == "East Tarn")
        #expect(book.seat(country: "GB", postcode: "", chosen: "E14009999").division == nil)
        #expect(book.seat(country: "FR", postcode: "ZQ1 1AA", chosen: "") == .abroad)
        #expect(book.seat(country: "FR", postcode: "75001", chosen: "ZQ01").division?.code == "ZQ01")
        #expect(book.look(for: "tarn") == .several(code: "tarn", [book.division("ZQ09")], choices: []))
    }
}
