import Domain
import Foundation
import Web

extension DeskFixture {
    /// All pages in one language, by name.
    static func pages(_ language: Language) -> [(name: String, html: HTML)] {
        signedOut(context(language)) + rehearsing(context(language, ruth, rehearsal: true))
            + signedIn(context(language, ruth), context(language, tom))
            + editorPages(context(language, ruth), context(language, tom, rehearsal: true))
            + figurePages(context(language, ruth), context(language, tom))
            + newsPages(context(language, tom))
            + wordsPages(context(language, ruth), context(language, tom))
    }

    private static func signedOut(_ context: DeskPageContext) -> [(name: String, html: HTML)] {
        var fresh = context
        (fresh.siteName, fresh.rehearsal) = (nil, true)
        var rehearsal = context
        (rehearsal.rehearsal, rehearsal.showsLetterbox) = (true, true)
        return [
            ("first-run", firstRunPage(fresh)), ("first-run-wrong", firstRunPage(fresh, wrongFirstRun)),
            ("first-run-over", firstRunOverPage(context)),
            ("sign-in", signInPage(context, SignInForm(), contact: "post@harbour.example")),
            ("sign-in-kept", signInPage(context, kept, contact: "post@harbour.example")),
            ("sign-in-wrong", signInPage(context, wrongSignIn, contact: nil)),
            ("code", signInCodePage(context, kept, sender: "letters@harbour.example")),
            ("code-rehearsal", signInCodePage(rehearsal, kept, sender: "letters@harbour.example")),
            ("code-wrong", signInCodePage(context, kept, sender: "letters@harbour.example", issue: .wrong)),
            (
                "code-ended",
                signInCodePage(context, kept, sender: "letters@harbour.example", issue: .tooManyTries)
            ),
            ("sign-in-second", signInSecondPage(context, SignInForm(), email: "<b>@harbour.example")),
            (
                "sign-in-second-wrong",
                signInSecondPage(context, kept, email: ruth.email, issue: .wrong)
            ),
            ("elsewhere", signInElsewherePage(context, email: "<b>@harbour.example", token: "1.abc")),
            ("link-used", signInLinkOverPage(context, .used)),
            ("link-ended", signInLinkOverPage(context, .ended)),
            ("link-unknown", signInLinkOverPage(context, .unknown)),
        ]
    }

    private static func rehearsing(_ context: DeskPageContext) -> [(name: String, html: HTML)] {
        [
            ("empty", campaignsPage(context, [], mayBegin: true)),
            ("settings-first", settingsPage(context, firstSettings)),
        ]
    }

    private static func signedIn(_ owner: DeskPageContext, _ organiser: DeskPageContext)
        -> [(name: String, html: HTML)]
    {
        let heading = DeskCampaignHeading(campaign: calais, members: 4)
        let form = RoleForm(offered: ["fr", "ar", "en"], campaigns: nil)
        return [
            ("empty-organiser", campaignsPage(organiser, [])),
            ("campaigns", campaignsPage(owner, [calais, crossing, library], mayBegin: true)),
            (
                "site-people",
                sitePeoplePage(
                    owner, people: peopleOfSite, invitations: invitations, form: invite, sessions: sessions,
                    demandedSince: ago(60))
            ),
            ("account", accountPage(organiser, sessions: sessions)),
            ("second", secondPage(organiser, SecondForm(.none, isDemanded: true))),
            ("second-app", secondPage(organiser, secondBegun)),
            ("second-on", secondPage(organiser, secondActive)),
            ("second-codes", recoveryCodesPage(organiser, recoveryCodes, to: .page("/desk"))),
            ("second-codes-kept", recoveryCodesPage(organiser, recoveryCodes, to: codesWay)),
            (
                "people",
                campaignPeoplePage(owner, heading, people: people, invitations: invitations, form: form)
            ),
            (
                "people-wrong",
                campaignPeoplePage(owner, heading, people: people, invitations: [], form: wrongInvite)
            ),
            (
                "people-change",
                campaignPeoplePage(owner, heading, people: people, invitations: [], form: change)
            ),
            ("site-history", siteHistoryPage(owner, history)),
            ("history", campaignHistoryPage(organiser, heading, history)),
            ("history-empty", campaignHistoryPage(organiser, heading, HistoryPart([], older: nil))),
            ("not-found", deskNotFoundPage(organiser)),
            ("switches", siteSwitchesPage(alarmed(owner), switches)),
            ("switches-campaign", campaignSwitchesPage(organiser, heading, switches)),
            ("settings", settingsPage(alarmed(owner), keptSettings)),
            ("mails", mailsPage(owner, [otherMail], problem: .unknownLetter)),
            ("settings-wrong", settingsPage(owner, wrongSettings)),
            ("settings-given", settingsPage(owner, givenSettings)),
            ("settings-steered", settingsPage(owner, steeredSettings)),
            ("settings-stopped", settingsPage(owner, stoppedSettings)),
            ("campaigns-held", campaignsPage(owner, [calais], mail: heldMail)),
            ("pause", statePage(organiser, paused, .paused)),
            ("close", statePage(organiser, paused, .closed)),
        ]
    }

    private static var switches: SwitchesForm {
        var form = SwitchesForm(
            scope: "", on: [stopped, Switch(.code, for: "", since: ago(2), by: "Tom")],
            languages: ["en", "fr", "ar"],
            seen: "/")
        form.others = [(calais.title, "/desk/calais/switches")]
        form.letters = concerned
        return form
    }

    private static let stopped = Switch(
        .sending, for: "", since: ago(1), until: ago(-3), account: 2, by: "Tom <b>Bellamy",
        note: "The ministry <b>asked</b>", told: ["fr": "Votre lettre <b>attend</b>."])

    private static var paused: DeskCampaignHeading {
        var campaign = calais
        campaign.state = Switch(
            .paused, for: "calais", since: ago(30), by: "Ruth", note: "The <b>vote",
            told: ["ar": "انتظار <b>"])
        return DeskCampaignHeading(campaign: campaign, members: 4)
    }

    /// A page with the band of a switch that is on.
    private static func alarmed(_ context: DeskPageContext) -> DeskPageContext {
        var context = context
        context.band = SwitchBand(cause: stopped, path: "/desk/switches")
        return context
    }

    private static var wrongFirstRun: FirstRunForm {
        var form = FirstRunForm()
        (form.secret, form.secretIssue) = ("harbour lantern <b> willow", .typed(.count(4)))
        (form.name, form.nameIssue) = ("", .missing)
        (form.email, form.emailIssue) = ("ruth@<b>", .incomplete)
        return form
    }

    private static let recoveryCodes = [RecoveryCode([0, 1, 2, 3, 4]), RecoveryCode([9, 8, 7, 6, 5])]

    private static var codesWay: WayOn {
        kept.kept.map { .form(path: "/desk/calais/page/fr", $0) } ?? .page("/desk")
    }

    private static var secondBegun: SecondForm {
        var form = SecondForm(.begun(TOTP(secret: [1, 2, 3, 4, 5])), isDemanded: true)
        (form.issue, form.kept) = (.clock(minutes: 7), kept.kept)
        return form
    }

    private static var secondActive: SecondForm {
        var form = SecondForm(.active(since: ago(200), recoveryCodes: 1), isDemanded: false)
        form.issue = .waiting(minutes: 2)
        return form
    }

    private static var kept: SignInForm {
        var form = SignInForm()
        (form.reason, form.email, form.next) = (.ended, "ruth@harbour.example", "/desk/calais/letters")
        form.kept = KeptText(
            about: "Letter <b>to</b> the Minister", typedAt: ago(0.1),
            words: "Le démantèlement <b>a</b> commencé.",
            language: "fr", sealed: "\"<b>")
        return form
    }

    private static var wrongSignIn: SignInForm {
        var form = SignInForm()
        (form.reason, form.email, form.issue) = (.proof, "ruth@<b>", .incomplete)
        return form
    }

    /// A mail about no letter.
    private static let otherMail = ShownMail(
        KeptMail(
            id: 7, letter: nil, kind: .personal, state: .open, attempt: 0, why: "A person wrote.",
            reply: Reply(0, ""), receivedAt: Date(timeIntervalSince1970: 1_477_900_000)),
        from: "clerk@ministry.example", subject: "<Calais>", text: "Thank you.\n> Dear Minister,")
}
