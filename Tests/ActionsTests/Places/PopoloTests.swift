import Domain
import Foundation
import Testing

@testable import Actions

/// Tests the forms in which Popolo data is really published.
@Suite struct PopoloTests {
    private static let book = PlaceBook(
        legislature: Legislature(key: "zed", country: "GB", name: "House of Zed"),
        divisions: [("Z1", "Zed Harbour"), ("Z2", "Zed North")].map {
            Division(legislature: "zed", code: $0.0, name: $0.1)
        })

    private func read(_ json: String) async throws -> PlaceImport {
        let folder = try PlaceFolder()
        return try await PlaceFolder.read(folder.write("popolo.json", json), book: Self.book) {
            ($0.legislature, $0.country) = ("zed", "GB")
        }
    }

    @Test func postsWithAreasAndOtherNames() async throws {
        let place = try await read(
            """
            {"memberships": [{"id": "m1", "person_id": "p1", "post_id": "c1", "start_date": "2024-07-05"},
              {"id": "m2", "person_id": "p2", "post_id": "c1", "start_date": "2019-12-13", "end_date": "2024-05-30"},
              {"id": "m3", "person_id": "p3", "post_id": "lord", "start_date": "2010-01-01"}],
             "organizations": [{"id": "zed", "name": "House of Zed", "classification": "chamber"},
              {"id": "lords", "name": "House of Lords", "classification": "chamber"}],
             "persons": [{"id": "p1", "other_names": [{"given_name": "Aday", "family_name": "Martin", "note": "Alternate"},
                {"given_name": "Ada", "family_name": "Martin", "note": "Main"}]},
              {"id": "p2", "other_names": [{"name": "Gone Person"}]}, {"id": "p3", "other_names": [{"name": "Lord Quill"}]}],
             "posts": [{"id": "c1", "area": {"name": "Zed Harbour"}, "organization_id": "zed"}, {"id": "lord", "organization_id": "lords"}]}
            """)
        #expect(place.representatives?.map(\.name) == ["Ada Martin"])
        #expect(place.representatives?.map(\.division) == ["Z1"])
        #expect(place.representatives?.first?.since == Day("2024-07-05"))
        #expect(place.report.skips == [.former: 1])
    }

    @Test func membershipsWithinPersonsAndAreasWithinMemberships() async throws {
        let place = try await read(
            """
            {"persons": [{"id": "p1", "name": "Ada Martin", "email": "ada@members.example",
                "memberships": [{"area": {"id": "Z2", "name": "Elsewhere"}, "start_date": "2024"}]},
              {"id": "p2", "given_name": "Omar", "family_name": "North", "memberships": [{"area": "Zed Harbour"}]}]}
            """)
        #expect(place.representatives?.map(\.name) == ["Ada Martin", "Omar North"])
        #expect(place.representatives?.map(\.division) == ["Z2", "Z1"])
        #expect(place.representatives?.first?.since == Day("2024-01-01"))
    }

    @Test func severalMembersOfOneAreaAreKept() async throws {
        let place = try await read(
            """
            {"persons": [{"id": "p1", "name": "Ada Martin"}, {"id": "p2", "name": "Omar North"}],
             "memberships": [{"person_id": "p1", "area_id": "Z1"}, {"person_id": "p2", "area_id": "Z1"}]}
            """)
        #expect(place.representatives?.count == 2)
        #expect(place.report.diagnostics.contains("divisions with several members: 1"))
    }

    @Test(arguments: [
        (
            #"{"persons": [{"id": "p", "name": "A"}], "memberships": [{"person_id": "p"}]}"#,
            "none of its 1 members has an area"
        ),
        (
            #"{"persons": [{"id": "p", "name": "A"}], "memberships": [{"person_id": "q", "area_id": "Z1"}]}"#,
            "nobody who is listed"
        ),
        (
            #"{"persons": [{"id": "p", "name": "A"}], "memberships": [{"person_id": "p", "area_id": "Z1", "end_date": "2024"}]}"#,
            "the terms of all its members are over, the last since 2024-12-31"
        ),
        (
            #"{"persons": [{"id": "p", "name": "A"}], "memberships": [{"person_id": "p", "area_id": "Z1", "legislative_period_id": "t"}],"#
                + #" "events": [{"id": "t", "classification": "legislative period", "start_date": "2019", "end_date": "2024-05-30"}]}"#,
            "its newest term, t, is over since 2024-05-30"
        ),
        (
            #"{"persons": [{"id": "p", "name": "A"}], "organizations": [{"id": "x", "name": "Upper", "classification": "chamber"}, "#
                + #"{"id": "y", "name": "Lower", "classification": "chamber"}], "memberships": [{"person_id": "p", "area_id": "Z1", "#
                + #""organization_id": "x"}, {"person_id": "p", "area_id": "Z2", "organization_id": "y"}]}"#,
            "“Lower”, “Upper”. Say which one: --name"
        ),
    ])
    func theTrueReasonIsSaid(json: String, words: String) async throws {
        await #expect { try await read(json) } throws: { "\($0)".contains(words) }
    }
}
