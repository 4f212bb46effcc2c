package import Domain
package import Foundation

/// A role, and the campaign's title where the list is about several campaigns.
package struct DeskRole: Sendable {
    package let role: CampaignRole
    package let campaign: String?
    package let languages: [Language]

    package init(_ role: CampaignRole, campaign: String? = nil, languages: [Language] = []) {
        (self.role, self.campaign, self.languages) = (role, campaign, languages)
    }
}

/// A person with an account.
package struct DeskPerson: Sendable {
    package let account: Account
    package let roles: [DeskRole]
    /// Nil for somebody who has never signed in.
    package let usedAt: Date?
    /// Whether the account has a second proof.
    package let hasSecond: Bool

    package init(_ account: Account, roles: [DeskRole], usedAt: Date?, hasSecond: Bool = false) {
        (self.account, self.roles, self.usedAt) = (account, roles, usedAt)
        self.hasSecond = hasSecond
    }
}

/// An invitation that nobody has accepted yet.
package struct DeskInvitation: Sendable {
    package let id: Int64
    package let email: String
    /// Nil for an owner.
    package let role: DeskRole?
    /// The name of whoever sent it. Nil for the command line.
    package let sender: String?
    package let sentAt: Date, goodUntil: Date

    package init(id: Int64, email: String, role: DeskRole?, sender: String?, sentAt: Date, goodUntil: Date) {
        (self.id, self.email, self.role) = (id, email, role)
        (self.sender, self.sentAt, self.goodUntil) = (sender, sentAt, goodUntil)
    }
}

/// Returns the list of people and invitations.
/// - Parameter campaign: the slug of the campaign whose page it is; nil for the whole site.
func peopleList(
    _ context: DeskPageContext, _ people: [DeskPerson], _ invitations: [DeskInvitation], campaign: String?
) -> HTML {
    let path = context.links.deskPeople(campaign)
    return """
        <ul class="list">
        \(people.map { line($0, context, path, isOfSite: campaign == nil) })\
        \(invitations.map { line($0, context, path) })</ul>
        """
}

private func line(_ person: DeskPerson, _ context: DeskPageContext, _ path: String, isOfSite: Bool) -> HTML {
    let (text, account) = (context.text, person.account)
    let isYou = account.id == context.account?.id
    let seen =
        isYou
        ? text(.hereNow)
        : person.usedAt.map { text(.lastUsed, ["moment": text.shared.moment($0)]) } ?? text(.neverUsed)
    let isChangeable = !isYou && (isOfSite || !account.isOwner)
    return """
        <li class="cells">
        <div><p class="name"><bdi>\(account.name)</bdi>\(if: isYou, " <span class=\"small soft\">\(text(.you))</span>")</p>
        <p class="small"><bdi>\(account.email)</bdi></p></div>
        <div class="small">\(account.isOwner ? ownerText(text) : rolesText(person.roles, text))</div>
        <div class="small"><p class="soft">\(seen)</p>
        \(if: isOfSite && person.hasSecond, secondLine(account, context, isYou: isYou))\
        \(if: isChangeable, tools(account, text, path))</div>
        </li>

        """
}

private func secondLine(_ account: Account, _ context: DeskPageContext, isYou: Bool) -> HTML {
    let text = context.text
    let unlock: HTML = """
        <form class="tools" action="\(context.links.deskSecondUnlock)" method="post">\
        <button class="plain" name="account" value="\(String(account.id))">\(text(.secondTakeOff))\
        <span class="away">\(text(.secondTakeOffWhom, ["name": account.name]))</span></button></form>

        """
    return "<p class=\"soft\">\(text(.secondToo))</p>\n\(if: !isYou, unlock)"
}

private func tools(_ account: Account, _ text: DeskText, _ path: String) -> HTML {
    let name = ["name": account.name]
    return """
        <form class="tools" action="\(path)" method="post">\
        <a href="\(path)?change=\(String(account.id))#form">\(text(.change))<span class="away">\(text(.changeWhose, name))</span></a> \
        <button class="plain" name="remove" value="\(String(account.id))">\(text(.remove))<span class="away">\(text(.removeWhom, name))</span></button>\
        </form>
        """
}

private func line(_ invitation: DeskInvitation, _ context: DeskPageContext, _ path: String) -> HTML {
    let text = context.text
    let day = text.shared.day(invitation.sentAt)
    let sent =
        invitation.sender.map { text(.invitedBy, ["name": $0, "day": day]) } ?? text(.invited, ["day": day])
    let state =
        invitation.goodUntil <= context.now
        ? text(.invitedOver)
        : text(.invitedUntil, ["moment": text.shared.moment(invitation.goodUntil)])
    let (email, id) = (["email": invitation.email], String(invitation.id))
    return """
        <li class="cells">
        <div><p class="name"><bdi>\(invitation.email)</bdi></p>
        <p class="small">\(sent)</p></div>
        <div class="small">\(invitation.role.map { rolesText([$0], text) } ?? ownerText(text))</div>
        <div class="small"><p class="soft">\(state)</p>
        <form class="tools" action="\(path)" method="post">\
        <button class="plain" name="again" value="\(id)">\(text(.sendAgain))<span class="away">\(text(.sendAgainWhom, email))</span></button> \
        <button class="plain" name="back" value="\(id)">\(text(.takeBack))<span class="away">\(text(.takeBackWhom, email))</span></button>\
        </form></div>
        </li>

        """
}

private func ownerText(_ text: DeskText) -> HTML {
    "<p>\(text.marked(.ownerOfSite))</p>\n<p class=\"soft\">\(text(.ownerRights))</p>"
}

private func rolesText(_ roles: [DeskRole], _ text: DeskText) -> HTML {
    guard !roles.isEmpty else { return "<p class=\"soft\">\(text(.noRights))</p>" }
    return HTML(
        roles.map { role in
            let name = text.language.sentenceCased(text.name(of: role.role))
            let languages = role.languages.isEmpty ? "" : text(.listComma) + text.names(of: role.languages)
            return """
                <p><strong>\(name)</strong>\(languages)\
                \(role.campaign.map { "<br><span class=\"soft\"><bdi>\($0)</bdi></span>" as HTML })</p>
                \(if: roles.count == 1, "<p class=\"soft\">\(text(role.role.rightsKey))</p>\n")
                """
        })
}

extension CampaignRole {
    var rightsKey: DeskTextKey {
        switch self {
        case .organiser: .organiserRights
        case .translator: .translatorRights
        case .reader: .readerRights
        }
    }
}
