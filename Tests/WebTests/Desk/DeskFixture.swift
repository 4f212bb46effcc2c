import Domain
import Foundation
import Web

/// Every page of the desk, with made-up people, one of whom has markup in her name.
enum DeskFixture {
    static let now = Date(timeIntervalSince1970: 1_478_208_000)  // 2016-11-03 21:20 UTC
    static let ruth = Account(
        id: 1, name: "Ruth <b>Adeyemi</b>", email: "ruth@harbour.example", isOwner: true)
    static let tom = Account(id: 2, name: "Tom Bellamy", email: "tom@harbour.example", isOwner: false)
    static let nadia = Account(id: 3, name: "Nadia Rahal", email: "nadia@harbour.example", isOwner: false)

    static func context(_ language: Language, _ account: Account? = nil, rehearsal: Bool = false)
        -> DeskPageContext
    {
        DeskPageContext(
            siteName: "Harbour Letters", links: Links(site: "https://letters.example"), account: account,
            rehearsal: rehearsal, showsLetterbox: rehearsal, now: now, text: DeskText(best: [language]),
            path: "/desk/page?next=%2Fdesk")
    }

    /// A time before now, in hours.
    static func ago(_ hours: Double) -> Date { now.addingTimeInterval(-hours * 3_600) }

    static var calais: DeskCampaign {
        var campaign = DeskCampaign(
            slug: "calais", title: "Ask <b>France</b> to keep the children of Calais safe",
            languages: ["en", "fr", "ar"], opens: Day("2016-10-27")!, closes: Day("2016-11-30")!, phase: .open
        )
        (campaign.peopleToday, campaign.people, campaign.doubts, campaign.mails) = (303, 5_930, 7, 2)
        campaign.isManaged = true
        return campaign
    }

    static var library: DeskCampaign {
        var campaign = DeskCampaign(
            slug: "library", title: "Bring Selby Street library back", languages: ["en"],
            opens: Day("2016-08-01")!, closes: Day("2016-09-12")!, phase: .closed)
        campaign.people = 1_088
        return campaign
    }

    static let crossing = DeskCampaign(
        slug: "crossing", title: "A safe crossing at St Anne’s School", languages: ["en", "fr"],
        opens: Day("2016-11-14")!, closes: nil, phase: .announced)

    static let people = [
        DeskPerson(ruth, roles: [], usedAt: now),
        DeskPerson(tom, roles: [DeskRole(.organiser)], usedAt: ago(0.5)),
        DeskPerson(nadia, roles: [DeskRole(.translator, languages: ["fr", "ar"])], usedAt: nil),
    ]

    static let peopleOfSite = [
        DeskPerson(ruth, roles: [], usedAt: now),
        DeskPerson(
            tom, roles: [DeskRole(.organiser, campaign: calais.title), DeskRole(.reader, campaign: "Bus")],
            usedAt: ago(50)),
        DeskPerson(nadia, roles: [], usedAt: nil),
    ]

    static let invitations = [
        DeskInvitation(
            id: 8, email: "gwen@harbour.example", role: DeskRole(.organiser), sender: ruth.name,
            sentAt: ago(3), goodUntil: ago(-21)),
        DeskInvitation(
            id: 9, email: "<b>@harbour.example", role: nil, sender: nil, sentAt: ago(60), goodUntil: ago(36)),
    ]

    static let sessions = [
        DeskSessionView(
            id: 1, device: "Firefox on Linux <b>", createdAt: ago(90), usedAt: now, isThis: true),
        DeskSessionView(id: 2, device: "", createdAt: ago(170), usedAt: ago(8), isThis: false),
    ]

    static var invite: RoleForm {
        RoleForm(
            offered: ["fr", "ar", "en"],
            campaigns: RoleForm.Campaigns([("calais", calais.title), ("library", library.title)]))
    }

    static var wrongInvite: RoleForm {
        var form = RoleForm(offered: ["fr", "ar", "en"], campaigns: nil)
        (form.email, form.role, form.emailIssue) = ("gwen@<b>", "translator", .incomplete)
        form.lacksLanguages = true
        return form
    }

    static var change: RoleForm {
        var form = RoleForm(offered: ["fr", "ar", "en"], campaigns: nil)
        (form.purpose, form.role, form.languages) = (.change(nadia), "translator", ["fr"])
        return form
    }

    static let history = HistoryPart(
        AuditEvent.Action.allCases.flatMap { action in
            (action == .deliveryResolved ? Resolution.allCases.map(\.rawValue) : [""]).compactMap(
                action.sentence)
        }.enumerated().map { index, sentence in
            HistoryLine(
                at: ago(Double(index) * 5),
                doer: index % 3 == 0 ? .server : .account(id: Int64(index % 3), name: "Tom <b>Bellamy"),
                sentence: sentence, subject: "<b>gwen</b>@harbour.example",
                role: CampaignRole.allCases[index % 3],
                campaign: index % 2 == 0 ? calais.title : nil)
        }, older: "/desk/history?before=17")
}
