import Domain
import Foundation
import Testing

@Suite struct ExportTests {
    private static func letter(_ name: String, words: String = "", postcode: String = "") -> ExportedLetter {
        ExportedLetter(
            id: 9_007_199_254_740_993, written: Date(timeIntervalSince1970: 1_477_602_240.9), confirmed: nil,
            step: "write-minister", target: "minister", member: "", seat: "", language: "fr", country: "FR",
            place: "", name: name, email: "ada@people.example", postcode: postcode, address: "1 rue\n2 lieu",
            words: words, ownOnly: false, wantsNews: true, consent: "2 fr", status: .accepted,
            isErased: false)
    }

    private func line(_ letter: ExportedLetter, _ style: SheetStyle = .english) -> String {
        var bytes: [UInt8] = []
        LetterTable([.name, .words, .postcode], .plain, style).line(letter, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+33 1 23", "'+33 1 23"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "\"'\t=1\""), (" =1", "\"' =1\""), ("＝1", "'＝1"), ("a=1", "a=1"), ("O'Hara", "O'Hara"),
        ("=\"a\",b", "\"'=\"\"a\"\",b\""), ("\r\n=1", "\"'\r\n=1\""),
    ]) func noCellIsAFormula(name: String, cell: String) {
        #expect(line(Self.letter(name)) == "\(cell),,\r\n")
    }

    @Test func aSpreadsheetShowsACellAsItWasWritten() {
        #expect(line(Self.letter("Ada", postcode: "01000")) == "Ada,,'01000\r\n")
        #expect(line(Self.letter("Ada", postcode: "0")) == "Ada,,0\r\n")
        #expect(line(Self.letter("007x@b.example")) == "007x@b.example,,\r\n")
        #expect(line(Self.letter("Ada", postcode: "01000"), .programs) == "Ada,,01000\r\n")
        for cell in ["1e5", "1/2", "12:30", "1234567890123456"] {
            #expect(line(Self.letter(cell)) == "'\(cell),,\r\n", "\(cell)")
        }
        #expect(line(Self.letter("75001")) == "75001,,\r\n")
        #expect(line(Self.letter("114 55")) == "114 55,,\r\n")
    }

    @Test func separatorsAndQuotesStandInQuotes() {
        let words = "One, \"two\"; three\nfour"
        #expect(line(Self.letter("Ada", words: words)) == "Ada,\"One, \"\"two\"\"; three\nfour\",\r\n")
        #expect(line(Self.letter("Ada"), .semicolons) == "Ada;;\r\n")
    }

    @Test func aSpreadsheetGetsItsMarkAndTitles() {
        let head = { LetterTable([.name, .words], .plain, $0).head() }
        #expect(head(.semicolons) == [0xEF, 0xBB, 0xBF] + Array("name;own_words\r\n".utf8))
        #expect(head(.programs) == Array("name,own_words\r\n".utf8))
    }

    @Test(arguments: [
        (0.0, "1970-01-01T00:00:00Z"), (1_477_602_240.9, "2016-10-27T21:04:00Z"),
        (951_782_399, "2000-02-28T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
        (1_709_251_200, "2024-03-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
        (4_107_542_400, "2100-03-01T00:00:00Z"),
    ]) func timesAreThoseOfTheCalendar(seconds: Double, text: String) {
        var bytes: [UInt8] = []
        Date(timeIntervalSince1970: seconds).appendTime(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }

    @Test func jsonIsReadAsItWasWritten() throws {
        var (array, bytes) = (JSONLetters(), JSONLetters().head())
        let words = "\"\\\u{1}\u{7F}\n\t\r 🌊 العربية {x}"
        let delivery = Delivery(
            letter: 1, channel: .email, state: .accepted, attempts: 2, queuedAt: .now, dueAt: .now,
            changedAt: Date(timeIntervalSince1970: 0), reply: Reply(250, "2.0.0 \"OK\""))
        array.append(Self.letter("Ada", words: words), [delivery], to: &bytes)
        array.append(Self.letter("Béa"), [], to: &bytes)
        let read = try JSONSerialization.jsonObject(with: Data(bytes + array.end())) as? [[String: Any]]
        let letters = try #require(read)
        #expect(letters.map { $0["name"] as? String } == ["Ada", "Béa"])
        #expect(letters[0]["own_words"] as? String == words)
        #expect(letters[0]["letter"] as? String == "9007199254740993")
        let deliveries = try #require(letters[0]["deliveries"] as? [[String: Any]])
        #expect(deliveries[0]["reply"] as? String == "2.0.0 \"OK\"")
        #expect(deliveries[0]["changed"] as? String == "1970-01-01T00:00:00Z")
    }

    @Test func aLineThatBeginsAMailIsMarked() {
        var bytes: [UInt8] = []
        MboxWriter().append(
            Array("A: b\r\n\r\nFrom me\r\n>From you\r\nx".utf8), from: "a@b.example",
            at: Date(timeIntervalSince1970: 1_477_602_240), to: &bytes)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "From a@b.example Thu Oct 27 21:04:00 2016\nA: b\n\n>From me\n>>From you\nx\n\n")
    }
}
