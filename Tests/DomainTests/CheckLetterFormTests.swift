import Testing

@testable import Domain

@Suite struct CheckLetterFormTests {
    private func form(_ change: (inout LetterForm) -> Void = { _ in }) -> LetterForm {
        var form = LetterForm()
        (form.step, form.language, form.name, form.email) = (
            "write-minister", "fr", "Zoë O'Brien & Søn", "zoe@example.org"
        )
        (form.country, form.postcode, form.consent) = ("GB", "E17 9NJ", true)
        change(&form)
        return form
    }

    private func problems(_ form: LetterForm, _ campaign: Campaign = calais()) -> [LetterForm.Issue] {
        if case .failure(let found) = form.checked(in: campaign) { found.issues } else { [] }
    }

    @Test func trimsAndKeeps() throws {
        let typed = form {
            ($0.name, $0.email, $0.country, $0.postcode) = (
                "  Zoe\u{308}  O'Brien\t& Søn ", " zoe@example.org ", "gb", " e17  9nj "
            )
            ($0.words, $0.address) = ("\r\nUn.\r\nDeux.\r\n\r\n\r\n\r\n.\r\n", " 1 Hoe Street\r\n\r\nLondon ")
            ($0.writer, $0.leaveOut, $0.updates, $0.language) = ("feminine", [2, 99, -1], true, "de")
        }
        let draft = try typed.checked(in: calais()).get()
        #expect(draft.name.unicodeScalars.elementsEqual("Zoë O'Brien & Søn".unicodeScalars))
        #expect(draft.email == "zoe@example.org" && draft.country == "GB" && draft.postcode == "E17 9NJ")
        #expect(draft.words == "Un.\nDeux.\n\n." && draft.address == ["1 Hoe Street", "London"])
        #expect(draft.writer == .feminine && draft.leaveOut == [2] && draft.updates && draft.language == "en")
    }

    @Test(arguments: [
        "Zoë O'Brien & Søn", "👩‍👩‍👧 Sam", "محمد بن عبد الله", "李", "X", "Ó’",
        String(repeating: "Wolfeschlegelstein", count: 3) + "abcdef von Berg",
        "Mary = 1; DROP TABLE", "=SUM(A1)",
    ])
    func takesNames(name: String) throws {
        #expect(try form { $0.name = name }.checked(in: calais()).get().name == name)
    }

    @Test(arguments: [
        ("", TextKey.missingName), ("   ", .missingName), ("\u{200D}\u{200E}", .missingName),
        (String(repeating: "a", count: 101), .nameTooLong),
        ("a" + String(repeating: "\u{301}", count: 2_000), .nameTooLong), ("a\0b", .controlCharacters),
        ("a\r\nBcc: b@example.org", .controlCharacters),
        ("a\u{85}b", .controlCharacters), ("a\u{2028}b", .controlCharacters),
        ("a\u{1B}[0m", .controlCharacters),
    ])
    func refusesNames(name: String, kind: TextKey) {
        #expect(problems(form { $0.name = name }) == [FormIssue(.name, kind)])
    }

    /// Compares scalars, because Swift's own comparison treats both ways of writing é as equal.
    @Test(arguments: [
        ("Zoe\u{301} Lefe\u{300}vre", "Zo\u{E9} Lef\u{E8}vre"),
        ("  Zo\u{E9}  Lef\u{E8}vre ", "Zo\u{E9} Lef\u{E8}vre"),
        ("Zo\u{E9}\u{A0}\u{A0}B", "Zo\u{E9} B"), ("\u{C4}\u{323}", "\u{1EA0}\u{308}"),
        ("\u{1F00}", "\u{1F00}"), ("Ǹ\u{2CB}", "Ǹ\u{2CB}"),
    ])
    func writesNamesInOneWay(typed: String, kept: String) throws {
        let name = try form { $0.name = typed }.checked(in: calais()).get().name
        #expect(Array(name.unicodeScalars) == Array(kept.unicodeScalars))
    }

    @Test func dropsMarksThatTurnTheText() throws {
        #expect(
            try form { $0.name = "\u{202E}Zoë\u{202C} \u{2066}B\u{2069}" }.checked(in: calais()).get().name
                == "Zoë B")
    }

    @Test(
        arguments: [
            ("email", "", FormIssue(.email, .missingEmail)),
            ("email", "zoe@example", FormIssue(.email, .incompleteEmail, received: "zoe@example")),
            ("email", "a\r\nb@example.org", FormIssue(.email, .controlCharacters)),
            ("country", "", FormIssue(.country, .missingCountry)),
            ("country", "XX", FormIssue(.country, .unknownCountry, received: "XX")),
            ("postcode", "", FormIssue(.postcode, .missingPostcode)),
            (
                "postcode", "12345678901234567",
                FormIssue(.postcode, .postcodeTooLong, received: "12345678901234567")
            ),
            ("postcode", "E17\n9NJ", FormIssue(.postcode, .controlCharacters)),
            ("words", String(repeating: "x", count: 20_000), FormIssue(.words, .wordsTooLong)),
            ("words", "a\0b", FormIssue(.words, .controlCharacters)),
            ("step", "share-1", FormIssue(.step, .unknownStep, received: "share-1")),
            ("step", "", FormIssue(.step, .unknownStep)),
            ("address", "1\n2\n3\n4\n5\n6", FormIssue(.address, .addressTooLong)),
            ("address", "a\u{7}", FormIssue(.address, .controlCharacters)),
        ] as [(String, String, LetterForm.Issue)])
    func saysWhatIsWrong(field: String, value: String, expected: LetterForm.Issue) {
        let form = form {
            switch field {
            case "email": $0.email = value
            case "country": $0.country = value
            case "postcode": $0.postcode = value
            case "words": $0.words = value
            case "step": $0.step = value
            default: $0.address = value
            }
        }
        let problems = problems(form)
        #expect(field == "country" ? problems.contains(expected) : problems == [expected])
    }

    @Test func reportsAllAtOnceInTheOrderOfTheForm() {
        let kinds = problems(LetterForm()).map(\.kind)
        #expect(
            kinds == [
                .unknownStep, .missingName, .missingEmail, .missingCountry, .missingPostcode, .missingConsent,
            ])
    }

    @Test func knowsWhatTheStepNeeds() {
        let write = Step.Write(target: "minister", letter: "minister", needsPostalAddress: true)
        #expect(problems(form(), calais(write: write)) == [FormIssue(.address, .missingAddress)])
        #expect(
            problems(
                form {
                    $0.country = "HK"; $0.postcode = ""
                }) == [])
    }

    @Test(
        arguments: [
            (true, "", [], FormIssue(.words, .wordsMissing)), (true, "Moi.", [], nil),
            (false, "", [1, 2, 3], FormIssue(.leaveOut, .nothingLeft)),
            (false, "Moi.", [1, 2, 3], nil), (false, "", [1, 2], nil),
            (true, " \n ", [1, 2, 3], FormIssue(.words, .wordsMissing)),
        ] as [(Bool, String, Set<Int>, LetterForm.Issue?)])
    func leavesSomethingToSend(ownOnly: Bool, words: String, leaveOut: Set<Int>, expected: LetterForm.Issue?)
    {
        let problems = problems(form { ($0.ownOnly, $0.words, $0.leaveOut) = (ownOnly, words, leaveOut) })
        #expect(problems == [expected].compactMap(\.self))
    }

    @Test func asksOnceWhetherAnotherAddressWasMeant() throws {
        let asked = problems(form { $0.email = "zoe@gmial.com" })
        #expect(asked == [FormIssue(.email, .mistypedEmail, received: "zoe@gmail.com")])
        #expect(problems(form { ($0.email, $0.emailAsked) = ("zoe@gmial.com", "zoe@gmial.com") }) == [])
        #expect(problems(form { ($0.email, $0.emailAsked) = ("zoe@gamil.com", "zoe@gmial.com") }) != [])
    }

    @Test func keepsTheAddressThatTheNetworkKnows() throws {
        let draft = try form { $0.email = "\u{200F}Zoe@ex\u{E4}mple.org" }.checked(in: calais()).get()
        #expect(draft.email == "Zoe@xn--exmple-cua.org")
    }

    @Test func takesTenThousandCharacters() {
        #expect(problems(form { $0.words = String(repeating: "é", count: 10_000) }) == [])
        #expect(
            problems(form { $0.words = String(repeating: "é", count: 10_001) }).map(\.kind) == [.wordsTooLong]
        )
    }
}
