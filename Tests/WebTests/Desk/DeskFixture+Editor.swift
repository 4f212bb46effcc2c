import Domain
import Foundation
import Web

/// Parts of the editor, of a live campaign and of a draft.
extension DeskFixture {
    static func saved(isLive: Bool = false) -> SavedText {
        SavedText(
            at: ago(0.2), by: .account(id: 2, name: "Tom <b>Bellamy"), version: 12, live: 11, isLive: isLive)
    }

    static let unsaved = SavedText(at: nil, by: .server, version: 1, live: nil, isLive: false)

    static func state(_ values: [String: String], _ saved: SavedText = saved()) -> EditorState {
        EditorState(values: values, base: 417, form: "8f14e45fceea167a", saved: saved)
    }

    static var heading: DeskCampaignHeading {
        var heading = DeskCampaignHeading(campaign: calais, members: 4)
        heading.places = Set(CampaignPlace.allCases)
        heading.states = [
            .watch: .decisions(9), .deliveries: .doubts(7), .words: .unread(2), .page: .complete,
            .targets: .complete, .letters: .wrong(2), .steps: .complete, .dates: .missing(["fr"]),
            .trying: .changes(4),
        ]
        heading.letter = "minister"
        return heading
    }

    static var draftHeading: DeskCampaignHeading {
        var campaign = crossing
        (campaign.isDraft, campaign.rehearses) = (true, true)
        var heading = DeskCampaignHeading(campaign: campaign, members: 2)
        heading.places = [.watch, .page, .targets, .letters, .steps, .dates, .trying, .people, .history]
        heading.states = [
            .page: .complete, .targets: .nobody, .letters: .outOfDate(1), .steps: .nothing,
            .dates: .complete, .trying: .partsMissing(2),
        ]
        return heading
    }

    private static let story = Page(
        title: "Ask France to keep the <b>children</b> safe",
        summary: "The camp is being cleared, and children who lived there alone have nowhere safe to sleep.",
        body: """
            On Monday 24 October police and bulldozers moved in, under [the amendment](https://law.example).

            ## What the Minister can do

            - register every child now;
            - keep them together, indoors, in Calais.
            """)

    static var pageEditor: PageEditor {
        var state = state([
            "title": "Demandez à la France de mettre à l’abri les enfants de Calais",
            "summary": "On évacue le camp, et des enfants ne savent où dormir.",
            "body": "Le lundi 24 octobre, la police et les bulldozers sont entrés dans le camp de Calais.",
        ])
        state.notices = ["The comments <b>of</b> campaign.yaml are lost where this changes it."]
        return PageEditor(
            language: "fr", original: ("en", story),
            preview: HTML(trusted: "<p>Le lundi 24 octobre, la police est entrée.</p>"), state: state)
    }

    static var pageOfDraft: PageEditor {
        var state = state(["title": "", "summary": "", "body": "<b>"], unsaved)
        state.issues = ["title": ["The page needs a <b>title."], "page": ["Nobody answers for <b>it."]]
        return PageEditor(language: "en", original: nil, preview: nil, state: state)
    }

    static var targetLines: [TargetLine] {
        var minister = TargetLine(
            Target(
                key: "minister", name: "Bernard <b>Cazeneuve", gender: .masculine,
                office: ["en": "French Minister of the Interior", "fr": "ministre de l’Intérieur"],
                reads: ["fr"], email: "ministre@interieur.example",
                form: WebForm(url: "https://interieur.example/contact", limit: 4_000),
                post: ["Place Beauvau"], handles: Handles(["x": "a", "mastodon": "@b@c.example"]),
                hours: Hours(zone: "Europe/Paris", from: 480, to: 1_140, perHour: 120)))
        minister.letters = 4_871
        var prefect = TargetLine(Target(key: "prefect", name: ""))
        prefect.issues = 2
        var member = TargetLine(Target(key: "mp", representative: "uk-house-of-commons"))
        (member.house, member.members, member.letters) = ("House of Commons", 650, 0)
        return [minister, prefect, member]
    }

    static var targetEditor: TargetEditor {
        var state = state([
            "tname": "Bernard Cazeneuve", "gender": "masculine", "reads": "fr cy",
            "office-en": "French Minister of the Interior", "salutation-fr": "Monsieur le Ministre,",
            "salutation-ar": "معالي الوزير،", "temail": "ministre@interieur.example",
            "form-url": "https://interieur.example/ contact<b>", "form-limit": "4000",
            "post": "Place Beauvau\n75008 Paris\nFrance", "handles": "x: exampleminister",
            "zone": "Europe/Paris", "per-hour": "120", "from": "08:00", "to": "19:00", "days": "working",
        ])
        state.issues = ["form-url": ["There is a gap after “example/”. Do you mean <b>?"]]
        var editor = TargetEditor(
            key: "minister", name: "Bernard <b>Cazeneuve", zones: ["Europe/Paris", "Europe/London"],
            leaving: .retire, state: state)
        editor.waiting = 640
        return editor
    }

    static func memberTarget(_ trial: MemberTargetEditor.Trial?) -> MemberTargetEditor {
        MemberTargetEditor(
            key: "mp",
            houses: [.init(key: "uk-house-of-commons", name: "House of <b>Commons", members: 650)],
            zones: ["Europe/Paris", "Europe/London"], trial: trial, leaving: .takeOut,
            state: state(
                [
                    "body": "uk-house-of-commons", "try": "ZQ1 1AA", "as-en": "your MP",
                    "salutation-en": "Dear {name},", "by": "email", "else": "skip",
                ], unsaved))
    }

    static var steps: [StepLine] {
        [
            StepLine(
                Step(
                    key: "write-minister",
                    action: .write(
                        .init(
                            target: "minister", letter: "minister", needsPostalAddress: true,
                            sendReadings: true))), target: "Bernard <b>Cazeneuve", letter: nil),
            StepLine(
                Step(
                    key: "post-minister",
                    action: .post(
                        target: "minister",
                        text: [
                            "fr":
                                "Les enfants du camp de Calais ont besoin d’un toit ce soir et d’une décision rapide."
                        ])),
                target: "Bernard <b>Cazeneuve", letter: nil),
            StepLine(
                Step(key: "write-mp", action: .write(.init(target: "mp", letter: "mp"))), target: nil,
                letter: "To one’s own MP"),
            StepLine(
                Step(
                    key: "credit",
                    action: .link(label: ["en": "Give phone <b>credit"], url: "https://credit.example/calais")
                ),
                target: nil, letter: nil),
            StepLine(Step(key: "share", action: .share(text: [:])), target: nil, letter: nil),
        ]
    }

    static func stepsEditor(_ open: StepEditor?) -> StepsEditor {
        StepsEditor(steps: steps, open: open, state: state([:], saved(isLive: true)))
    }

    static var openPost: StepEditor {
        var state = state(["target": "minister", "text-fr": "Les enfants de Calais <b>ont froid."])
        state.issues = ["text-en": ["There is no English <b>text."]]
        return StepEditor(
            key: "post-minister", kind: .post(targets: [.init(key: "minister", name: "Bernard <b>")]),
            state: state)
    }

    static var openWrite: StepEditor {
        StepEditor(
            key: "write-minister",
            kind: .write(
                targets: [.init(key: "minister", name: "Bernard Cazeneuve")],
                letters: [.init(key: "minister", name: "To the Minister")], channels: [.email, .form, .post]),
            state: state(["by": "email\nform\npost", "needs": "postal_address", "text-en": "I have written."])
        )
    }

    static var datesEditor: DatesEditor {
        DatesEditor(
            offered: ["cy", "de"], openSince: Day("2016-10-27"),
            picture: .init(path: "/calais/picture/1.jpg", file: "coats<b>.jpg", octets: 48_213),
            state: state([
                "closes": "2016-11-30", "languages": "en fr ar", "organiser-name": "Harbour <b>Letters",
                "organiser-email": "post@harbour.example", "country": "GB",
                "alt-en": "Dusk over dunes, a row of coats on a washing line",
                "alt-ar": "غروب فوق الكثبان ومعاطف معلّقة على حبل",
            ]))
    }

    static var datesOfDraft: DatesEditor {
        var state = state(
            [
                "opens": "2016-11-32<b>", "opens-at": "07:00", "zone": "Europe/Paris", "closes": "",
                "after": "erase", "languages": "en",
            ], unsaved)
        state.issues = ["opens": ["“2016-11-32<b>” is no day."]]
        return DatesEditor(offered: ["fr"], openSince: nil, picture: nil, state: state)
    }
}
