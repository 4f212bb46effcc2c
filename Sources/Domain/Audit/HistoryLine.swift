package import Foundation

/// One line of the history, for a reader of some language.
package struct HistoryLine: Sendable {
    package enum Doer: Sendable, Equatable {
        /// The server, and whoever runs it.
        case server
        /// An office that gets letters, by the link in one of them.
        case office
        /// An account, with its name of that time.
        case account(id: Int64, name: String)
    }

    package let at: Date
    package let doer: Doer
    package let sentence: DeskTextKey
    /// What it was done to: an address, a name, a title, a number.
    package let subject: String
    /// The role that was given. Nil for an owner, and for actions that are not about roles.
    package let role: CampaignRole?
    /// The campaign's title. Nil for what concerns the whole site.
    package let campaign: String?
    /// Why it was done, in the words of whoever did it. "" for no reason.
    package let note: String

    package init(
        at: Date, doer: Doer, sentence: DeskTextKey, subject: String, role: CampaignRole? = nil,
        campaign: String? = nil, note: String = ""
    ) {
        (self.at, self.doer, self.sentence) = (at, doer, sentence)
        (self.subject, self.role, self.campaign) = (subject, role, campaign)
        self.note = note
    }
}

extension AuditEvent.Action {
    /// The sentence that tells an action. Nil for a detail that this version does not know.
    package func sentence(_ detail: String) -> DeskTextKey? {
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
        case .deliveryResolved: Resolution(rawValue: detail)?.sentence
        case .exported: .didExport
        case .exportedNames: .didExportNames
        case .supporterShown: .didShowSupporter
        case .supporterErased: .didEraseSupporter
        case .mailRead: .didReadMail
        case .mailDecided: .didDecideMail
        case .addressTried: .didTryAddress
        case .switchedOn: Switch.Name(detail: detail)?.turnedOn
        case .switchedOff: Switch.Name(detail: detail)?.turnedOff
        case .wordsHeld: .didHoldLetters
        case .wordsReleased: .didReleaseWords
        case .wordsRefused: .didRefuseWords
        case .wordsPolicySet: WordsPolicy.Hold(rawValue: detail)?.sentence
        case .mailServerSet: .didSetMailServer
        case .mailServerOff: .didEndMailServer
        case .mailTried: .didTryMail
        case .mailStopped: .didStopMail
        case .mailGoesOn: .didLetMailGo
        case .siteNamed: .didNameSite
        case .restored: .didRestore
        default: newsSentence ?? secondSentence ?? targetSentence(detail)
        }
    }

    private func targetSentence(_ detail: String) -> DeskTextKey? {
        switch self {
        case .digestAsked:
            switch DigestChoice(rawValue: detail) {
            case .single: .didAskSingle
            case .daily: .didAskDaily
            case .weekly: .didAskWeekly
            case nil: nil
            }
        case .digestAskedEnded: .didEndAsked
        case .targetPaused: .didPauseTarget
        case .targetResumed: .didResumeTarget
        case .targetCancelled: .didCancelTarget
        default: nil
        }
    }

    private var newsSentence: DeskTextKey? {
        switch self {
        case .newsStarted: .didSendNews
        case .newsStopped: .didStopNews
        case .newsContinued: .didContinueNews
        case .newsAddressErased: .didEraseNewsAddress
        case .newsAddressShown: .didShowNewsAddress
        default: nil
        }
    }

    private var secondSentence: DeskTextKey? {
        switch self {
        case .secondSet: .didSetSecond
        case .secondEnded: .didEndSecond
        case .recoveryRenewed: .didRenewRecovery
        case .recoveryUsed: .didUseRecoveryCode
        case .unlocked: .didUnlock
        case .secondDemanded: .didDemandSecond
        case .secondDemandEnded: .didEndDemand
        case .secondRefused: .didRefuseSecond
        default: nil
        }
    }
}

extension WordsPolicy.Hold {
    fileprivate var sentence: DeskTextKey {
        switch self {
        case .nothing: .didHoldNoWords
        case .rule: .didHoldWordsByRule
        case .all: .didHoldEachWords
        }
    }
}

extension Resolution {
    fileprivate var sentence: DeskTextKey {
        switch self {
        case .sent: .didCountSent
        case .again: .didSendAgain
        case .drop: .didDrop
        }
    }
}
