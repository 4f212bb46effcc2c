import Domain
import Foundation
import Testing

@testable import Web

extension Snapshot {
    /// The pages of the browser that wrote a letter.
    static let letter = [
        Snapshot("waiting") { language in
            let typed = "eleanor@gmial.com"
            let mistyped = LetterForm.Issue(.email, .mistypedEmail, received: "eleanor@gmail.com")
            return [
                ("just written", waiting(language)),
                ("wrong code", waiting(language, problem: .wrongCode)),
                ("code ended", waiting(language, problem: .codeEnded)),
                ("too many tries", waiting(language, problem: .tooManyTries)),
                ("too many messages", waiting(language, problem: .tooManyMessages)),
                ("sent again", waiting(language, resent: true)),
                ("mail is held", waiting(language, isMailHeld: true)),
                ("address refused", waiting(language, trouble: AddressTrouble(typed: typed))),
                ("mistyped", waiting(language, trouble: AddressTrouble(typed: typed, problem: mistyped))),
                ("by a form", waiting(language, [.form, .post])),
                (
                    "form failed",
                    waiting(language, [.form, .post], told: Handover(channel: .form, sent: false))
                ),
                ("on paper", waiting(language, [.post])),
                ("a form in a rehearsal", waiting(language, [.form], rehearsal: true)),
            ]
        },
        Snapshot("inbox") { language in
            let context = Fixture.context(language)
            return [
                ("no letter", inboxPage(context)),
                ("an old letter", inboxPage(context, token: Fixture.token)),
                ("wrong code", inboxPage(context, token: Fixture.token, problem: .wrongCode)),
                ("too many messages", inboxPage(context, token: Fixture.token, problem: .tooManyMessages)),
            ]
        },
        Snapshot("thanks") { language in
            let mail: [Channel] = [.email]
            let sent = Handover(channel: .form, sent: true)
            return [
                ("on its way", thanks(language, .onItsWay)),
                ("mail is held", thanks(language, .onItsWay, isMailHeld: true)),
                ("accepted", thanks(language, .accepted)),
                ("accepted, only mail", thanks(language, .accepted, mail)),
                ("in doubt", thanks(language, .inDoubt)),
                ("refused", thanks(language, .refused)),
                ("refused, only mail", thanks(language, .refused, mail)),
                ("by a form", thanks(language, .offered, [.form])),
                ("by a form, sent", thanks(language, .handedOver, [.form], told: sent)),
                ("on paper", thanks(language, .offered, [.post])),
                ("the next letter is written", thanks(language, .onItsWay, done: ["write-prefect"])),
                ("a rehearsal", thanks(language, .onItsWay, rehearsal: true)),
                ("abroad, and alone", thanks(language, .onItsWay, country: "FR", supporters: 0)),
            ]
        },
        Snapshot("form") { language in
            [
                ("it fits", form(language)),
                ("with a reading", form(language, composed: Fixture.withReading)),
                ("no limit", form(language, limit: nil)),
                ("too long, own words fit", form(language, limit: 300)),
                ("too long in any case", form(language, limit: 50)),
                ("a rehearsal", form(language, rehearsal: true)),
            ]
        },
        Snapshot("paper") { language in
            [
                ("one sheet", paper(language)),
                ("with a reading", paper(language, composed: Fixture.withReading)),
                ("to Britain", paper(language, post: ["London SW1A 0AA", "United Kingdom"])),
                ("dense", paper(language, composed: Fixture.composed(paragraphs: 9))),
                ("two sheets", paper(language, composed: Fixture.composed(paragraphs: 16))),
            ]
        },
    ]

    private static func waiting(
        _ language: Language, _ channels: [Channel] = [.email, .form, .post], problem: WaitingProblem? = nil,
        resent: Bool = false, told: Handover? = nil, trouble: AddressTrouble? = nil, isMailHeld: Bool = false,
        rehearsal: Bool = false
    ) -> HTML {
        waitingPage(
            Fixture.context(language, Fixture.campaign(minister: channels), rehearsal: rehearsal),
            letter: Fixture.letter(), token: Fixture.token, composed: Fixture.composed(), problem: problem,
            resent: resent, told: told, trouble: trouble, isMailHeld: isMailHeld)
    }

    private static func thanks(
        _ language: Language, _ status: LetterStatus, _ channels: [Channel] = [.email, .form, .post],
        country: String = "GB", supporters: Int = 5_931, done: Set<String> = [], told: Handover? = nil,
        isMailHeld: Bool = false, rehearsal: Bool = false
    ) -> HTML {
        thanksPage(
            Fixture.context(language, Fixture.campaign(minister: channels), rehearsal: rehearsal),
            letter: Fixture.letter(country: country, state: .confirmed, status: status), token: Fixture.token,
            composed: Fixture.composed(), tally: Fixture.tally(supporters), done: done, told: told,
            isMailHeld: isMailHeld)
    }

    private static func form(
        _ language: Language, limit: Int? = 4_000, composed: ComposedLetter = Fixture.composed(),
        rehearsal: Bool = false
    ) -> HTML {
        let context = Fixture.context(language, Fixture.campaign(limit: limit), rehearsal: rehearsal)
        return formPage(context, letter: Fixture.letter(), token: Fixture.token, composed: composed) ?? ""
    }

    private static func paper(
        _ language: Language, post: [String] = ["Place Beauvau", "75008 Paris", "France"],
        composed: ComposedLetter = Fixture.composed()
    ) -> HTML {
        var campaign = Fixture.campaign()
        campaign.targets[0].post = post
        let context = Fixture.context(language, campaign)
        return paperPage(context, letter: Fixture.letter(), token: Fixture.token, composed: composed) ?? ""
    }
}
