/// The keys of the texts of the desk. Each language file has one text for each key.
package enum DeskTextKey: String, Sendable, CaseIterable {
    // Every page
    case deskName, deskNav, navCampaigns, navSite, siteTabs, newSite, rehearsalBand, openLetterbox
    case problemTitle, weekday, listComma, you, theServer

    // First run
    case firstRunTitle, firstRunLead, secret, secretHint, yourName, yourNameHint, yourEmail, firstEmailHint
    case firstRunGo, firstRunOnce, goneTitle, goneText, goneSignIn
    case secretMissing, secretTooFew, secretTooMany, secretUnknown, secretWrong
    case missingName, nameTooLong, missingEmail, incompleteEmail

    // Signing in
    case signInTitle, signInOnTitle, signInEnded, signInProof, signInEmailHint, signInGo, signInUninvited
    case signInAsk, keptTitle, keptLead, keptAbout, keptLook
    case inboxTitle, inboxLead, inboxRehearsal, inboxLetterboxFolder, code, codeHint, codeGo
    case codeMissing, codeWrong, codeEnded, codeTooMany, tooManyMails
    case nothingTitle, nothingSpam, nothingAddress, nothingInvited, nothingAgain
    case elsewhereTitle, elsewhereLead, elsewhereWhy, elsewhereGo, elsewhereNot
    case linkUsedTitle, linkUsedText, linkEndedTitle, linkEndedText, linkUnknownTitle, linkUnknownText
    case linkSignIn, notFoundTitle, notFoundText, toCampaigns

    // The link of an invitation
    case invitationTitle, invitationTo, invitationToSite, invitationBy, invitationHere, invitationGo
    case invitationOnce, invitationOverTitle, invitationOverText

    // Campaigns
    case campaignsTitle, campaignsWaiting, campaignOpen, campaignOpenUntil, campaignOpens, campaignClosed
    case campaignLanguages, campaignPeople, campaignNobody, campaignPeopleInAll
    case campaignDoubts, campaignMails, campaignsDecide, campaignsMoment
    case emptyTitle, emptyLead, emptyMineTitle, emptyMineLead, emptyFolderTitle, emptyFolder, emptyImport
    case emptyExampleTitle, emptyExample, emptyAfter

    // People
    case peopleTitle, peopleOfCampaign, peopleLead, siteLead, accountTitle
    case roleOwner, roleOrganiser, roleTranslator, roleReader
    case ownerOfSite, ownerRights, organiserRights, translatorRights, readerRights, noRights
    case hereNow, lastUsed, neverUsed, invited, invitedBy, invitedUntil, invitedOver
    case change, changeWhose, remove, removeWhom, removeNote, removeSiteNote, sendAgain, sendAgainWhom,
        takeBack, takeBackWhom
    case inviteTitle, theirEmail, inviteHint, whatTheyMayDo, ownerHint, organiserHint, translatorHint
    case readerHint, whichLanguages, whichCampaign, whichCampaignChoose, whichCampaignHint, inviteGo
    case changeTitle, changeGo, changeLeave
    case missingRole, missingCampaign, missingLanguages, alreadyThere, tooManyInvitations, lastOwner
    case lastOrganiser
    case sessionsTitle, thisBrowser, unnamedBrowser, since, sessionUsed, signOut, endThis, endWhich, endOthers

    // The rail of a campaign
    case railAround, railPeople, railHistory, railCount

    // History
    case historyTitle, historyOfCampaign, historyLead, historySiteLead, historyToday, historyYesterday
    case historyLine, historyLineWhere, historyNothing, historyOlder, historyInUTC
    case didFirstRun, didInvite, didInviteAgain, didTakeBack, didJoin, didRename, didChangeRole, didRemove
    case didEndSessions, didPrintLink, didImport, didHide, didShow, didCountSent, didSendAgain, didDrop
    case didReadMail, didDecideMail, didImportPlaces, didDissolve, didEndDissolution, didCorrectCount
    case didSwitchOn, didSwitchOff
    case didPublish, didPlanPublishing, didTakeBackPublishing, didFailPublishing
    case didMakeDraft, didReplaceDraft, didDeleteDraft
}
