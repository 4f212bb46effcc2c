package import Foundation

/// A campaign in the desk's list.
package struct DeskCampaign: Sendable {
    package let slug: String
    package let title: String
    package let languages: [Language]
    package let opens: Day, closes: Day?
    package let phase: Campaign.Phase
    /// People whose letter was confirmed, since midnight UTC and in all.
    package var peopleToday = 0, people = 0
    /// Letters that were accepted or handed over, and letters that are on their way.
    package var accepted = 0, onTheirWay = 0
    /// Whether there are changes that visitors do not have yet. False for who may not publish.
    package var hasChanges = false
    /// Letters in doubt, and mails that wait for a reader. 0 for who may not decide about them.
    package var doubts = 0, mails = 0
    /// Letters whose own words are held. 0 for who may not read them.
    package var words = 0
    /// Whether the account may see the campaign's people and history.
    package var isManaged = false
    /// Whether the campaign has never been published.
    package var isDraft = false
    /// When a draft was saved last, and by whom. Nil for what is published.
    package var savedAt: Date?
    package var savedBy: DraftSaver?
    /// Whether the site rehearses, so that no letter leaves.
    package var rehearses = false
    /// The state into which an organiser has put it: paused or closed. Nil for none.
    package var state: Switch?

    package init(
        slug: String, title: String, languages: [Language], opens: Day, closes: Day?, phase: Campaign.Phase
    ) {
        (self.slug, self.title, self.languages) = (slug, title, languages)
        (self.opens, self.closes, self.phase) = (opens, closes, phase)
    }
}
