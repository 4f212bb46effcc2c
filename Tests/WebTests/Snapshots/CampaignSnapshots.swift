import Domain
import Foundation
import Testing

@testable import Web

extension Snapshot {
    /// The campaign page, and the pages that show its form again.
    static let campaign = [
        Snapshot("campaign", whole: true) { language in
            let page = { (name: String, context: PageContext, tally: Tally) in
                (name, try campaignPage(context, tally: tally))
            }
            var rehearsed = Calais.tally
            rehearsed.rehearsal = true
            return try [
                page("open", Calais.context(language), Calais.tally),
                page("with a picture", pictured(language), Calais.tally),
                page("not open yet", dated(language, "2016-10-26"), Calais.tally),
                page("closed", dated(language, "2016-12-01"), Calais.tally),
                page("a rehearsal", Calais.context(language, rehearsal: true), rehearsed),
            ] + ways(language).map { try page($0.name, $0.context, Calais.tally) }
        },
        Snapshot("issues") { language in
            let context = Calais.context(language)
            let two: [LetterForm.Issue] = [
                FormIssue(.email, .incompleteEmail, received: "eleanor.whitcombe@mail"),
                FormIssue(.consent, .missingConsent),
            ]
            var gone = Calais.typed
            gone.step = "gone"
            return [
                ("two issues", try problemPage(context, form: Calais.typed, problems: two)),
                ("every issue", try problemPage(context, form: Calais.typed, problems: everyIssue)),
                (
                    "the step is gone",
                    try problemPage(context, form: gone, problems: [.init(.step, .unknownStep)])
                ),
                ("from another site", try strange(context, .forbidden)),
                ("without an origin", try strange(context, .unsaid)),
            ]
        },
        Snapshot("preview") { language in
            var form = Calais.typed
            (form.email, form.consent) = ("zoe@letters.example", true)
            let step = Calais.campaign.steps[0]
            let draft = try form.checked(in: Calais.campaign).get()
            let composed = try compose(
                draft, in: Calais.campaign, step: try #require(step.write), place: nil, on: Day(Calais.now))
            form.consent = false
            let page = try previewPage(
                Calais.context(language), step: step, form: form, draft: draft, composed: composed)
            return [("before sending", page)]
        },
        Snapshot("step") { language in
            let (context, step) = (Calais.context(language), Calais.campaign.steps[0])
            return [
                ("empty", try stepPage(context, step: step)),
                ("filled in", try stepPage(context, step: step, form: Calais.typed)),
                (
                    "the browser is proved",
                    try stepPage(context, step: step, form: Calais.typed, proved: true)
                ),
            ]
        },
    ]

    /// One issue of every kind, at a field that can have it.
    private static let everyIssue: [LetterForm.Issue] = [
        (.name, .missingName), (.name, .nameTooLong), (.email, .missingEmail), (.email, .incompleteEmail),
        (.email, .impossibleEmail), (.email, .otherSignEmail), (.email, .mistypedEmail),
        (.country, .missingCountry), (.country, .unknownCountry), (.postcode, .missingPostcode),
        (.postcode, .postcodeTooLong), (.address, .missingAddress), (.address, .addressTooLong),
        (.words, .wordsTooLong), (.words, .wordsMissing), (.words, .nothingLeft), (.step, .unknownStep),
        (.consent, .missingConsent), (.words, .controlCharacters), (.words, .missingSeat),
    ].map { FormIssue($0, $1, received: "eleanor@mail.example") }

    private static func strange(_ context: PageContext, _ refusal: HTTPRefusal) throws -> HTML {
        try foreignOriginPage(context, refusal, step: Calais.campaign.steps[0], form: Calais.typed, seat: nil)
    }

    private static func pictured(_ language: Language) -> PageContext {
        var campaign = Calais.campaign
        campaign.closes = Day("2016-11-30")
        campaign.picture = Picture(
            file: "tents.jpg", description: ["en": "Tents", "fr": "Des tentes", "ar": "خيام"])
        var context = Calais.context(language, campaign: campaign)
        context.picture = PagePicture(path: "/calais/picture/1.jpg", width: 1_200, height: 800)
        return context
    }

    private static func dated(_ language: Language, _ day: String) throws -> PageContext {
        var campaign = Calais.campaign
        campaign.closes = Day("2016-11-30")
        return Calais.context(language, campaign: campaign, now: try #require(Day(day)).start)
    }

    /// The campaign page for each way that a letter can take.
    private static func ways(_ language: Language) -> [(name: String, context: PageContext)] {
        let campaign = { (by: [Channel], house: String?) in
            var campaign = Calais.campaign
            campaign.steps[0] = Step(
                key: "write-minister", action: .write(.init(target: "minister", letter: "minister", by: by)))
            if let house {
                campaign.targets[0] = Target(key: "minister", reads: ["fr"], representative: house)
            }
            return Calais.context(language, campaign: campaign)
        }
        return [
            ("by e-mail alone, without an address", campaign([.email], nil)),
            ("by a form alone", campaign([.form], nil)),
            ("on paper alone", campaign([.post], nil)),
            ("to a member", campaign([.email, .form, .post], "no-stortinget")),
            ("by WriteToThem", campaign([.writetothem], "uk-house-of-commons")),
        ]
    }
}
