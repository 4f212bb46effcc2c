import Domain
import Foundation
import Web

/// Letters, a pasted text, two at once, and publishing.
extension DeskFixture {
    static var letters: LettersEditor {
        var state = state([
            "fr-subject": "Mettre à l’abri les enfants de Calais",
            "en-subject": "Bringing the children to safety",
            "fr-1":
                "Je vous écris, en tant que {citoyenne|citoyen|citoyen·ne}, au sujet des enfants qui vivaient seuls dans le camp de Calais lorsque son évacuation a commencé, le lundi 24 octobre 2016.",
            "en-1":
                "I am writing to you, as a citizen, about the children who were living alone in the Calais camp when its clearance began on Monday 24 October 2016.",
            "fr-2": "Or certains ont passé la nuit dehors, parmi des abris incendiés <b>.",
            "en-2": "Yet some have spent the night outside.", "own-words": "2",
            "fr-3": "Je suis {prête}, comme beaucoup d’autres, à prendre ma part de leur accueil.",
            "en-3": "I am ready, like many others, to do my part to welcome them.",
            "prompts-fr": "Qu’est-ce qui vous lie à ces enfants ?\nQue ferait votre commune <b> ?",
            "prompts-en": "What ties you to these children?",
        ])
        state.issues = ["fr-3": ["One word for <b>everybody."]]
        var editor = LettersEditor(
            key: "minister",
            tabs: [
                .init(key: "minister", recipient: "Bernard <b>Cazeneuve", issues: 1),
                .init(key: "mp", recipient: nil, issues: 0),
            ], original: "fr", reading: "en", paragraphs: 3, state: state)
        editor.readings = [.init("en", .outOfDate(1)), .init("ar", .nothing)]
        editor.salutations = ["fr": "Monsieur le Ministre,", "en": "Dear <b>Minister,"]
        editor.recipientPath = "/desk/calais/targets/minister"
        editor.reads = [
            "fr-1": [AgreeingForms(feminine: "citoyenne", masculine: "citoyen", other: "citoyen·ne<b>")]
        ]
        editor.outdated = [
            "en-2": OutdatedParagraph(
                originalAt: ago(26), readingAt: ago(160),
                changes: [
                    .same("… que certains "), .gone("dorment <b>"), .new("ont passé la nuit"),
                    .same(" dehors …"),
                ])
        ]
        editor.length = LetterLength(characters: 1_412, limit: 4_000)
        editor.looks = LetterLooks(feminine: "/a", masculine: "/b", other: "/c", paper: "/d")
        editor.waiting = 640
        return editor
    }

    static var lettersAlone: LettersEditor {
        var editor = LettersEditor(
            key: "mp", tabs: [.init(key: "mp", recipient: nil, issues: 0)], original: "ar", reading: nil,
            paragraphs: 0, state: state(["ar-1": ""], unsaved))
        editor.readings = [.init("en", .nothing)]
        editor.length = LetterLength(characters: 4_412, limit: 4_000)
        return editor
    }

    static var pastedParts: PastedPartsForm {
        let french = [
            "Je vous écris en tant que citoyenne Britannique afin de solliciter votre aide pour les enfants qui vivaient dans le camp.",
            "Je voudrais vous faire savoir <b>qu’un grand nombre d’entre nous sont prêts.",
        ]
        var form = PastedPartsForm(
            pasted: "Les Enfants du Calais: Please Write <b>",
            parts: TextParts(
                title: "Please Write to The French Government <b>",
                parts: [
                    .init(.story, "en", ["Please help us get the children to safety.", "All this week <b>"]),
                    .init(.letter, "fr", salutation: "Cher Monsieur Cazeneuve,<b>", french),
                    .init(.letter, "en", ["I’m writing to you as a British citizen."]),
                    .init(.leftOut, "en", ["Letter to send."]),
                ]), starts: [0, 2, 5, 6], languages: ["en", "fr", "ar"])
        form.cleaned = ["Double spaces became single ones <b>."]
        form.links = ["you can write to him online using this link", "on twitter <b>here"]
        form.words = [
            .init(
                part: 2, word: "citoyenne<b>",
                forms: AgreeingForms(feminine: "citoyenne", masculine: "citoyen", other: "citoyen·ne"))
        ]
        form.issues = ["slug": ["calais<b> is taken."]]
        return form
    }

    static var newCampaign: NewCampaignForm {
        var form = NewCampaignForm(ways: Set(NewCampaignWay.allCases), languages: ["en", "fr", "ar"])
        form.sources = [
            .init(slug: "calais", title: calais.title, phase: .open),
            .init(slug: "bus", title: "Night bus", phase: nil),
        ]
        form.readsWord = true
        return form
    }

    static var newCampaignWrong: NewCampaignForm {
        var form = NewCampaignForm(ways: [.blank, .copy], languages: ["en", "fr"])
        form.values = ["title": "Night <b>bus", "slug": "bus"]
        form.issues = ["slug": ["“bus<b>” is taken."], "": ["The folder was <b>empty."]]
        return form
    }

    static var conflict: ConflictEditor {
        var editor = ConflictEditor(
            place: .letters, about: "Letter to the <b>Minister", action: "/desk/calais/letters/minister",
            by: .account(id: 2, name: "Tom <b>"), at: ago(0.1), beganAt: ago(0.5),
            pairs: [
                .init(
                    name: "fr-3", label: "French, <b>paragraph 3", language: "fr",
                    mine: "Or les associations présentes sur place rapportent <b>.",
                    theirs: [.same("Or les associations "), .gone("sur place"), .new("à Calais <b>")]),
                .init(
                    name: "ar-1", label: "Arabic, paragraph 1", language: "ar", mine: "أكتب إليكم",
                    theirs: [.new("أكتب")]),
            ], state: state(["fr-1": "Je vous écris <b>", "fr-3": "x"]))
        editor.mergedTheirs = ["English, paragraph 3 <b>"]
        editor.mergedMine = ["Subject in English"]
        return editor
    }

    private static let looks: [LookRow] = [
        LookRow(.page, [.page("en", path: "/1"), .page("fr", path: "/2"), .page("ar", path: "/3")]),
        LookRow(.phone, [.page("en", path: "/4")]), LookRow(.print, [.page("en", path: "/4")]),
        LookRow(
            .letter,
            [
                .signed(.feminine, path: "/5"), .signed(.masculine, path: "/6"), .signed(.other, path: "/7"),
                .paper(path: "/8"),
            ]), LookRow(.mail, []),
        LookRow(.after, [.inbox(path: "/9"), .thanks(path: "/10"), .form(path: "/11")]),
    ]

    static var concerned: ConcernedLetters {
        var letters = ConcernedLetters()
        (letters.gone, letters.onTheirWay, letters.offered) = (9_100, 640, 1)
        (letters.unconfirmed, letters.held) = (.init(10_000, isMore: true), .init(3))
        return letters
    }

    static var trying: TryEditor {
        var editor = TryEditor(
            checks: [
                .init(.page, .complete), .init(.targets, .complete),
                .init(
                    .letters, .outOfDate(1),
                    [("The English <b>paragraph 3 is older.", "/desk/calais/letters/minister#en-3")]),
                .init(.dates, .missing(["fr"])),
            ], zones: ["Europe/Paris", "Europe/London"],
            state: state(["note": "Minister: <b>paragraphs 3 and 5", "when": "later", "day": "2016-11-04"]))
        editor.looks = looks
        editor.tests = [
            .init(at: ago(0.1), version: 12, .sent, reply: "250 2.0.0 Ok: queued <b>"),
            .init(
                at: ago(0.2), version: 12, .underWay, reply: "451 4.7.1 Greylisted",
                meaning: "It asks every new sender to wait <b>."),
        ]
        editor.changes = [
            .init(
                "Letter to the <b>Minister, French, paragraph 3", by: .account(id: 1, name: "Ruth"),
                [.same("… que certains "), .gone("dorment"), .new("ont passé <b>la nuit")], "fr"),
            .init("Steps: new at number 5 <b>", by: nil, [], nil),
        ]
        editor.questions = [
            .init(value: "email-minister", label: "Letters to <b> go to a new address", hint: "Old <b>")
        ]
        editor.follows = .init(
            concerned, outdated: [("Letter <b>, English, paragraph 3", "/desk/calais/letters/minister#en-3")])
        editor.scheduled = .init(at: now, zone: "Europe/Paris", by: .account(id: 2, name: "Tom <b>"))
        return editor
    }

    static var tryingDraft: TryEditor {
        var editor = TryEditor(
            checks: [
                .init(.page, .complete),
                .init(.targets, .nobody, [("nobody to write to <b>yet", "/desk/crossing/targets")]),
                .init(.letters, .nothing), .init(.dates, .complete),
            ], zones: [], state: state([:], unsaved))
        editor.looks = [looks[0], LookRow(.letter, [])]
        editor.canTest = false
        return editor
    }

    static var tryingFirst: TryEditor {
        TryEditor(
            checks: CampaignPlace.parts.map { .init($0, .complete) }, zones: ["Europe/London"],
            state: state([:], unsaved))
    }

    static func published(isChange: Bool) -> PublishedCampaign {
        var published = PublishedCampaign(
            version: 12, address: "https://letters.example/calais",
            code: HTML(
                trusted:
                    "<svg viewBox=\"0 0 29 29\" role=\"img\" aria-labelledby=\"qr\"><title id=\"qr\">QR</title><path d=\"M2 2h7v7H2zM20 2h7v7h-7zM2 20h7v7H2zM12 12h5v5h-5z\"/></svg>"
            ),
            words: [
                .init(
                    language: "en", subject: "Children <b>of Calais",
                    mail: "I have written to the Minister. It takes four minutes:", post: "Write <b>with me:"),
                .init(
                    language: "ar", subject: "أطفال كاليه", mail: "كتبتُ إلى الوزير:", post: "اكتبوا معي:"),
            ], isChange: isChange)
        published.since = isChange ? now : nil
        published.opens = isChange ? nil : Day("2016-11-14")
        return published
    }

    static var overviewOfDraft: CampaignOverview {
        CampaignOverview(saved: unsaved, checks: tryingDraft.checks)
    }

    static var overview: CampaignOverview {
        CampaignOverview(saved: saved(isLive: true), address: "https://letters.example/calais")
    }

    /// The pages of the editor, by name.
    static func editorPages(_ context: DeskPageContext, _ rehearsal: DeskPageContext)
        -> [(name: String, html: HTML)]
    {
        parts(context, rehearsal) + [
            ("new", newCampaignPage(context, newCampaign)),
            ("new-wrong", newCampaignPage(rehearsal, newCampaignWrong)),
            ("new-parts", pastedPartsPage(context, pastedParts)),
            ("conflict", conflictPage(context, heading, conflict)),
            ("try", tryPage(context, heading, trying)),
            ("try-rehearsal", tryPage(rehearsal, draftHeading, tryingDraft)),
            ("try-first", tryPage(rehearsal, draftHeading, tryingFirst)),
            ("published", publishedPage(rehearsal, draftHeading, published(isChange: false))),
            ("published-change", publishedPage(context, heading, published(isChange: true))),
            ("overview-draft", overviewPage(rehearsal, draftHeading, overviewOfDraft)),
            ("overview", overviewPage(context, heading, overview)),
        ]
    }

    private static func parts(_ context: DeskPageContext, _ rehearsal: DeskPageContext)
        -> [(name: String, html: HTML)]
    {
        [
            ("page", pageEditorPage(context, heading, pageEditor)),
            ("page-draft", pageEditorPage(rehearsal, draftHeading, pageOfDraft)),
            ("letters", lettersEditorPage(context, heading, letters)),
            ("letters-alone", lettersEditorPage(rehearsal, draftHeading, lettersAlone)),
            ("letters-none", noLetterPage(rehearsal, draftHeading)),
            ("targets", targetsPage(context, heading, targetLines, state([:]))),
            ("targets-none", targetsPage(rehearsal, draftHeading, [], state([:], unsaved))),
            ("target", targetPage(context, heading, targetEditor)),
            (
                "target-mp",
                memberTargetPage(
                    rehearsal, draftHeading,
                    memberTarget(.found(name: "Ines <b>Harrow", division: "Zedquay", email: "a@<b>")))
            ),
            ("target-mp-unknown", memberTargetPage(context, heading, memberTarget(.unknown))),
            ("steps", stepsPage(context, heading, stepsEditor(openPost))),
            ("steps-write", stepsPage(context, heading, stepsEditor(openWrite))),
            ("steps-draft", stepsPage(rehearsal, draftHeading, stepsEditor(nil))),
            ("dates", datesPage(context, heading, datesEditor)),
            ("dates-draft", datesPage(rehearsal, draftHeading, datesOfDraft)),
        ]
    }
}
