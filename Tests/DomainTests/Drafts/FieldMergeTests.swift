import Testing

@testable import Domain

/// Tests merging what one person sends with what others saved meanwhile.
@Suite struct FieldMergeTests {
    /// The fields of a letter in French, with one English paragraph beside each where given.
    private func letter(_ french: [String], _ english: [String]? = nil) -> [String: String] {
        var fields = ["fr-subject": "Sujet"]
        for (index, text) in french.enumerated() { fields["fr-\(index + 1)"] = text }
        if let english {
            fields["en-subject"] = "Subject"
            for (index, text) in english.enumerated() { fields["en-\(index + 1)"] = text }
        }
        return fields
    }

    private func french(_ merge: FieldMerge) -> [String] {
        (1...20).compactMap { merge.fields["fr-\($0)"] }
    }

    @Test func eachKeepsTheOthersFields() {
        let base = ["title": "A", "summary": "B", "body": "C"]
        let merge = FieldMerge(
            base: base, mine: ["title": "A2", "summary": "B", "body": "C"],
            theirs: ["title": "A", "summary": "B", "body": "C2"])
        #expect(merge.fields == ["title": "A2", "summary": "B", "body": "C2"])
        #expect(merge.conflicts == [])
        #expect(merge.mine == [.init(name: "title", before: "A", after: "A2")])
        #expect(merge.theirs == [.init(name: "body", before: "C", after: "C2")])
    }

    @Test func onlyWhatBothChangedDifferentlyIsAConflict() {
        let base = ["title": "A", "body": "C"]
        let same = FieldMerge(base: base, mine: ["title": "B"], theirs: ["title": "B", "body": "C"])
        #expect(same.conflicts == [] && same.fields == ["title": "B"])
        let merge = FieldMerge(base: base, mine: ["title": "M"], theirs: ["title": "T", "body": "C"])
        #expect(merge.conflicts == [.init(name: "title", base: "A", mine: "M", theirs: "T")])
        #expect(merge.fields["title"] == "M", "the page shows my text in a field that can be saved")
    }

    @Test func browsersSendOtherLineEnds() {
        let merge = FieldMerge(base: ["body": "a\nb"], mine: ["body": "a\r\nb"], theirs: ["body": "a\nc"])
        #expect(merge.conflicts == [] && merge.fields == ["body": "a\nc"])
    }

    @Test func withoutABaseEveryDifferenceIsAConflict() {
        let merge = FieldMerge(
            base: nil, mine: ["title": "M", "body": "C"], theirs: ["title": "T", "body": "C"])
        #expect(merge.conflicts == [.init(name: "title", base: nil, mine: "M", theirs: "T")])
        let rows = FieldMerge(
            base: nil, mine: letter(["un", "deux"]), theirs: letter(["un", "deux", "trois"]))
        #expect(rows.conflicts == [.init(name: "fr-3", base: nil, mine: nil, theirs: "trois")])
        #expect(french(rows) == ["un", "deux", "trois"], "nothing is lost")
    }

    /// The paragraphs of one language: base, mine, theirs, merged, and the names in conflict.
    static let letters: [([String], [String], [String], [String], [String])] = [
        (["a", "b", "c"], ["a", "b", "c!"], ["x", "a", "b", "c"], ["x", "a", "b", "c!"], []),
        (["a", "b", "c"], ["a", "c"], ["a", "b", "c", "d"], ["a", "c", "d"], []),
        (["a", "b", "c"], ["a", "B1", "c"], ["a", "B2", "c"], ["a", "B1", "c"], ["fr-2"]),
        (["a", "b", "c"], ["a", "B", "c"], ["a", "c"], ["a", "B", "c"], ["fr-2"]),
        (["a", "b", "c"], ["a", "c"], ["a", "B", "c"], ["a", "B", "c"], ["fr-2"]),
        (["a", "b"], ["a", "m", "b"], ["a", "t", "b"], ["a", "m", "b"], ["fr-2"]),
        (["a", "b"], ["a", "n", "b"], ["a", "n", "b"], ["a", "n", "b"], []),
        (["a", "b", "c"], ["m", "a", "b", "c"], ["a", "b", "c", "t"], ["m", "a", "b", "c", "t"], []),
        (["a b c d", "e"], ["a b c x", "e"], ["n", "a b c d", "m", "e"], ["n", "a b c x", "m", "e"], []),
        ([], ["a"], [], ["a"], []),
    ]

    @Test(arguments: letters)
    func paragraphsAreMergedOneByOne(
        _ base: [String], _ mine: [String], _ theirs: [String], _ merged: [String], _ conflicts: [String]
    ) {
        let merge = FieldMerge(base: letter(base), mine: letter(mine), theirs: letter(theirs))
        #expect(french(merge) == merged)
        #expect(merge.conflicts.map(\.name) == conflicts)
    }

    @Test func pairsStayPairs() {
        let merge = FieldMerge(
            base: letter(["a", "b"], ["A", "B"]), mine: letter(["a", "b2"], ["A", "B"]),
            theirs: letter(["n", "a", "b"], ["", "A", "B2"]))
        #expect(merge.conflicts == [])
        #expect(french(merge) == ["n", "a", "b2"])
        #expect(merge.fields["en-1"] == "" && merge.fields["en-2"] == "A" && merge.fields["en-3"] == "B2")
    }

    @Test func aTranslatorSendsOneLanguageOnly() {
        let merge = FieldMerge(
            base: letter(["a", "b"], ["A", "B"]), mine: letter(["a", "b2"]),
            theirs: letter(["a", "b"], ["A", "B2"]))
        #expect(merge.fields == letter(["a", "b2"]), "the other language is left alone")
    }

    @Test func whatIsNoParagraphIsNoRow() {
        let base = ["key-1": "a", "key-2": "b"]
        let merge = FieldMerge(base: base, mine: ["key-1": "b"], theirs: ["key-1": "a", "key-2": "c"])
        #expect(merge.fields == ["key-1": "b"])
    }

    /// Where own words stand: before, mine, theirs, merged. The paragraphs are a, b, c; mine has x
    /// in front, and theirs has y at the end.
    static let places: [(String, String, String, String)] = [
        ("1", "2", "1", "2"), ("1", "4", "1", "5"), ("1", "2", "3", "4"), ("3", "4", "4", "5"),
        ("1", "2", "2", "3"), ("", "2", "", "2"), ("1", "", "1", ""),
    ]

    @Test(arguments: places)
    func thePlaceOfOwnWordsMovesWithTheParagraphs(
        _ base: String, _ mine: String, _ theirs: String, _ merged: String
    ) {
        func with(_ fields: [String: String], _ place: String) -> [String: String] {
            fields.merging(["own-words": place]) { $1 }
        }
        let merge = FieldMerge(
            base: with(letter(["a", "b", "c"]), base), mine: with(letter(["x", "a", "b", "c"]), mine),
            theirs: with(letter(["a", "b", "c", "y"]), theirs))
        #expect(french(merge) == ["x", "a", "b", "c", "y"])
        #expect(merge.fields["own-words"] == merged && merge.conflicts == [])
    }

    @Test func twoPlacesOfOwnWordsAreAConflict() {
        let fields = ["0", "1", "2"].map { place in
            letter(["a", "b", "c"]).merging(["own-words": place]) { $1 }
        }
        let merge = FieldMerge(base: fields[0], mine: fields[1], theirs: fields[2])
        #expect(merge.conflicts == [.init(name: "own-words", base: nil, mine: "1", theirs: "2")])
        #expect(merge.fields["own-words"] == "1")
    }

    @Test func whereMyParagraphsAreNow() {
        let merge = FieldMerge(
            base: letter(["a", "b", "c"]), mine: letter(["a", "b!", "c"]), theirs: letter(["n", "b", "c"]))
        #expect(french(merge) == ["n", "b!", "c"])
        let moved = FieldMerge(
            base: letter(["a", "b", "c"]), mine: letter(["a", "b", "c!"]),
            theirs: letter(["n", "a", "c", "m"]))
        #expect(french(moved) == ["n", "a", "c!", "m"])
        #expect((1...3).map(moved.place) == [2, nil, 3])
    }

    @Test func rowsBehindTheEndAreNamed() {
        let theirs = letter(["a", "b", "c"])
        let merge = FieldMerge(base: theirs, mine: letter(["a"]), theirs: theirs)
        #expect(french(merge) == ["a"])
        #expect(FieldMerge.gone(from: merge.fields, of: theirs) == ["fr-2", "fr-3"])
    }

    @Test func aLongTextIsMergedSoon() {
        let base = letter((0..<5_000).map { "p\($0)" })
        var (mine, theirs) = (base, base)
        for number in stride(from: 1, through: 5_000, by: 2) { mine["fr-\(number)"] = "m\(number)" }
        theirs["fr-2"] = "t"
        let start = ContinuousClock.now
        let merge = FieldMerge(base: base, mine: mine, theirs: theirs)
        #expect(merge.conflicts == [] && merge.fields["fr-2"] == "t" && merge.fields["fr-1"] == "m1")
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    /// Whatever two people do, no text that only one of them wrote is lost.
    @Test func nothingIsLost() {
        var generator = Counter(state: 7)
        for _ in 0..<2_000 {
            let base = (0..<Int.random(in: 0...5, using: &generator)).map { "base \($0)" }
            let mine = changed(base, "mine", &generator)
            let theirs = changed(base, "theirs", &generator)
            let merge = FieldMerge(base: letter(base), mine: letter(mine), theirs: letter(theirs))
            let shown = Set(
                merge.fields.values + merge.conflicts.flatMap { [$0.mine, $0.theirs].compactMap(\.self) })
            for text in mine + theirs where text.hasPrefix("mine") || text.hasPrefix("theirs") {
                // A page sends its paragraphs only when it has some.
                #expect(shown.contains(text) || mine.isEmpty, "\(base) \(mine) \(theirs) \(merge)")
            }
        }
    }

    private func changed(_ base: [String], _ who: String, _ generator: inout Counter) -> [String] {
        var rows = base
        for number in 0..<Int.random(in: 0...3, using: &generator) {
            let place = Int.random(in: 0...rows.count, using: &generator)
            switch Int.random(in: 0...2, using: &generator) {
            case 0: rows.insert("\(who) \(number)", at: place)
            case 1 where place < rows.count: rows.remove(at: place)
            case 2 where place < rows.count: rows[place] = "\(who) \(number) of \(rows[place].suffix(6))"
            default: break
            }
        }
        return rows
    }
}

/// A generator that gives the same numbers in each run.
private struct Counter: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
