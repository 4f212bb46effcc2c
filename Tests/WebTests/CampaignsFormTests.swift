import Domain
import Testing
import Web

/// Tests that typed values survive every page that a form issue or a refusal leads to.
@Suite struct KeptFormTests {
    static let everything = [
        "value=\"Zoë O&#39;Brien &amp; &lt;Søn&gt;\"", "value=\"eleanor.whitcombe@mail\"",
        "value=\"E17 9NJ\"", "14 Orford Road\nLondon",
        "I teach at a school in Walthamstow.\n&quot;Two&quot; of my pupils came from Calais.",
    ]

    @Test func theProblemPageKeepsEverything() throws {
        let problems: [LetterForm.Issue] = [
            FormIssue(.email, .incompleteEmail, received: "eleanor.whitcombe@mail"),
            FormIssue(.consent, .missingConsent),
        ]
        let page = try problemPage(Calais.context(), form: Calais.typed, problems: problems).text
        for value in Self.everything { #expect(page.contains(value), "\(value)") }
        #expect(!page.contains("Zoë O'Brien & <Søn>"))
    }

    @Test(
        arguments: [
            (.name, .missingName), (.name, .nameTooLong), (.email, .missingEmail),
            (.email, .incompleteEmail), (.email, .impossibleEmail), (.email, .otherSignEmail),
            (.email, .mistypedEmail), (.country, .missingCountry), (.country, .unknownCountry),
            (.postcode, .missingPostcode), (.postcode, .postcodeTooLong), (.address, .missingAddress),
            (.address, .addressTooLong), (.words, .wordsTooLong), (.words, .wordsMissing),
            (.leaveOut, .nothingLeft), (.step, .unknownStep), (.consent, .missingConsent),
            (.name, .controlCharacters),
        ] as [(LetterForm.Field, TextKey)])
    func everyProblemHasItsWords(_ field: LetterForm.Field, _ kind: TextKey) throws {
        let page = try problemPage(
            Calais.context("fr"), form: Calais.typed, problems: [FormIssue(field, kind, received: "<x>")]
        ).text
        #expect(page.contains("id=\"error-\(field.rawValue)\""))
        #expect(!page.contains("<x>"))
        #expect(!page.contains("{received}"))
    }

    @Test(arguments: [HTTPRefusal.tooMany, .busy, .broken]) func whatPassesCanBeSentAgain(
        _ refusal: HTTPRefusal
    ) {
        let page = errorPage(refusal, context: Calais.context(), form: Calais.typed, requestID: "7f3a").text
        #expect(page.contains("name=\"name\" value=\"Zoë O&#39;Brien &amp; &lt;Søn&gt;\""))
        #expect(!page.contains("name=\"consent\""))
        #expect(page.contains("7f3a") == (refusal == .broken))
    }

    @Test(arguments: HTTPRefusal.allCases, ["en", "fr", "ar"] as [Language]) func everyRefusalSaysWhatToDo(
        _ refusal: HTTPRefusal, _ language: Language
    ) {
        let site = SiteContext(
            language: language, links: Links(site: "http://localhost:8080"), rehearsal: false)
        let page = errorPage(refusal, site: site, requestID: "7f3a").text
        #expect(page.contains("<a class=\"button\" href=\"/\">"))
        #expect(!page.contains("{id}"))
    }

    @Test func thePreviewHoldsTheLetterAndEverythingTyped() throws {
        var form = Calais.typed
        form.email = "zoe@letters.example"
        form.consent = true
        let step = Calais.campaign.steps[0]
        let draft = try form.checked(in: Calais.campaign).get()
        let composed = try compose(
            draft, in: Calais.campaign, step: try #require(step.write), place: nil, on: Day(Calais.now))
        form.consent = false
        let page = try previewPage(Calais.context(), step: step, form: form, draft: draft, composed: composed)
            .text
        #expect(page.contains("type=\"hidden\" name=\"leave_out\" value=\"3\""))
        #expect(page.ranges(of: "name=\"consent\"").count == 1)
        #expect(!page.contains("{"))
    }

    @Test func aLaterStepIsFilledInAlready() throws {
        let page = try stepPage(Calais.context("fr"), step: Calais.campaign.steps[0], form: Calais.typed).text
        #expect(page.contains("Ce que vous avez déjà saisi est repris."))
    }
}
