import Domain
import Testing
import Web

@Suite struct WaitingPageTests {
    private func page(
        _ channels: [Channel] = [.email, .form, .post], _ language: Language = "en",
        resent: Bool = false, rehearsal: Bool = false
    ) -> String {
        let context = Fixture.context(language, Fixture.campaign(minister: channels), rehearsal: rehearsal)
        return waitingPage(
            context, letter: Fixture.letter(), token: Fixture.token, composed: Fixture.composed(),
            resent: resent
        ).text
    }

    @Test func asksForTheCodeAndOffersToSendAgain() {
        let page = page()
        #expect(page.ranges(of: #"<input type="hidden" name="letter" value="9.secret">"#).count == 2)
        #expect(!page.contains("handed-over") && !page.contains("error-code"))
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
        #expect(!page.contains("eleanor") && !page.contains("Cazeneuve"))
    }

    @Test func neverHoldsTheConfirmLink() { #expect(!page([.form]).contains("/confirm/")) }

    @Test func saysWhatBecameOfAnotherMessage() {
        let noted = page(resent: true)
        #expect(
            noted.contains(#"role="status">We have noted it."#) && !noted.contains("on its way")
                && !noted.contains("have sent"))
    }

    @Test(arguments: ["en", "fr", "ar"] as [Language]) func offersTheFormAtOnce(_ language: Language) {
        let page = page([.form, .post], language)
        #expect(page.contains(#"<input type="hidden" name="channel" value="form">"#))
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
        #expect(!page.contains(#"href="https://interieur.example"#))
    }
}
