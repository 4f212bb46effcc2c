/// One change that an operator or organiser makes. Holds nothing that a supporter has written.
package struct AuditEvent: Sendable, Hashable {
    package enum Action: String, Sendable, CaseIterable {
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
        case deliveryResolved = "delivery_resolved"
        case mailRead = "mail_read"
        case mailDecided = "mail_decided"
        case addressTried = "address_tried"
        case placesImported = "places_imported"
        case legislatureDissolved = "legislature_dissolved"
        case dissolutionEnded = "dissolution_ended"
        case countCorrected = "count_corrected"
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
        case secondSet = "second_proof_set"
        case secondEnded = "second_proof_ended"
        case recoveryRenewed = "recovery_codes_renewed"
        case recoveryUsed = "recovery_code_used"
        case unlocked = "account_unlocked"
        case secondDemanded = "second_proof_demanded"
        case secondDemandEnded = "second_proof_demand_ended"
        case exported = "exported"
        case exportedNames = "names_exported"
        case supporterShown = "supporter_shown"
        case supporterErased = "supporter_erased"
        case switchedOn = "switched_on"
        case switchedOff = "switched_off"
        case targetPaused = "target_paused"
        case targetResumed = "target_resumed"
        case targetCancelled = "target_cancelled"
        case digestAsked = "digest_asked"
        case digestAskedEnded = "digest_asked_ended"
        case secondRefused = "second_refused"
        case newsStarted = "news_started"
        case newsStopped = "news_stopped"
        case newsContinued = "news_continued"
        case newsAddressShown = "news_address_shown"
        case newsAddressErased = "news_address_erased"
        case wordsHeld = "words_held"
        case wordsReleased = "words_released"
        case wordsRefused = "words_refused"
        case wordsPolicySet = "words_policy_set"
        case mailServerSet = "mail_server_set"
        case mailServerOff = "mail_server_off"
        case mailTried = "mail_tried"
        case mailStopped = "mail_stopped"
        case mailGoesOn = "mail_goes_on"
        case siteNamed = "site_named"
        case restored = "restored"
    }

    package let action: Action
    /// What is changed: the slug of a campaign, the key of a legislature, "letter 17", "mail 3", the
    /// name of an account, the address of an invitation.
    package let subject: String
    /// The slug of the campaign that the change is about. Nil when it is about none.
    package let campaign: String?
    package let detail: String

    package init(_ action: Action, of subject: String, campaign: String? = nil, detail: String = "") {
        self.action = action
        self.subject = subject
        self.campaign = campaign
        self.detail = detail
    }

    /// A change of a whole campaign.
    package init(_ action: Action, campaign: String, detail: String = "") {
        self.init(action, of: campaign, campaign: campaign, detail: detail)
    }
}
