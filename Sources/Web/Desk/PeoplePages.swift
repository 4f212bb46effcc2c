import Domain
package import Foundation

/// Returns the page of all accounts, for an owner: the list, the form that invites, and the
/// owner's own sessions.
/// - Parameter demandedSince: nil while not everybody needs a second proof.
package func sitePeoplePage(
    _ context: DeskPageContext, people: [DeskPerson], invitations: [DeskInvitation], form: RoleForm,
    sessions: [DeskSessionView], demandedSince: Date? = nil
) -> HTML {
    let text = context.text
    return deskLayout(
        title: text(.peopleTitle), context, place: .site, problems: form.issues,
        main: """
            \(siteTabs(context, place: .people))
            <div class="head">
            <h1>\(text(.peopleTitle))</h1>
            <p class="lines">\(text(.siteLead)) \(text(.removeSiteNote))</p>
            </div>
            \(peopleList(context, people, invitations, campaign: nil))
            \(form.html(context, action: context.links.deskPeople()))
            \(secondDemand(context, people, since: demandedSince))
            \(sessionList(context, sessions))
            """)
}

/// Returns the page of one's own account, for whoever owns nothing here.
package func accountPage(_ context: DeskPageContext, sessions: [DeskSessionView]) -> HTML {
    let text = context.text
    let who: HTML? = context.account.map { "<p><bdi>\($0.name)</bdi>, <bdi>\($0.email)</bdi></p>" }
    return deskLayout(
        title: text(.accountTitle), context, place: .account,
        main: """
            <div class="head">
            <h1>\(text(.accountTitle))</h1>
            \(who)
            </div>
            \(sessionList(context, sessions))
            """)
}

/// Returns the page of the people of a campaign.
package func campaignPeoplePage(
    _ context: DeskPageContext, _ campaign: DeskCampaignHeading, people: [DeskPerson],
    invitations: [DeskInvitation], form: RoleForm
) -> HTML {
    let text = context.text
    return deskLayout(
        title: text(.peopleOfCampaign, ["title": campaign.title]), context, place: .campaigns,
        problems: form.issues, rail: campaignRail(context, campaign, place: .people),
        main: """
            <div class="head">
            <h1>\(text(.peopleTitle))</h1>
            <p class="lines">\(text(.peopleLead)) \(text(.removeNote))</p>
            </div>
            \(peopleList(context, people, invitations, campaign: campaign.slug))
            \(form.html(context, action: context.links.deskPeople(campaign.slug)))
            """)
}
