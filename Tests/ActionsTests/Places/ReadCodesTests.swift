import Domain
import Foundation
import Testing

@testable import Actions

@Suite struct ReadCodesTests {
    static let onspd = """
        \u{FEFF}pcd7,pcd8,pcds,dointr,doterm,oscty,oslaua,pcon10,pcon24cd,lat
        "AB1 0AA","AB1  0AA","AB1 0AA",198001,199606,S99,S12,S14000001,S14000061,57
        "AB101AB","AB10 1AB","AB10 1AB",198001,,S99,S12,S14000001,S14000060,57
        "AB101AB","AB10 1AB","AB10 1AB",198001,,S99,S12,S14000001,S14000060,57
        "JE2 3AB","JE2  3AB","JE2 3AB",198001,,L99,L99,L93000001,L93000001,49
        "BT1 1AA","BT1  1AA","BT1 1AA",198001,,N99,N09,N06000001,N05000003,54
        "E1 1AA","E1   1AA","E1 1AA",202410,,E99,E09,,,51
        "nonsense","nonsense","nonsense",198001,,E99,E09,E14,E14000001,51

        """

    @Test func theDirectoryOfTheONS() async throws {
        let folder = try PlaceFolder()
        let path = try folder.write("ONSPD_MAY_2031_UK.csv", Self.onspd.replacing("\n", with: "\r\n"))
        let place = try await PlaceFolder.read(path) {
            ($0.source, $0.licence, $0.date) = (nil, nil, nil)
            $0.leavesOutBadRows = true
        }
        #expect(place.legislature.key == "uk-house-of-commons")
        #expect(try place.divisions(of: "AB10 1AB") == ["S14000060"])
        #expect(try place.divisions(of: "BT1 1AA") == ["N05000003"])
        #expect(try place.divisions(of: "AB1 0AA") == [])
        let ended = try PlaceIndex(IndexBytes(copying: #require(place.ended)))
        guard case .code(let old) = PostalCode.read("AB1 0AA", country: "GB") else {
            Issue.record("unreadable"); return
        }
        #expect(ended.about.codes == 1 && ended.set(of: old.key) != nil)
        #expect(place.report.files == ["ONSPD_MAY_2031_UK.csv: ONS Postcode Directory"])
        #expect(place.report.rows == 7)
        #expect(place.report.skips == [.ended: 1, .special: 1, .noSeat: 1])
        #expect(place.report.repetitions == 1)
        #expect(place.report.faults == ["ONSPD_MAY_2031_UK.csv, line 8: “nonsense” is not a postal code"])
        #expect(
            place.sources.first?.date == Day("2024-10-01"),
            "the newest code of the table, and not the file's name")
        #expect(
            place.report.diagnostics.contains(
                "codes by country: Scotland 2, Northern Ireland 1, England 0, Wales 0"))
        #expect(place.sources.first?.licence.contains("National Statistics") == true)
    }

    @Test func theLookupOfTheONSWithOldNames() async throws {
        let folder = try PlaceFolder()
        let path = try folder.write(
            "nspl.csv",
            "pcd,pcds,doterm,laua,pcon\nE1 1AA,E1 1AA,,E09,E14000555\nE1 1AB,E1 1AB,202001,E09,E14000555\n")
        let place = try await PlaceFolder.read(path)
        #expect(try place.divisions(of: "E1 1AA") == ["E14000555"])
        #expect(try place.divisions(of: "E1 1AB") == [])
        #expect(place.report.files == ["nspl.csv: National Statistics Postcode Lookup"])
    }

    @Test(arguments: ["gzip", "xz"]) func packedFiles(_ program: String) async throws {
        let folder = try PlaceFolder()
        let rows = (0..<20_000).map { "\(GBCode.text(UInt32($0) + 400_000_000)),E14\(100_000 + $0 / 3_000)" }
        let path = try folder.packed(
            folder.write("codes.csv", "postcode,division\n" + rows.joined(separator: "\n")), by: program)
        let place = try await PlaceFolder.read(path)
        #expect(place.report.rows == 20_000)
        #expect(try place.divisions(of: GBCode.text(400_019_999)) == ["E14100006"])
        let cut = try folder.write(
            "cut.csv.\(program)", Array([UInt8](Data(contentsOf: URL(filePath: path))).dropLast(60)))
        await #expect(throws: PlaceFileError.self) { try await PlaceFolder.read(cut) }
    }

    @Test func severalSeatsQuotesAndALastLineWithoutBreak() async throws {
        let folder = try PlaceFolder()
        let path = try folder.write(
            "codes.csv", "postcode,\"division\"\n\"ZQ1 1AA\",\"Q \"\"1\"\"\"\nzq11aa,Q2\r\nZQ1 1AB,Q2")
        let place = try await PlaceFolder.read(path) { $0.legislature = "uk-house-of-commons" }
        #expect(try place.divisions(of: "ZQ1 1AA") == ["Q \"1\"", "Q2"])
        #expect(try place.divisions(of: "ZQ1 1AB") == ["Q2"])
        let index = try PlaceIndex(IndexBytes(copying: #require(place.codes)))
        #expect(index.about.shared == 1)
    }

    @Test func codePointOpenNeedsATableOfWards() async throws {
        let folder = try PlaceFolder()
        let row =
            "\"E1 1AA\",10,1,1,\"E92000001\",\"\",\"\",\"\",\"E09000030\",\"E05009317\"\n\"E1 1AB\",10,1,1,\"E92000001\",\"\",\"\",\"\",\"E09000030\",\"E05000000\"\n"
        _ = try folder.write("codepo/Data/CSV/e.csv", row)
        let wards = try folder.write(
            "wards.csv", "WD24CD,WD24NM,PCON24CD,PCON24NM\nE05009317,Bethnal,E14001086,Bethnal Green\n")
        let path = folder.url.appending(path: "codepo").path
        await #expect { try await PlaceFolder.read(path) } throws: { "\($0)".contains("--wards") }
        let place = try await PlaceFolder.read(path) { $0.wards = wards }
        #expect(try place.divisions(of: "E1 1AA") == ["E14001086"])
        #expect(place.report.skips == [.noWard: 1])
    }

    @Test func aFoldersPartsAreNotReadTwice() async throws {
        let folder = try PlaceFolder()
        _ = try folder.write("ons/Data/ONSPD_NOV_2024_UK.csv", Self.onspd)
        _ = try folder.write("ons/Data/multi_csv/ONSPD_NOV_2024_UK_AB.csv", Self.onspd)
        _ = try folder.write("ons/Documents/names.csv", "LAD24CD,LAD24NM\nE09,London\n")
        let place = try await PlaceFolder.read(folder.url.appending(path: "ons").path) {
            $0.leavesOutBadRows = true
        }
        #expect(place.report.rows == 7)
    }

    @Test func frenchTablesAskAndKeepTheirZeros() async throws {
        let folder = try PlaceFolder()
        let csv =
            "code_postal;nom_commune;code_departement;circonscription\n1000;Bourg-en-Bresse;1;1\n01000;Saint-Denis;01;4\n62100;Calais;62;7\n62100;Calais;62;07\n"
        let place = try await PlaceFolder.read(folder.write("fr.csv", csv))
        #expect(place.legislature.key == "fr-assemblee-nationale")
        #expect(try place.divisions(of: "01000") == ["01-01", "01-04"])
        #expect(try place.divisions(of: "62100") == ["62-07"])
        #expect(place.report.restoredZeros == 1)
        let json = try await PlaceFolder.read(
            folder.write("fr.json", #"{"1000": ["101", "0104"], "62100": ["6207"]}"#))
        #expect(try json.divisions(of: "01000") == ["01-01", "01-04"])
        #expect(json.report.restoredZeros == 2)
        let list = try await PlaceFolder.read(
            folder.write(
                "list.json",
                #"[{"code_postal": 1000, "circonscription": "1", "dep": "01", "commune": ["Bourg", "Péronnas"]}]"#
            ))
        #expect(try list.divisions(of: "01000") == ["01-01"])
    }

    @Test(
        arguments: [
            ("empty.csv", [], "is empty"), ("blank.csv", Array(" \n\n".utf8), "is empty"),
            ("binary.csv", [0, 1, 2, 3, 200], "binary"),
            ("book.xlsx", [0x50, 0x4B, 3, 4, 0], "spreadsheet"),
            ("wide.csv", [0xFF, 0xFE, 0x70, 0], "UTF-16"),
            (
                "swapped.csv", Array("postcode,division\nE14000001,ZQ1 1AA\nE14000001,ZQ1 1AB\n".utf8),
                "swapped"
            ),
            ("strange.csv", Array("colour,size\nred,4\n".utf8), "--column postcode="),
            ("quote.csv", Array("postcode,division\n\"ZQ1 1AA,Q1\n".utf8), "line 2"),
            ("none.csv", Array("postcode,division\nZQ1 1AA,\n".utf8), "no postal code"),
            ("cut.json", Array("{\"persons\": [".utf8), "not JSON"),
        ] as [(String, [UInt8], String)])
    func whatCannotBeReadIsSaid(name: String, bytes: [UInt8], words: String) async throws {
        let path = try PlaceFolder().kept { try $0.write(name, bytes) }
        defer { try? FileManager.default.removeItem(atPath: path) }
        await #expect {
            try await PlaceFolder.read(path) { $0.legislature = "uk-house-of-commons" }
        } throws: { "\($0)".contains(words) }
    }

    @Test func oneBadRowStopsAnImportUnlessTheOperatorSaysOtherwise() async throws {
        let folder = try PlaceFolder()
        let rows = (0..<1_000).map {
            $0 % 10 == 3 ? "bad\($0),E14000001" : "\(GBCode.text(UInt32($0) + 400_000_000)),E14000001"
        }
        let path = try folder.write("codes.csv", "postcode,division\n" + rows.joined(separator: "\n"))
        await #expect { try await PlaceFolder.read(path) } throws: {
            let words = "\($0)".split(separator: "\n")
            return words[0].hasPrefix("codes.csv: 100 of 1000 rows cannot be read, so nothing was imported.")
                && words.count == 21
                && words[1] == "  codes.csv, line 5: “bad3” is not a postal code"
        }
        let place = try await PlaceFolder.read(path) { $0.leavesOutBadRows = true }
        #expect(place.report.malformed == 100)
        #expect(place.report.faults.count == 20)
        #expect(try PlaceIndex(IndexBytes(copying: #require(place.codes))).about.codes == 900)
    }

    @Test func whatTheOperatorMustSayIsAskedForAtOnceAndKeptForTheNextTable() async throws {
        let folder = try PlaceFolder()
        let path = try folder.write("BRIDGE_NOV_2024.csv", "postcode,division\nZQ1 1AA,Q1\n")
        await #expect {
            try await PlaceFolder.read(path) {
                $0.legislature = "uk-house-of-commons"
                ($0.source, $0.licence, $0.date) = (nil, nil, nil)
            }
        } throws: { error in
            ["--source", "--licence", "--date", "BRIDGE_NOV_2024.csv"].allSatisfy("\(error)".contains)
        }
        var book = PlaceBook(legislature: Legislature.known[0])
        book.sources = [
            PlaceSource(part: .codes, source: "The bridge", licence: "free", date: PlaceFolder.today)
        ]
        let place = try await PlaceFolder.read(path, book: book) {
            $0.legislature = "uk-house-of-commons"
            ($0.source, $0.licence) = (nil, nil)
        }
        #expect(place.sources.map(\.source) == ["The bridge"] && place.sources.map(\.licence) == ["free"])
    }
}

extension PlaceFolder {
    /// Moves a file out of the folder, so that the file remains when the folder is deleted. Returns
    /// the file's new path.
    func kept(_ body: (PlaceFolder) throws -> String) throws -> String {
        let path = try body(self)
        let kept = FileManager.default.temporaryDirectory.appending(
            path: "\(UUID().uuidString)-\(URL(filePath: path).lastPathComponent)")
        try FileManager.default.moveItem(atPath: path, toPath: kept.path)
        return kept.path
    }
}
