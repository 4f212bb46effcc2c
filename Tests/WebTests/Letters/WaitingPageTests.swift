import Domain
import Testing
import Web

@Suite struct WaitingPageTests {
    private func page(
        _ channels: [Channel] = [.email, .form, .post], _ language: Language = "en",
        problem: WaitingProblem? = nil, resent: Bool = false,
        rehearsal: Bool = false
    ) -> String {
        let context = Fixture.context(language, Fixture.campaign(minister: channels), rehearsal: rehearsal)
        return waitingPage(
            context, letter: Fixture.letter(), token: Fixture.token, composed: Fixture.composed(),
            problem: problem, resent: resent
        ).text
    }

    @Test func asksForTheCodeAndOffersToSendAgain() {
        let page = page()
        #expect(page.contains("<bdi>eleanor@whitcombe.example</bdi>"))
        #expect(page.contains(#"<form action="/confirm" method="post">"#))
        #expect(page.contains(#"<form action="/calais/resend" method="post">"#))
        #expect(page.ranges(of: #"<input type="hidden" name="letter" value="9.secret">"#).count == 2)
        #expect(page.contains(#"name="code" dir="ltr" inputmode="numeric" autocomplete="one-time-code""#))
        #expect(page.contains("“Your letter to Bernard Cazeneuve”"))
        #expect(!page.contains("handed-over") && !page.contains("error-code"))
    }

    @Test func lettersOfSharedComputersCanBeForgotten() {
        #expect(page().contains(#"<form class="noprint" action="/calais/forget" method="post">"#))
    }

    @Test(arguments: ["en", "fr", "ar"] as [Language]) func aRefusedAddressCanBeCorrected(
        _ language: Language
    ) {
        let trouble = AddressTrouble(
            typed: "eleanor@gmial.com",
            problem: FormIssue(.email, .mistypedEmail, received: "eleanor@gmail.com"))
        let page = waitingPage(
            Fixture.context(language), letter: Fixture.letter(), token: Fixture.token,
            composed: Fixture.composed(), trouble: trouble
        ).text
        #expect(page.contains("\u{2068}eleanor@whitcombe.example\u{2069}"))
        #expect(
            page.contains(#"type="email" dir="ltr" autocomplete="email" required value="eleanor@gmial.com""#))
        #expect(
            page.contains(#"name="email_asked" value="eleanor@gmial.com""#)
                && page.contains(#"action="/calais/resend""#))
        #expect(!page.contains(#"name="code""#), "nothing went there that could be typed")
        #expect(page.ranges(of: #"class="main""#).count == 1)
    }

    @Test(arguments: ["en", "fr", "ar"] as [Language]) func heldMailIsToldWhereItIsWaitedFor(
        _ language: Language
    ) throws {
        let text = try #require(InterfaceText(language))
        for isHeld in [true, false] {
            let waiting = waitingPage(
                Fixture.context(language), letter: Fixture.letter(), token: Fixture.token,
                composed: Fixture.composed(),
                isMailHeld: isHeld)
            #expect(waiting.text.contains(text[.waitingHeld]) == isHeld)
            for status in LetterStatus.allCases {
                let thanks = thanksPage(
                    Fixture.context(language), letter: Fixture.letter(state: .confirmed, status: status),
                    token: Fixture.token,
                    composed: Fixture.composed(), tally: Fixture.tally(5), isMailHeld: isHeld)
                #expect(
                    thanks.text.contains(text[.thanksHeld]) == (isHeld && status == .onItsWay), "\(status)")
            }
        }
    }

    @Test func aLetterOfYesterdayShowsOnlyTheCode() {
        let page = inboxPage(Fixture.context(), token: Fixture.token, problem: .wrongCode).text
        #expect(
            page.contains(#"name="code""#) && page.contains(#"id="error-code""#)
                && page.contains("/calais/forget"))
        #expect(!page.contains("eleanor") && !page.contains("Cazeneuve"))
        #expect(!inboxPage(Fixture.context()).text.contains(#"name="code""#))
    }

    @Test func neverHoldsTheConfirmLink() { #expect(!page([.form]).contains("/confirm/")) }

    @Test(arguments: [WaitingProblem.wrongCode, .codeEnded, .tooManyTries]) func marksTheCode(
        _ problem: WaitingProblem
    ) {
        let page = page(problem: problem)
        #expect(page.contains(#"id="error-code" role="alert""#))
        #expect(page.contains(#"aria-describedby="code-hint error-code" aria-invalid="true""#))
    }

    @Test func saysWhatBecameOfAnotherMessage() {
        let noted = page(resent: true)
        #expect(
            noted.contains(#"role="status">We have noted it."#) && !noted.contains("on its way")
                && !noted.contains("have sent"))
        #expect(page(problem: .tooManyMessages).contains(#"<p class="note red" role="alert">"#))
    }

    @Test(arguments: ["en", "fr", "ar"] as [Language]) func offersTheFormAtOnce(_ language: Language) {
        let page = page([.form, .post], language)
        #expect(
            page.contains(
                #"href="https://interieur.example/contact?a=1&amp;b=2" target="_blank" rel="noopener noreferrer""#
            ))
        #expect(page.contains(#"<input type="hidden" name="channel" value="form">"#))
        #expect(
            page.contains(#"<button name="outcome" value="sent">"#)
                && page.contains(#"<button name="outcome" value="failed">"#))
        #expect(page.ranges(of: #"class="main""#).count == 1)
    }

    @Test func offersPaperAtOnce() {
        let page = page([.post])
        #expect(
            page.contains(#"href="/calais/en/paper/write-minister""#)
                && page.contains(#"name="channel" value="post""#))
    }

    @Test func inARehearsalTheFormIsShownButNotLive() {
        let page = page([.form], rehearsal: true)
        #expect(page.contains("https://interieur.example/contact?a=1&amp;b=2</bdi>"))
        #expect(!page.contains(#"href="https://interieur.example"#))
    }
}
