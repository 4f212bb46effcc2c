import Domain
import Foundation
import Testing

@testable import Actions

@Suite struct ReadMembersTests {
    static let divisions = [("E14000001", "Ayr"), ("E14000002", "Bury"), ("W07000003", "Ynys Môn")].map {
        Division(legislature: "uk-house-of-commons", code: $0.0, name: $0.1)
    }
    static let book = PlaceBook(legislature: Legislature.known[0], divisions: divisions)

    @Test func divisionsWithNamesInTwoLanguages() async throws {
        let folder = try PlaceFolder()
        let csv =
            "division,name,name_cy,three_code,ocd_id\nW07000003,Anglesey,Ynys Môn,YMN,ocd-division/country:gb/a\nE14000001,Ayr,,AYR,\n"
        let place = try await PlaceFolder.read(folder.write("divisions.csv", csv))
        let welsh = try #require(place.divisions?.last)
        #expect(welsh.names == ["cy": "Ynys Môn"])
        #expect(welsh.ocd == "ocd-division/country:gb/a")
        #expect(place.divisions?.first?.ocd == nil)
    }

    @Test func membersByCodeAndByName() async throws {
        let folder = try PlaceFolder()
        let csv = """
            PCON24CD,PCON24NM,MP,Gender,Start date,Party name,Email
            E14000001,Ayr,Dr Ada Park,F,2024-07-04T00:00:00,Lantern,ada@members.example
            ,ynys mon,Mr Ben Reed,M,,,n/a
            E14000009,Cork,Cy Else,,,,
            E14000002,Bury,VACANT,,2026-01-02,,
            E14000001,Ayr,Ada Park Before,F,2010-01-01,,

            """
        let place = try await PlaceFolder.read(folder.write("mps.csv", csv), book: Self.book)
        let members = try #require(place.representatives)
        #expect(members.map(\.division) == ["E14000001", "W07000003", "E14000002", "E14000001"])
        #expect(members[0].honorific == "Dr")
        #expect(members[0].name == "Ada Park")
        #expect(members[0].gender == .feminine)
        #expect(members[0].since == Day("2024-07-04"))
        #expect(members[1].email == nil)
        #expect(members[1].honorific == "Mr")
        #expect(members[2].isVacant)
        #expect(place.report.skips == [.noDivision: 1])
        #expect(place.report.diagnostics.contains { $0.hasPrefix("divisions that are not known: Cork") })
    }

    @Test func membersOfOtherDivisionsAreRefused() async throws {
        let folder = try PlaceFolder()
        let path = try folder.write("mps.csv", "constituency,mp\nCork,A B\nDerry,C D\nAyr,E F\n")
        await #expect {
            try await PlaceFolder.read(path, book: Self.book) { $0.legislature = "uk-house-of-commons" }
        } throws: {
            "\($0)".contains("Cork; Derry")
        }
    }

    @Test func anUnclearTableIsAskedAbout() async throws {
        let folder = try PlaceFolder()
        let path = try folder.write("mps.csv", "who,where,email\nAda Park,Ayr,ada@members.example\n")
        await #expect {
            try await PlaceFolder.read(path, book: Self.book) { $0.legislature = "uk-house-of-commons" }
        } throws: {
            "\($0)".contains("who, where, email") && "\($0)".contains("--column name=")
        }
        let place = try await PlaceFolder.read(path, book: Self.book) {
            $0.legislature = "uk-house-of-commons"
            $0.columns = ["name": "who", "division": "where"]
        }
        #expect(place.representatives?.map(\.name) == ["Ada Park"])
    }

    @Test func popoloTakesTheCurrentTermOnly() async throws {
        let folder = try PlaceFolder()
        let json = """
            {"persons": [
               {"id": "1", "name": "Ada Park", "gender": "female", "email": "ada@members.example"},
               {"id": "2", "name": "Ben Reed", "contact_details": [{"type": "email", "value": "ben@members.example"}, {"type": "address", "value": "1 Quay, Ayr"}]},
               {"id": "3", "name": "Gone Early"}],
             "organizations": [{"id": "house", "name": "House of Commons", "classification": "legislature"}, {"id": "p", "name": "Lantern", "classification": "party"}],
             "areas": [{"id": "a1", "name": "Ayr"}, {"id": "a2", "name": "Bury"}],
             "events": [{"id": "term/1", "classification": "legislative period", "start_date": "2015"},
                        {"id": "term/2", "classification": "legislative period", "start_date": "2024-07-04"},
                        {"id": "term/3", "classification": "legislative period", "start_date": "2031-07-04"}],
             "memberships": [
               {"person_id": "1", "organization_id": "house", "area_id": "a1", "on_behalf_of_id": "p", "legislative_period_id": "term/2"},
               {"person_id": "1", "organization_id": "p", "area_id": "a1"},
               {"person_id": "2", "organization_id": "house", "area_id": "a2", "legislative_period_id": "term/2"},
               {"person_id": "2", "organization_id": "house", "area_id": "a2", "legislative_period_id": "term/1"},
               {"person_id": "3", "organization_id": "house", "area_id": "a2", "legislative_period_id": "term/2", "end_date": "2025-01-01"},
               {"person_id": "3", "organization_id": "house", "legislative_period_id": "term/2"}]}
            """
        let place = try await PlaceFolder.read(folder.write("popolo.json", json))
        #expect(place.legislature.key == "uk-house-of-commons")
        let members = try #require(place.representatives)
        #expect(members.map(\.name) == ["Ada Park", "Ben Reed"])
        #expect(members[0].party == "Lantern")
        #expect(members[1].email == "ben@members.example")
        #expect(members[1].post == ["1 Quay", "Ayr"])
        #expect(place.divisions?.map(\.name) == ["Ayr", "Bury"])
        #expect(place.report.skips == [.former: 2, .noArea: 1])
    }

    @Test func theRegisterOfParliament() async throws {
        let folder = try PlaceFolder()
        let json = """
            {"items": [
              {"value": {"nameDisplayAs": "Ms Ada Park", "gender": "F", "latestParty": {"name": "Lantern"},
                "latestHouseMembership": {"membershipFrom": "Ayr", "membershipFromId": 77, "house": 1, "membershipStartDate": "2024-07-04T00:00:00"}}},
              {"value": {"nameDisplayAs": "Lord Reed", "gender": "M", "latestHouseMembership": {"membershipFrom": "Life peer", "house": 2}}},
              {"value": {"nameDisplayAs": "Ben Reed", "gender": "M", "latestHouseMembership": {"membershipFrom": "Bury", "house": 1, "membershipEndDate": "2025-01-01T00:00:00"}}}
            ], "totalResults": 3}
            """
        let place = try await PlaceFolder.read(folder.write("members.json", json), book: Self.book)
        #expect(place.representatives?.map(\.name) == ["Ada Park"])
        #expect(place.representatives?.first?.division == "E14000001")
        #expect(place.report.skips == [.former: 2])
    }

    @Test(arguments: HexMap.Layout.allCases) func hexesOfEveryLayout(_ layout: HexMap.Layout) async throws {
        let folder = try PlaceFolder()
        let json =
            #"{"layout": "\#(layout.rawValue)", "hexes": {"E14000001": {"n": "Ayr", "q": 1, "r": -2}, "OLD": {"n": "Bury", "q": 2, "r": 0}}}"#
        let place = try await PlaceFolder.read(folder.write("map.hexjson", json), book: Self.book)
        #expect(place.map?.layout == layout)
        #expect(place.map?.hexes.map(\.division) == ["E14000001", "E14000002"])
        #expect(place.report.diagnostics.contains("divisions without a hexagon: 1 (Ynys Môn (W07000003))"))
    }

    @Test func frenchDeputies() async throws {
        let folder = try PlaceFolder()
        let json =
            #"[{"name": "Ada Parc", "departmentCode": "62", "department": "Pas-de-Calais", "#
            + #""constituency": 7, "email": "ada@deputes.example"}]"#
        let place = try await PlaceFolder.read(folder.write("deputes.json", json))
        #expect(place.legislature.key == "fr-assemblee-nationale")
        #expect(
            place.divisions == [
                Division(
                    legislature: "fr-assemblee-nationale", code: "62-07",
                    name: "Pas-de-Calais (7e circonscription)")
            ])
        #expect(place.representatives?.first?.salutation(in: "fr") == "Madame, Monsieur,")
    }
}
