package import Domain
package import Foundation

/// The data that every page of a campaign needs.
package struct PageContext: Sendable {
    package var campaign: Campaign
    package var language: Language
    package var links: Links
    package var rehearsal: Bool
    package var now: Date
    package var text: InterfaceText
    package var picture: PagePicture?
    /// Why the campaign takes no new letters, where an organiser says so.
    package var stop: Switch?
    /// The switch by which letters wait before they are sent.
    package var delay: Switch?
    /// Whether organisers may read own words before they are sent.
    package var readsWords = false

    package init(
        campaign: Campaign, language: Language, links: Links, rehearsal: Bool, now: Date,
        picture: PagePicture? = nil
    ) {
        self.picture = picture
        self.campaign = campaign
        self.language = language
        self.links = links
        self.rehearsal = rehearsal
        self.now = now
        text = InterfaceText(best: [language] + campaign.languages)
    }

    /// Whether the campaign's dates let people write today.
    var isInTime: Bool { campaign.phase(at: now) == .open }

    var isOpen: Bool { isInTime && stop == nil }
}

/// The path of a campaign's picture, and its size in pixels.
package struct PagePicture: Sendable {
    package var path: String
    package var width: Int, height: Int

    package init(path: String, width: Int, height: Int) {
        self.path = path
        self.width = width
        self.height = height
    }
}

/// The data that a page without a campaign needs: home, letterbox, errors.
package struct SiteContext: Sendable {
    package var language: Language
    package var links: Links
    package var rehearsal: Bool
    package var text: InterfaceText
    package var identity: SiteIdentity

    package init(
        language: Language, links: Links, rehearsal: Bool, identity: SiteIdentity = SiteIdentity()
    ) {
        self.identity = identity
        self.language = language
        self.links = links
        self.rehearsal = rehearsal
        text = InterfaceText(best: [language])
    }

    /// Returns the same in another language.
    func translated(to language: Language) -> SiteContext {
        SiteContext(language: language, links: links, rehearsal: rehearsal, identity: identity)
    }
}
