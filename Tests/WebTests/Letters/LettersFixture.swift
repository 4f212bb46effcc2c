import Domain
import Foundation
import Web

/// A campaign with every kind of step, and one supporter's letter in it.
enum Fixture {
    static let now = Date(timeIntervalSince1970: 1_478_182_800)  // 2016-11-03 14:20 UTC

    static func campaign(minister channels: [Channel] = [.email, .form, .post], limit: Int? = 4_000)
        -> Campaign
    {
        Campaign(
            slug: "calais", languages: ["en", "fr", "ar"],
            publisher: Publisher(
                name: "Harbour Letters", email: "post@harbour.example",
                privacy: "https://harbour.example/privacy"),
            opens: Day("2016-10-27")!,
            targets: [minister(limit), prefect, Target(key: "mp", representative: "uk-house-of-commons")],
            steps: [
                Step(
                    key: "write-minister",
                    action: .write(.init(target: "minister", letter: "minister", by: channels))),
                Step(
                    key: "post-minister",
                    action: .post(
                        target: "minister", text: ["en": "Shelter them", "fr": "Mettez-les à l’abri"])),
                Step(
                    key: "write-prefect",
                    action: .write(.init(target: "prefect", letter: "minister", by: [.form]))),
                Step(key: "write-mp", action: .write(.init(target: "mp", letter: "mp", by: [.writetothem]))),
                Step(
                    key: "link-1",
                    action: .link(
                        label: ["en": "Give phone credit", "fr": "Offrir du crédit"],
                        url: "https://credit.example/go")),
                Step(
                    key: "share",
                    action: .share(text: ["en": "I wrote. Would you?", "fr": "J’ai écrit. Et vous ?"])),
            ],
            pages: [
                "en": Page(title: "The children in Calais", summary: "", body: ""),
                "fr": Page(title: "Les enfants de Calais", summary: "", body: ""),
                "ar": Page(title: "أطفال كاليه", summary: "", body: ""),
            ],
            letters: [
                "mp": LetterText(
                    key: "mp",
                    versions: [
                        "en": .init(
                            subject: "Calais", prompts: ["What have you seen?", "What should your MP ask?"],
                            paragraphs: [])
                    ])
            ])
    }

    private static func minister(_ limit: Int?) -> Target {
        Target(
            key: "minister", name: "Bernard Cazeneuve", gender: .masculine,
            office: ["en": "French Minister of the Interior", "fr": "Ministre de l’Intérieur"],
            reads: ["fr"], email: "ministre@interieur.example",
            form: WebForm(url: "https://interieur.example/contact?a=1&b=2", limit: limit),
            post: ["Place Beauvau", "75008 Paris", "France"],
            handles: Handles(["x": "exampleminister", "mastodon": "@minister@social.example"]))
    }

    private static let prefect = Target(
        key: "prefect", name: "Préfecture du Pas-de-Calais", office: ["en": "Prefect of the Pas-de-Calais"],
        reads: ["fr"],
        form: WebForm(url: "https://prefecture.example/ecrire"))

    static func context(
        _ language: Language = "en", _ campaign: Campaign = campaign(), rehearsal: Bool = false
    ) -> PageContext {
        PageContext(
            campaign: campaign, language: language, links: Links(site: "https://letters.example"),
            rehearsal: rehearsal, now: now)
    }

    static let words = "J’enseigne à Walthamstow. Deux de mes élèves sont venus de Calais."

    static func letter(
        name: String = "Eleanor Whitcombe", country: String = "GB", state: Letter.State = .written,
        status: LetterStatus? = nil, words: String = words
    ) -> Letter {
        Letter(
            id: 1, campaign: "calais", campaignVersion: 1, target: "minister",
            draft: Draft(
                step: "write-minister", language: "en", name: name, email: "eleanor@whitcombe.example",
                country: country, postcode: "E17 9NJ",
                address: ["14 Orford Road", "London"], writer: .feminine, words: words),
            rehearsal: false, state: state, status: status, writtenAt: now,
            confirmedAt: state == .confirmed ? now : nil)
    }

    static let paragraph =
        "Je vous écris en tant que citoyenne pour vous demander de protéger les enfants qui sont encore à Calais."

    static func composed(paragraphs: Int = 3, words: String = words, name: String = "Eleanor Whitcombe")
        -> ComposedLetter
    {
        let signature = "\(name)\n14 Orford Road\nLondon\nE17 9NJ\nRoyaume-Uni"
        let blocks =
            ["Monsieur le Ministre,"] + Array(repeating: paragraph, count: paragraphs) + [words, signature]
        return ComposedLetter(
            subject: "Protéger les enfants de Calais",
            body: blocks.filter { !$0.isEmpty }.joined(separator: "\n\n"), language: "fr")
    }

    static var withReading: ComposedLetter {
        var letter = composed()
        letter.reading = .init(
            language: "en", subject: "Shelter the children", body: "Dear Minister,\n\nTake them in.")
        return letter
    }

    static func tally(_ supporters: Int) -> Tally {
        var tally = Tally(asOf: now, rehearsal: false)
        tally.supporters = supporters
        return tally
    }

    static let token = "9.secret"
}
