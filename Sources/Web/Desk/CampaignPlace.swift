package import Domain

/// A page of a campaign at the desk, as a line of the rail.
package enum CampaignPlace: Sendable, Hashable, CaseIterable {
    case watch, deliveries, words, news
    case page, targets, letters, steps, dates, trying
    case people, history, switches, export
    /// The settings of the site, and the mails about no letter.
    case settings, mails

    /// The parts of the editor, in the order in which a new campaign is made.
    package static let parts: [CampaignPlace] = [.page, .targets, .letters, .steps, .dates]

    /// The page that follows in the making of a campaign.
    var next: CampaignPlace {
        guard let index = Self.parts.firstIndex(of: self), index + 1 < Self.parts.count else {
            return .trying
        }
        return Self.parts[index + 1]
    }

    func name(_ text: DeskText) -> String {
        let key: DeskTextKey =
            switch self {
            case .watch: .railToday
            case .deliveries: .railDeliveries
            case .words: .railWords
            case .news: .railNews
            case .page: .railPage
            case .targets: .railTargets
            case .letters: .railLetters
            case .steps: .railSteps
            case .dates: .railDates
            case .trying: .railTry
            case .people: .railPeople
            case .history: .railHistory
            case .switches: .railSwitches
            case .export: .railExport
            case .settings: .railSettings
            case .mails: .railMails
            }
        return text(key)
    }
}

/// What a line of the rail says of its page.
package enum PlaceState: Sendable, Equatable {
    case complete
    /// Things to put right, which forbid publishing.
    case wrong(Int)
    /// Nobody, or nothing, is there yet. Forbids publishing.
    case nobody, nothing
    /// Languages without a text. Publishing is allowed.
    case missing([Language])
    /// Readings that are older than their original. Publishing is allowed.
    case outOfDate(Int)
    /// Parts that are not complete: of "Try and publish".
    case partsMissing(Int)
    /// Changes that visitors do not have yet: of "Try and publish".
    case changes(Int)
    case decisions(Int), doubts(Int), unread(Int)
    /// Nothing waits: of a page that tells what happens.
    case quiet

    /// Whether a draft cannot be published with it.
    var blocks: Bool {
        switch self {
        case .wrong, .nobody, .nothing: true
        default: false
        }
    }

    /// The class of its text.
    var look: String? {
        switch self {
        case .missing, .outOfDate: "old"
        default: blocks ? "bad" : nil
        }
    }

    func told(_ text: DeskText) -> String {
        switch self {
        case .complete: text(.stateComplete)
        case .wrong(let count): text(.stateWrong, counting: count)
        case .nobody: text(.stateNobody)
        case .nothing: text(.stateNothing)
        case .missing(let languages): text(.stateMissing, ["languages": text.names(of: languages)])
        case .outOfDate(let count): text(.stateOutOfDate, counting: count)
        case .partsMissing(let count): text(.statePartsMissing, counting: count)
        case .changes(let count): text(.stateChanges, counting: count)
        case .decisions(let count): text(.stateDecisions, counting: CappedCount(upToLimit: count))
        case .doubts(let count): text(.stateDoubts, counting: CappedCount(upToLimit: count))
        case .unread(let count): text(.stateUnread, counting: CappedCount(upToLimit: count))
        case .quiet: text(.stateQuiet)
        }
    }

    /// The state as a page shows it outside of the rail.
    func html(_ text: DeskText) -> HTML {
        look.map { "<span class=\"\($0)\">\(told(text))</span>" } ?? "\(told(text))"
    }
}
