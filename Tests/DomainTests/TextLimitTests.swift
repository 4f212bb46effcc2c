import Testing

@testable import Domain

@Suite struct TextLimitTests {
    @Test(arguments: [
        ("abc", true), ("abcd", false), ("é€", false), ("\u{1F600}", false), ("éa", true), ("", true),
    ])
    func countsOctetsAndScalars(_ text: String, _ fits: Bool) {
        #expect(TextLimit(octets: 3, scalars: 3).admits(text) == fits)
    }

    @Test func countsScalarsWhereOctetsFit() {
        let limit = TextLimit(octets: 100, scalars: 3)
        #expect(limit.admits("éèê"))
        #expect(!limit.admits("e\u{301}e\u{300}"))
    }

    /// A text within the limit of characters also fits the limit of octets, in any script.
    /// Only half as many characters of four scalars fit, but no text consists of them alone.
    @Test(arguments: [
        ("a", 10_000), ("é", 10_000), ("ع", 10_000), ("كِ", 10_000), ("र", 10_000), ("कि", 10_000),
        ("ท", 10_000), ("ที่", 6_000), ("語", 10_000),
        ("\u{1F600}", 10_000), ("क्षि", 5_000),
    ])
    func leavesRoomForEveryScript(_ character: String, _ number: Int) {
        #expect(TextLimit.ownWords.admits(String(repeating: character, count: number)))
        #expect(TextLimit.name.admits(String(repeating: character, count: 80)))
        #expect(TextLimit.short.admits(String(repeating: character, count: 8)))
    }

    @Test func keepsThirtyMarksOnALetter() {
        let marks = { String(repeating: "\u{301}", count: $0) }
        #expect(("a" + marks(30) + "b").streamSafe == "a" + marks(30) + "b")
        #expect(Array(("a" + marks(40) + "b" + marks(31)).streamSafe.unicodeScalars).count == 1 + 30 + 1 + 30)
        // U+0F73 has no combining class of its own, but decomposes into marks that have one.
        #expect(String(repeating: "\u{F73}", count: 50).streamSafe.unicodeScalars.count == 30)
    }

    @Test(arguments: [
        "Zoë", "محمد بن عبد الله", "قُلْ هُوَ اللَّهُ أَحَدٌ", "शक्तिशाली प्रधानमन्त्री", "ที่นี่เป็นที่อยู่ของฉัน",
        "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。",
        "👩‍👩‍👧 Sam", "tiếng Việt có dấu thanh điệu và dấu phụ",
    ])
    func leavesLanguagesAlone(_ text: String) {
        #expect(Array(text.streamSafe.unicodeScalars) == Array(text.unicodeScalars))
        let long = String(repeating: text, count: 50)
        #expect(Array(long.streamSafe.unicodeScalars) == Array(long.unicodeScalars))
    }

    /// The run is found at every position.
    @Test(arguments: 0..<70) func findsRunsAnywhere(_ before: Int) {
        let text = String(repeating: "x", count: before) + "a" + String(repeating: "\u{301}", count: 31) + "z"
        #expect(text.streamSafe.unicodeScalars.count == text.unicodeScalars.count - 1)
    }

    @Test(arguments: LetterForm.Field.allCases) func aFieldOverItsLimitIsThatFieldsProblem(
        _ field: LetterForm.Field
    ) throws {
        let declared = LetterForm.declared(field)
        guard case .text(let path) = declared.value else { return }
        for octets in [declared.limit.octets + 1, 200_000] {
            var form = LetterForm()
            (form.step, form.language, form.name, form.email) = (
                "write-minister", "fr", "Zoë", "zoe@example.org"
            )
            (form.country, form.postcode, form.consent) = ("GB", "E17 9NJ", true)
            form[keyPath: path] = String(repeating: "9", count: octets)
            switch form.checked(in: calais()) {
            case .success: #expect(declared.tooLong == nil)
            case .failure(let found):
                #expect(found.issues.map(\.kind) == [declared.tooLong].compactMap(\.self))
                #expect(found.issues.allSatisfy { $0.field == field && $0.received.utf8.count <= 100 })
            }
        }
    }
}

@Suite struct OctetsTests {
    @Test(
        arguments: [
            ("abcabc", "ca", 2), ("abc", "abc", 0), ("abc", "abcd", nil), ("abc", "", nil), ("", "a", nil),
            ("naïve", "ve", 4), ("e\u{301}", "e", 0),
        ] as [(String, String, Int?)])
    func findsOctets(_ text: String, _ wanted: String, _ place: Int?) {
        let found = text.octets(of: wanted)
        #expect(found.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } == place)
        #expect(found.map { String(text[$0]) } == (place == nil ? nil : wanted))
    }

    @Test(
        arguments: [
            ("", []), ("a", ["a"]), ("a\nb", ["a\nb"]), ("a\n\nb\n", ["a", "b"]),
            ("\n\n\na\n\n\n\nb\nc", ["a", "b\nc"]),
        ] as [(String, [String])])
    func findsBlocks(_ text: String, _ blocks: [String]) { #expect(text.blocks == blocks) }

    @Test func namesNoCountryThatThereIsNot() {
        let typed = String(repeating: "G", count: 100_000)
        #expect(Country.name(typed, in: "en") == typed)
        #expect(Country.name("GB", in: "en") == "United Kingdom")
    }

    @Test func longTextsAreNoCodes() {
        #expect(
            PostalCode.read("E17" + String(repeating: " ", count: 150) + "9NJ", country: "GB") != .unreadable)
        #expect(
            PostalCode.read("E17" + String(repeating: " ", count: 200) + "9NJ", country: "GB") == .unreadable)
        #expect(PostalCode.lookalikes(of: String(repeating: " ", count: 201) + "O", country: "GB") == [])
    }
}
