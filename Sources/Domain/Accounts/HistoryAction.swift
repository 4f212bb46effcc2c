/// What stands in the history of the desk. The raw values are those of the audit.
package enum HistoryAction: String, Sendable, CaseIterable {
    // Accounts.
    case firstRun = "desk_founded"
    case invited = "account_invited"
    case invitedAgain = "account_invited_again"
    case invitationTakenBack = "invitation_taken_back"
    case joined = "account_joined"
    case renamed = "account_renamed"
    case roleChanged = "role_changed"
    case removed = "account_removed"
    case sessionsEnded = "sessions_ended"
    case linkPrinted = "link_printed"
    // Campaigns, places and counts.
    case campaignImported = "campaign_imported"
    case campaignHidden = "campaign_hidden"
    case campaignShown = "campaign_shown"
    case campaignPublished = "campaign_published"
    case publishingPlanned = "publishing_planned"
    case publishingTakenBack = "publishing_taken_back"
    case publishingFailed = "publishing_failed"
    case draftMade = "draft_made"
    case draftReplaced = "draft_replaced"
    case draftDeleted = "draft_deleted"
    case placesImported = "places_imported"
    case legislatureDissolved = "legislature_dissolved"
    case dissolutionEnded = "dissolution_ended"
    case countCorrected = "count_corrected"
    // Letters in doubt, by their resolution, and kept mails.
    case countedAsSent = "delivery_resolved_sent"
    case sentAgain = "delivery_resolved_again"
    case dropped = "delivery_resolved_drop"
    case mailRead = "mail_read"
    case mailDecided = "mail_decided"
    // Switches of a campaign or of the site.
    case switchedOn = "switched_on"
    case switchedOff = "switched_off"

    /// Reads an action of the audit, whose detail may belong to it. Nil for an action that this
    /// version does not know.
    package init?(audited action: String, detail: String) {
        guard let read = Self(rawValue: action) ?? Self(rawValue: "\(action)_\(detail)") else { return nil }
        self = read
    }

    /// The sentence that tells it.
    package var key: DeskTextKey {
        switch self {
        case .firstRun: .didFirstRun
        case .invited: .didInvite
        case .invitedAgain: .didInviteAgain
        case .invitationTakenBack: .didTakeBack
        case .joined: .didJoin
        case .renamed: .didRename
        case .roleChanged: .didChangeRole
        case .removed: .didRemove
        case .sessionsEnded: .didEndSessions
        case .linkPrinted: .didPrintLink
        case .campaignImported: .didImport
        case .campaignHidden: .didHide
        case .campaignShown: .didShow
        case .campaignPublished: .didPublish
        case .publishingPlanned: .didPlanPublishing
        case .publishingTakenBack: .didTakeBackPublishing
        case .publishingFailed: .didFailPublishing
        case .draftMade: .didMakeDraft
        case .draftReplaced: .didReplaceDraft
        case .draftDeleted: .didDeleteDraft
        case .placesImported: .didImportPlaces
        case .legislatureDissolved: .didDissolve
        case .dissolutionEnded: .didEndDissolution
        case .countCorrected: .didCorrectCount
        case .countedAsSent: .didCountSent
        case .sentAgain: .didSendAgain
        case .dropped: .didDrop
        case .mailRead: .didReadMail
        case .mailDecided: .didDecideMail
        case .switchedOn: .didSwitchOn
        case .switchedOff: .didSwitchOff
        }
    }
}
