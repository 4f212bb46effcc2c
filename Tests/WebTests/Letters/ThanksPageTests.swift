import Domain
import Testing
import Web

@Suite struct ThanksPageTests {
    private func page(
        _ language: Language = "en", status: LetterStatus? = .onItsWay, country: String = "GB",
        done: Set<String> = [], rehearsal: Bool = false
    ) -> String {
        let context = Fixture.context(language, Fixture.campaign(), rehearsal: rehearsal)
        let letter = Fixture.letter(country: country, state: .confirmed, status: status)
        return thanksPage(
            context, letter: letter, token: Fixture.token, composed: Fixture.composed(),
            tally: Fixture.tally(5_931), done: done
        ).text
    }

    @Test(
        arguments: [
            ("en", "Thank you, Eleanor Whitcombe", "So far 5,931 people"),
            ("fr", "Merci, Eleanor Whitcombe", "À ce jour, 5\u{202F}931 personnes"),
            ("ar", "شكراً لك، Eleanor Whitcombe", "أكّد 5,931 شخصاً"),
        ] as [(Language, String, String)])
    func thanksAndCounts(_ language: Language, _ thanks: String, _ count: String) {
        let page = page(language)
        #expect(page.contains("<h1>\(thanks)</h1>"))
        #expect(page.contains("<strong>\(count)"))
    }

    @Test func nothingIsCalledDeliveredReceivedOrRead() {
        for status in LetterStatus.allCases {
            let page = page(status: status)
            for word in ["delivered", "received", "has been read"] {
                #expect(!page.contains(word), "\(status)")
            }
        }
    }

    @Test func stepsStandInOrderAndTheFirstIsDone() throws {
        let page = page()
        let order = [
            "Write to Bernard", "Speak to Bernard", "Write to Préfecture", "Tell your own MP",
            "Give phone credit", "Ask one friend",
        ]
        let places = try order.map {
            try #require(page.firstRange(of: "<h3>\($0)") ?? page.firstRange(of: "<h3><span>\($0)"))
                .lowerBound
        }
        #expect(places == places.sorted())
        #expect(page.ranges(of: #"<li class="done">"#).count == 1)
        #expect(!self.page(done: ["write-prefect"]).contains(#"href="/calais/en/write/write-prefect""#))
    }

    @Test func networksGetTheWordsThatTheTargetReads() {
        let page = page()
        let words = "Mettez-les%20%C3%A0%20l%E2%80%99abri"
        let url = "https%3A%2F%2Fletters.example%2Fcalais%2Fen"
        #expect(page.contains("https://x.com/intent/tweet?text=\(words)%20%40exampleminister&amp;url=\(url)"))
        #expect(page.contains("https://bsky.app/intent/compose?text=\(words)%20\(url)"))
    }

    @Test func writeToThemIsPrefilledAndGetsQuestionsInsteadOfAText() {
        let page = page()
        #expect(page.contains("writetothem.com/?pc=E17%209NJ&amp;a=westminstermp"))
        #expect(page.contains("What should your MP ask?"))
        #expect(!self.page(country: "FR").contains("writetothem"))
    }

    @Test func inARehearsalFormsAreShownButNotLive() {
        let page = page(rehearsal: true)
        #expect(
            !page.contains("eleanor%40")
                && !page.contains(#"href="https://www.writetothem.com"#))
    }
}
