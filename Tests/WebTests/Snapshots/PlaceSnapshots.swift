import Domain
import Foundation
import Testing

@testable import Web

extension Snapshot {
    /// The pages about seats and places.
    static let places = [
        Snapshot("seat") { language in
            let north = ZedHarbour.divisions
            let page = { (name: String, finding: SeatFinding) in (name, try seat(language, finding)) }
            let unknown = { (why: PlaceAnswer.Unknown.Why) in
                SeatFinding.unknown(.init(why, code: "ZQ1 1AA", suggestions: ["ZQ1 1AB"], near: north))
            }
            return try [
                page("several seats", .several(code: "ZQ1 1AA", north, choices: [])),
                page(
                    "several communes",
                    .several(code: "62100", north, choices: [.init(name: "Calais", divisions: ["Z1"])])),
                page("nothing typed", .unknown(.init(.empty))),
                page("not a code", unknown(.notACode)), page("half a code", unknown(.incomplete)),
                page("too new", unknown(.tooNew)), page("in use no more", unknown(.ended)),
                page("not in the table", unknown(.notInTable)), page("not covered", unknown(.notCovered)),
                page("no table", .unknown(.init(.noTable))), page("abroad", .abroad),
            ]
        },
        Snapshot("members") { language in
            let found = SeatFinding.known(ZedHarbour.divisions[0], others: [ZedHarbour.divisions[1]])
            return [
                ("several members", try seat(language, found)),
                ("none is chosen", try seat(language, found, isProblem: true)),
                (
                    "no way to the chosen one",
                    try seat(language, found, member: "quiet one", isReachable: false)
                ),
                ("no way to the only one", try seat(language, found, only: 2, isReachable: false)),
            ]
        },
        Snapshot("member-step") { language in
            [
                ("the only member", try memberStep(language, only: 0)),
                ("a member with a form", try memberStep(language, only: 1)),
                ("a vacant seat", try memberStep(language, division: 1, only: 0)),
                ("one of several members", try memberStep(language, member: "ada martin")),
            ]
        },
        Snapshot("places") { language in
            let page = { (name: String, tally: PlaceTally) in
                (name, placesPage(Fixture.context(language), ZedHarbour.count(tally)))
            }
            var rehearsed = ZedHarbour.tally
            rehearsed.rehearsal = true
            return [
                page("many", ZedHarbour.tally), page("too few", ZedHarbour.fewTally),
                page("a rehearsal", rehearsed),
            ]
        },
        Snapshot("embed", whole: true) { language in
            let page = { (name: String, tally: PlaceTally) in
                (name, embedPage(Fixture.context(language), ZedHarbour.count(tally)))
            }
            return [page("many", ZedHarbour.tally), page("too few", ZedHarbour.fewTally)]
        },
        Snapshot("map", whole: true) { language in
            [("many", mapPicture(Fixture.context(language), ZedHarbour.count(ZedHarbour.tally)))]
        },
    ]

    private static func view(_ finding: SeatFinding, member: String, only: Int?, isReachable: Bool)
        -> SeatView
    {
        SeatView(
            book: ZedHarbour.book(only.map { [ZedHarbour.members[$0]] } ?? ZedHarbour.members),
            finding: finding, typed: "ZQ1 1AA", country: finding == .abroad ? "FR" : "GB",
            today: Day(Fixture.now),
            member: member, isReachable: isReachable)
    }

    private static func seat(
        _ language: Language, _ finding: SeatFinding, member: String = "", only: Int? = nil,
        isReachable: Bool = true, isProblem: Bool = false
    ) throws -> HTML {
        var form = LetterForm()
        (form.words, form.postcode) = ("Kept words.", "ZQ1 1AA")
        return seatPage(
            Fixture.context(language), step: try #require(Fixture.campaign().step("write-mp")), form: form,
            view: view(finding, member: member, only: only, isReachable: isReachable), isProblem: isProblem)
    }

    private static func memberStep(
        _ language: Language, division: Int = 0, member: String = "", only: Int? = nil
    ) throws -> HTML {
        let found = SeatFinding.known(ZedHarbour.divisions[division], others: [])
        let view = view(found, member: member, only: only, isReachable: true)
        var campaign = Calais.campaign
        let mp = Target(key: "minister", reads: ["en"], representative: "zed")
        let addressee = view.book.addressee(
            of: ZedHarbour.divisions[division].code, on: view.today, in: "en", member: view.member)
        campaign.targets = [
            view.book.target(mp, for: addressee, on: view.today, languages: campaign.languages)
        ]
        return try stepPage(
            Calais.context(language, campaign: campaign), step: campaign.steps[0], form: Calais.typed,
            seat: view)
    }
}

/// A house with two seats, and several members for the first.
private enum ZedHarbour {
    static let divisions = [("Z1", "Zed Harbour"), ("Z2", "Zed Hills")].map {
        Division(legislature: "zed", code: $0.0, name: $0.1, names: ["ar": "ميناء \($0.0)"])
    }

    static let members = [
        Representative(
            legislature: "zed", division: "Z1", name: "Omar North", party: "Meadow",
            email: "omar@members.example"),
        Representative(
            legislature: "zed", division: "Z1", name: "Ada Martin", gender: .feminine,
            form: WebForm(url: "https://members.example/ada")),
        Representative(legislature: "zed", division: "Z1", name: "Quiet One"),
    ]

    static func book(_ members: [Representative] = members) -> PlaceBook {
        PlaceBook(
            legislature: Legislature(
                key: "zed", country: "GB", name: "House of Zed", post: ["House of Zed", "Zed"]),
            divisions: divisions, representatives: members,
            map: HexMap(
                layout: .oddR,
                hexes: divisions.enumerated().map {
                    HexMap.Hex(division: $1.code, name: $1.name, q: $0, r: $0)
                }),
            sources: [
                PlaceSource(part: .map, source: "Zed Maps", licence: "CC BY 4.0", date: Day(Fixture.now)),
                PlaceSource(part: .codes, source: "Zed Post", licence: "OGL 3.0", date: Day(Fixture.now)),
            ])
    }

    static var tally: PlaceTally {
        var tally = fewTally
        tally.supporters = 100
        tally.countries = ["GB": 80, "FR": 12, "DE": 3]
        tally.seats = ["zed": ["Z1": 50, "Z2": 20]]
        return tally
    }

    static var fewTally: PlaceTally {
        var tally = PlaceTally(asOf: Fixture.now, rehearsal: false)
        tally.supporters = 3
        tally.countries = ["GB": 3]
        return tally
    }

    static func count(_ tally: PlaceTally) -> PlaceCount {
        PlaceCount(published: tally.published(homes: ["GB": "zed"]), books: [book()])
    }
}
