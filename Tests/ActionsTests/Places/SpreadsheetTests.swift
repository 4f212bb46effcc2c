import Domain
import Foundation
import Testing

@testable import Actions

/// Tests tables as spreadsheet programs and people really save them.
@Suite struct SpreadsheetTests {
    private static let book = PlaceBook(
        legislature: Legislature(key: "zed", country: "GB", name: "Zed"),
        divisions: [("Z1", "Zed Harbour"), ("Z2", "Zed North")].map {
            Division(legislature: "zed", code: $0.0, name: $0.1)
        })

    private func read(_ bytes: [UInt8], _ change: (inout PlaceOptions) -> Void = { _ in }) async throws
        -> PlaceImport
    {
        let folder = try PlaceFolder()
        return try await PlaceFolder.read(folder.write("members.csv", bytes), book: Self.book) {
            ($0.legislature, $0.country) = ("zed", "GB")
            change(&$0)
        }
    }

    private func read(_ text: String, _ change: (inout PlaceOptions) -> Void = { _ in }) async throws
        -> PlaceImport
    {
        try await read(Array(text.utf8), change)
    }

    private func refused(_ text: String, _ words: String..., change: (inout PlaceOptions) -> Void = { _ in })
        async
    {
        await #expect { try await read(text, change) } throws: { error in
            words.allSatisfy("\(error)".contains)
        }
    }

    @Test(arguments: [
        "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{3000}", "\u{2060}", "\u{200F}", "\u{AD}", "\u{202C}",
        "\u{2007}",
    ])
    func whatNobodySeesIsNoPartOfACell(_ mark: String) async throws {
        let row = ["Z1", "Ada Martin", "F", "ada@members.example"].map { "\(mark)\($0)\(mark) " }.joined(
            separator: ",")
        let header = ["division", "MP", "Gender", "Email"].map { "\($0)\(mark)" }.joined(separator: ",")
        let members = try #require(try await read("\(header)\n\(row)\n").representatives)
        #expect(members.map(\.email) == ["ada@members.example"])
        #expect(
            members.map(\.name) == ["Ada Martin"] && members[0].gender == .feminine
                && members[0].division == "Z1")
    }

    @Test func aNameKeepsTheFormOfItsLastSign() async throws {
        let name = "\u{8FBB}\u{E0100}"
        let place = try await read("division,MP\nZ1,\u{200B}\(name)\u{200B}\n")
        let scalars = place.representatives?.first.map { Array($0.name.unicodeScalars) }
        #expect(scalars == Array(name.unicodeScalars))
    }

    @Test func aControlCharacterFarDownNamesItsLine() async throws {
        let rows = (1...500).map { "Z\($0),Ada Martin" } + ["Z501,Ada\u{1B}[31m"]
        await refused("division,MP\n" + rows.joined(separator: "\n"), "line 502", "control character")
        await refused("division,MP\nZ1,Ada\u{0}\n", "is binary")
        let long = String(repeating: "a", count: 5_000)
        #expect(try await read("division,MP,Note\nZ1,Ada,\(long)\n\u{1A}").representatives?.count == 1)
    }

    @Test func marksWithinAnAddressGoAndSpacesWithinANameArePlain() async throws {
        let place = try await read(
            "division,MP,Email\nZ1,Ada\u{A0}Martin,ada\u{200B}@mem\u{AD}bers.example\n")
        #expect(place.representatives?.first?.name == "Ada Martin")
        #expect(place.representatives?.first?.email == "ada@members.example")
    }

    @Test(arguments: [
        "sep=;\ndivision;MP;Email\nZ1;Zoë Martin;zoe@members.example\n",
        "sep=;\r\ndivision;MP;Email\r\nZ1;Zoë Martin;zoe@members.example\r\n",
        "division;MP;\"E-mail\naddress\"\nZ1;Zoë Martin;zoe@members.example\n",
        "division;\"MP\r\n(full name)\";\"E-mail\r\naddress\"\r\nZ1;Zoë Martin;zoe@members.example\r\n",
        "Members of the house, as of May 2026\n\nBy the clerk, 2026;;\ndivision;MP;Email\nZ1;Zoë Martin;zoe@members.example\n",
        "Members;;\n;;\ndivision;MP;Email\n;;\nZ1;Zoë Martin;zoe@members.example\n;;\n;;\n",
        "sep=\t\ndivision\tMP\tEmail\nZ1\tZoë Martin\tzoe@members.example\n",
        "division;MP;Email;Address\nZ1;Zoë Martin;zoe@members.example;\"1 Quay, Harbour, Zed, Far, Away, ZQ1\"\n",
    ])
    func headersAreFound(_ text: String) async throws {
        let place = try await read(text) {
            $0.columns = ["name": text.contains("full name") ? "MP (full name)" : "MP"]
        }
        #expect(place.representatives?.map(\.name) == ["Zoë Martin"])
        #expect(place.representatives?.map(\.email) == ["zoe@members.example"])
    }

    @Test func linesBeforeTheHeaderAreSaidAndLinesAreCountedFromTheFilesFirst() async throws {
        let place = try await read("The members\n\ndivision,MP,Email\nZ1,Ada Martin,a@members.example\n")
        #expect(
            place.report.diagnostics.contains("members.csv: passed over before its header: “The members”"))
        await refused(
            "The members\n\ndivision,MP,\"E-\nmail\"\nZ1,Ada Martin,ada.members.example\n",
            "members.csv, line 5: “ada.members.example”"
        ) {
            $0.columns = ["email": "E-mail"]
        }
    }

    @Test func windows1252IsReadWithAWordAboutIt() async throws {
        let zoe =
            Array("division;MP;Email\nZ1;Zo".utf8) + [0xEB] + Array(" Martin;zoe@members.example\n".utf8)
        let place = try await read(zoe)
        #expect(place.representatives?.map(\.name) == ["Zoë Martin"])
        #expect(
            place.report.diagnostics.contains {
                $0.contains("read as Windows-1252") && $0.contains("Zoë Martin") && $0.contains("line 2")
            })
        let header = Array("division;pr".utf8) + [0xE9] + Array("nom;nom\nZ1;Ada;Martin\n".utf8)
        #expect(try await read(header).representatives?.map(\.name) == ["Ada Martin"])
        await #expect { try await read(zoe + Array("Z2;Zoë North;\n".utf8)) } throws: {
            "\($0)".contains("line 3 is UTF-8 and line 2 is not")
        }
        await #expect { try await read(Array("division;MP\nZ1;A".utf8) + [0x81, 0x0A]) } throws: {
            "\($0)".contains("line 2")
        }
    }

    @Test func daysThatOnlyOneOrderFitsAreRead() async throws {
        let header = "division,name,email,start_date,end_date\n"
        let uk = try await read(
            header
                + "Z1,Gone Person,,04/07/2024,30/05/2025\nZ1,Ada Martin,,2025-06-20,\nZ2,Omar North,,04.07.2024 00:00:00,\n"
        )
        #expect(uk.representatives?.map(\.name) == ["Ada Martin", "Omar North"])
        #expect(uk.representatives?.last?.since == Day("2024-07-04"))
        #expect(
            uk.report.diagnostics.contains {
                $0.contains("the day before the month") && $0.contains("30/05/2025")
            })
        let us = try await read(
            header + "Z1,Gone Person,,07/04/2024,05/30/2025\nZ2,Omar North,,07/04/2024,\n")
        #expect(us.representatives?.map(\.since) == [Day("2024-07-04")])
        let named = try await read(
            header
                + "Z1,Gone Person,,4-Jul-24,30-May-25\nZ1,Ada Martin,,\"June 20th, 2025\",\nZ2,Omar North,,4 juillet 2024,2099\n"
        )
        #expect(named.representatives?.map(\.since) == [Day("2025-06-20"), Day("2024-07-04")])
        #expect(named.representatives?.last?.until == Day("2099-12-31"))
    }

    @Test func daysThatTwoOrdersFitAreAskedAbout() async throws {
        let table =
            "division,name,email,start_date,end_date\nZ1,Gone Person,,01/02/2024,03/04/2025\nZ2,Omar North,,,\n"
        await refused(
            table, "members.csv, line 2: “01/02/2024” may be 2024-02-01 or 2024-01-02", "--dates dmy")
        for order in DayOrder.allCases {
            #expect(try await read(table) { $0.dates = order }.representatives?.map(\.name) == ["Omar North"])
        }
        await refused(table.replacing("03/04/2025", with: "31/04/2025"), "“31/04/2025” is not a date")
        await refused(
            table.replacing("01/02/2024,03/04/2025", with: "2024-01-02,soon"), "“soon” is not a date")
        await refused(
            table.replacing("01/02/2024,03/04/2025", with: "2024-01-02,45807"), "“45807” is not a date")
        await refused(
            table.replacing("01/02/2024", with: "2026-01-01").replacing("03/04/2025", with: "2025-01-01"),
            "ends on 2025-01-01 and begins")
    }

    @Test func addressesThatAreNoneAreFaultsOfTheirRow() async throws {
        let table = { (email: String, form: String) in
            "division,MP,Email,Form\nZ1,Sam O’Neil,\(email),\(form)\nZ2,Omar North,omar@members.example,\n"
        }
        await refused(
            table("sam.o’neil@members.example", ""), "members.csv, line 2",
            "If sam.o'neil@members.example is meant")
        await refused(
            table("sam at members.example", ""), "members.csv, line 2",
            "“sam at members.example” is not an e-mail address")
        await refused(table("", "www.members.example/sam"), "members.csv, line 2", "https://")
        #expect(try await read(table("-", "n/a")).representatives?.first?.email == nil)
        let mailto = try await read(
            table("mailto:sam@members.example?subject=x", "https://members.example/sam"))
        #expect(
            mailto.representatives?.first?.email == "sam@members.example"
                && mailto.representatives?.first?.form != nil)
        let two = try await read(table("sam@members.example; office@members.example", ""))
        #expect(two.representatives?.first?.email == "sam@members.example")
        #expect(
            two.report.diagnostics.contains(
                "members.csv, line 2: of 2 e-mail addresses the first is taken, sam@members.example"))
        let left = try await read(table("sam at members.example", "")) { $0.leavesOutBadRows = true }
        #expect(left.representatives?.map(\.name) == ["Omar North"] && left.report.malformed == 1)
    }

    @Test func twoColumnsOfOneNameAreAskedAbout() async throws {
        let table = "division,MP,Email,Email\nZ1,Ada Martin,,ada@members.example\n"
        await refused(table, "2 columns are called “Email”: #3, #4", "--column email=#3")
        #expect(
            try await read(table) { $0.columns = ["email": "#4"] }.representatives?.first?.email
                == "ada@members.example")
    }

    @Test func termsThatAreOverAreTheReason() async throws {
        await refused(
            "division,MP,end_date\nZ1,Ada Martin,2024-05-30\nZ2,Omar North,2023-05-30\n",
            "the terms of all its members are over, the last since 2024-05-30")
    }

    @Test func membersWhomNothingReachesAreNamed() async throws {
        let place = try await read("division,MP,Email\nZ1,Ada Martin,\nZ2,Omar North,omar@members.example\n")
        #expect(
            place.report.diagnostics.contains {
                $0.hasPrefix("members whom no letter can reach: 1 (Ada Martin)") && $0.contains("--post")
            })
        let posted = try await read("division,MP,Email\nZ1,Ada Martin,\n") {
            $0.post = ["House of Zed", "Harbour"]
        }
        #expect(posted.legislature.post == ["House of Zed", "Harbour"])
        #expect(!posted.report.diagnostics.contains { $0.contains("no letter can reach") })
    }
}
