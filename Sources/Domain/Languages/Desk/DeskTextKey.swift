/// The keys of the texts of the desk. Each language file has one text for each key.
package enum DeskTextKey: String, Sendable, CaseIterable {
    // Every page
    case deskName, deskNav, navCampaigns, navSite, siteTabs, newSite, rehearsalBand, openLetterbox
    case problemTitle, weekday, listComma, you, theServer, theOffice

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
    case campaignDoubts, campaignMails, campaignsMoment
    case emptyTitle, emptyLead, emptyMineTitle, emptyMineLead

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
    case suspended, suspendedUnknown, suspendedComplaint, suspendedTry, didTryAddress
    case didReadMail, didDecideMail, didImportPlaces, didDissolve, didEndDissolution, didCorrectCount
    case didPublish, didPlanPublishing, didTakeBackPublishing, didFailPublishing
    case didMakeDraft, didReplaceDraft, didDeleteDraft

    // What every part of the editor shares
    case save, saveAndGoOn, goOn, firstPart, savedNever, savedToday, savedOn, savedLive, savedNotLive
    case savedUnpublished, savedStatus, savedEarlier, toPutRight, quoted, sentence, missing, colon

    // What a line of the rail says of its page
    case stateComplete, stateWrong, stateNobody, stateNothing, stateMissing, stateOutOfDate
    case statePartsMissing, stateChanges, stateDecisions, stateDoubts, stateUnread, stateQuiet

    // The rail
    case railHappens, railSays, railToday, railOverview, railDeliveries, railWords, railPage, railTargets
    case railLetters, railSteps, railDates, railTry, railExport, campaignDraft, campaignDraftRehearses

    // A new campaign
    case newTitle, newLead, wayPaste, wayPasteGo, pastedText, pastedTextHint, wordFile, wordFileHint
    case wayBlank, wayBlankGo, newCampaignTitle, newCampaignTitleHint, firstLanguage, slugLabel, slugHint
    case wayCopy, wayCopyGo, copyWhich, copyWhichHint, sourceOption, wordDraft, wordAnnounced, wordOpen
    case wordClosed, wayFolder, wayFolderGo, zip, zipHint

    // A pasted text taken apart
    case partsTitle, partsLead, partsTitleLabel, partsTitleHint, makeDraft, partsBack, partsNext, partName
    case partNumber, partSalutation, thisIs, thisIn, kindStory, kindLetter, kindLeftOut, beginEarlier
    case beginLater, joinPart, allOfText, beginHere, wordFollows, wordFollowsHint, linksTitle, linksLead
    case linkHint, cleanedTitle, putBack

    // The page
    case pageTitleIn, pageTitleHint, pageSummaryIn, pageSummaryHint, pageBodyIn, pageBodyHint, pagePreview
    case pageReads, pageCompared, addLanguage, signsTitle, signsHeadingWord, signsHeading, signsListWord
    case signsList, signsStrongWord, signsStrong, signsLinkWord, signsLink

    // Letters
    case letterTo, addLetter, noLetter, letterOriginal, letterOriginalOf, readingState, readingNone
    case readingInvite, outdatedMayPublish, outdated, outdatedSince, stillTheSame, whatChanged, subjectIn
    case salutationBegins, salutationChange, paragraphName, paragraphOriginal, paragraphReading
    case readsForms, tools, toolUp, toolDown, toolJoin, toolAdd, toolOut, toolsHint, ownWordsHere
    case ownWordsMarked, ownWordsName, promptsAre, promptsNone, promptsChange, promptsTitle, promptsHint
    case promptsIn, agreementTitle, agreementLead, agreementReads, agreementTwo, filledIn, seeSignedBy
    case signedByWoman, signedByMan, signedOpen, onPaper, length, lengthOf, lengthLeft, lengthOver
    case waitingKeep

    // Who decides
    case targetsNone, targetsNote, targetsDraftNote, targetReads, targetLetters, addPerson
    case addRepresentative, representative, representativeFound, representativeMembers, unnamedTarget
    case wayEmail, wayForm, wayFormLimit, wayPost, ways, elseWay, waysNone, hoursSpan, hoursRate

    // A person who decides
    case targetWho, targetName, targetGender, genderMan, genderWoman, genderOpen, officeIn, salutationIn
    case readsWhich, readsHint, targetHow, targetHowHint, email, addressWaiting, addressChanges
    case addressSure, webForm, webFormHint, formLimit, formLimitHint, postalAddress, handles, handlesHint
    case targetWhen, targetWhenHint, memberWhenHint, zone, perHour, hoursFrom, hoursTo, days, daysWorking,
        daysAll
    case targetRetire, targetOut, house, houseHint, houseOption, tryPostcode, find, foundByEmail
    case foundNoEmail, foundVacant, foundNothing, memberAs, memberAsHint, memberSalutationHint
    case memberByEmail, memberBySelf, memberBySelfHint, memberElse, memberElseSkip, memberElseList

    // Steps
    case stepsSavedAtOnce, stepsLead, stepUp, stepDown, addStep, addStepHint, addWrite, addPost, addLink
    case addShare, stepWrite, stepWriteOwn, stepPost, stepShare, stepLinkTo, stepLetter, stepFound
    case stepAsksStreet, stepSendsReadings, stepSays, stepNoWords, stepTitle, saveStep, stepKey
    case stepTarget, stepWhichLetter, stepOrder, stepOrderHint, stepNeeds, stepReadings, needsAddress
    case needsAddressHint, sendReadings, sendReadingsHint, stepURL, labelIn, didIn, didHint, textIn
    case shareHint, postLength

    // Dates, languages, organiser and picture
    case datesTitle, opens, closes, opensHint, closesHint, openSince, thatIs, timeOf, timesAreOf
    case afterTitle, afterErase, afterEraseHint, afterAll, languagesTitle, whichLanguagesOfPage
    case languagesHint, organiserTitle, organiserName, organiserNameHint, organiserEmailHint, privacy
    case privacyHint, imprint, country, countryHint, pictureTitle, pictureOne, pictureOther, pictureHint
    case pictureOut, pictureFile, picturePresent, altIn, altHint, altMissing

    // Trying and publishing
    case liveVersion, neverPublished, firstThings, completeParts, isComplete, looksTitle, looksNote
    case lookPage, lookPhone, lookPrint, lookLetter, lookMail, lookAfter, lookInbox, lookThanks, lookForm
    case lookLater, testTitle, testLead, testRehearsal, testAsWoman, testAsMan, testOpen, testGo
    case testGoRehearsal, testUnderWay, testLook, testSent, testNotSent, testWhen, testNotThere
    case serverSaid, changesTitle, byWhom
    case waitingLeave, publish, publishVersion, publishNote, publishWhen, publishNow, publishLater
    case publishDay, publishTime, publishZone, publishConfirm, publishRehearsal, canPutBack, scheduled
    case scheduledName, unschedule, publishedTitle, publishedChangeTitle, publishedLead, publishedOpens
    case addressTitle, codeCaption, readyTitle, readyLead, readyMail, readyPost, openMail, toOverview

    // Two at once
    case conflictTitle, conflictSince, conflictAtOnce, conflictLead, keepMine, keepMineBelow, mineLabel
    case takeTheirs, legend, legendNew, legendGone, mergedTitle, mergedTheirs, mergedMine, conflictGo
    case conflictStatus

    // The overview
    case draftTitle, draftLead, figuresTitle, waitsTitle

    // What a form of the editor is refused for
    case tooLarge, tooManyThings, unknownFile, overtaken, draftBehind, cannotWrite, notAPicture

    // What an answer says
    case autosaveKept, autosaveEnded, autosaveConflict, autosaveFound, autosavePutBack
    case fieldMissing, newTitleMissing, newTextMissing, newTextTooLong, slugTaken, slugReserved, slugWrong
    case cleanedHiddenSigns, cleanedHardSpaces, cleanedDoubleSpaces, cleanedListSigns
    case cleanedJoinedLines, cleanedEmptyLines
    case publishChanged, publishLettersUse, publishPast, publishNoDay, testLetterSent, testTooMany, testNone
    case confirmAddress, changeNew, changeGone, changeValue, changeText, changeOrder
    case postWords, mailSubject, mailWords

    // Figures and deliveries
    case deliveriesLead, deliveriesInDoubt, deliveryStates, tabInDoubt, tabRefused, tabDeferred
    case tabQueued, tabSending, tabAccepted, tabHandedOver, tabOffered, tabAll, oneRefused, oneDeferred
    case oneRefusedAsSpam
    case oneAccepted, oneHandedOver, oneOffered, tabCount, tabMore, moreThan, doubtsNote, meaningRefused
    case meaningDeferred, meaningQueued, meaningSending, meaningAccepted, meaningHandedOver
    case meaningOffered, deliveriesNone, deliveriesOlder, deliveryTold, erasedWriter, letterNumber
    case tickLetter, byEmail, byForm, byPost, byWriteToThem, timesOf, decideTogether, decideSeveral
    case decideOne, decideTitle, decideLead, decideSent, decideSentHint, decideAgain, decideAgainHint
    case decideDrop, decideDropHint, decideTicked, decideShown, decideGo, decideMissing, tickMissing
    case decidedElsewhere, deliveryTitle, waysTitle, attemptsTitle, attemptsNone, eventClaimed
    case eventAnswered, eventGivenBack, eventTakenBack, eventProcessEnded, eventBounced
    case eventQuestioned, eventUnreachable, eventQuiet, eventSaidSent, eventSaidFailed
    case eventCountedSent, eventSentAgain, eventDropped, eventDelay, eventAutomatic, eventReceipt
    case railMails, mailsSiteLead, mailsSiteNone, mailOfLetter, mailLetterUnknown, mailCannotPass, mailPassOn
    case mailReason, reasonUnknown, reasonAddress, reasonFull, reasonPolicy, reasonSize, reasonUnreachable
    case eventAnswerPassed, eventReplyPassed, eventDelayed, cameIn, cameInSubject,
        cameInLetter, cameInNone, addressStopped, addressStoppedSubject, mailsAutomatic, mailsAutomaticLead
    case eventComplaint, eventPersonal, mailsTitle, mailsLead, mailsOfLetter, mailPersonal
    case mailComplaint, mailUndecided, mailText, mailRead, mailReturned, factFrom, factConfirmed
    case factText, factVersion, factNews, factYes, factNo, letterTitle, letterErased, campaignCourse
    case campaignChanges, figurePeople, figureToday, figureOwnWords, figuresAt, figuresRenew
    case figuresRest, figuresStop, figuresGo, panelLate, panelFailed, chartDays, chartHours
    case chartByHour, chartByDay, chartConfirmed, chartArrived, chartTitle, chartZoneDays
    case chartZoneHours, chartTable, columnDay, columnHour, columnLetters, columnPeople, columnShare
    case columnState, columnMeaning, figureStates, statusOnItsWay, meaningOnItsWay, meaningInDoubt
    case funnelTitle, funnelPages, funnelPagesNote, funnelWritten, funnelConfirmed, funnelConfirmedNote
    case funnelArrived, funnelArrivedNote, funnelByTarget, sharesTitle, byStep, byWay, byLanguage
    case bySource, byCountry, byDivision, noWay, noMark, otherMarks, otherKinds, nothingYet, markHint
    case smallPlaces, funnelWrittenNote, funnelFirst, funnelTogether, funnelLater, funnelHonest

    // Own words
    case wordsHeldTitle, oneHeld, wordsLead, wordsWithNames, wordsWithoutNames, wordsStandings, wordsHeld
    case wordsGone, wordsRefused, wordsSearch, wordsSearchGo, wordsSearchHint, wordsNone
    case wordsNotFound, wordsOlder, wordsChoose, wordsUnchosen, wordsRelease
    case wordsRefuseSummary, wordsReason, wordsNoReason, wordsLongReason, wordsRefuseGo
    case wordsReleaseAll, wordsReleaseFound, wordsRefuseAll, wordsRefuseFound, wordsSureRelease
    case wordsSureRefuse, wordsSureQuery, wordsSureMost, wordsSureLater, wordsSureReleaseGo
    case wordsSureNot, wordsReleased, wordsRefusedNow, wordsHeldNow, wordsHold
    case wordsToldWriter, wordsWhyLink, wordsWhyListed, wordsWhyLength, wordsWhyScript
    case wordsWhyHand, wordsWhySwitched, wordsRuleTitle, wordsRuleLead, wordsRuleStays, wordsRuleSet
    case wordsRuleHold, wordsHoldNothing, wordsHoldRule, wordsHoldAll, wordsRuleLooks, wordsRuleLinks
    case wordsRuleScripts, wordsRuleLongest, wordsRuleLonger, wordsRuleAnyLength, wordsRuleList
    case wordsRuleListHint, wordsRuleGo, didHoldLetters, didReleaseWords, didRefuseWords
    case didHoldNoWords, didHoldWordsByRule, didHoldEachWords

    // Taking it with you, and a supporter's data
    case exportLead, exportWithout, exportWith, exportWithHint, exportFolder, exportFolderHint, exportDraft
    case exportDraftHint, exportWords, exportWordsHint, exportTable, exportTableHint, exportPrograms
    case exportProgramsHint, exportMails, exportMailsHint, exportNews, exportNewsHint, exportFigures
    case exportFiguresHint, sheetTime, sheetCounted, sheetKey, sheetCount, sheetSmall, sheetStepPages
    case sheetFiguresConfirmed, sheetFiguresArrived, sheetFiguresPages, sheetByPlace, exportWhy
    case exportWhyHint, exportWhyMissing, exportSheet, exportSheetHint, sheetEnglish, sheetSemicolons
    case sheetPrograms, exportGo, exportProof, exportErased, agreedTitle, agreedLead, agreedNow
    case sheetLetterNumber, sheetWritten, sheetConfirmed, sheetStep, sheetTarget, sheetMember
    case sheetSeat, sheetLanguage, sheetCountry, sheetPlace, sheetName, sheetEmail, sheetPostcode
    case sheetAddress, sheetWords, sheetOwnOnly, sheetNews, sheetConsent, sheetState, sheetErased
    case didExport, didExportNames, didShowSupporter, didEraseSupporter
    case supporterTitle, supporterLead, supporterFind, supporterNone, supporterFound, supporterStays
    case supporterErase, supporterEraseHint, supporterErased, supporterUnderWay, supporterTake
    case supporterLink, supporterEmailHint, wordYes, wordNo
    case wordUnreadable, zipMissing, zipUnknownFile, zipTooLarge, zipWithoutCampaign, zipUnsafe, zipTooMany
    case zipUnreadable, zipAgain

    // Second factor
    case secondTitle, secondLead, secondDemanded, secondNeeds, secondBegin, secondPicture, secondPictureLead
    case secondTyped, secondFirst, secondFirstHint, secondOn, secondSince, secondCodesLeft
    case secondLabel, secondHint, secondRenew, secondRenewHint, secondEnd, secondEndHint, secondWrongFirst
    case secondMissing, secondWrong, secondWait, secondClock, secondLink, secondToo, secondTakeOff
    case secondTakeOffWhom, codesTitle, codesLead, codesGo, codesGoBack
    case signInSecondTitle, signInSecondLead, signInSecondGo, signInSecondLost, signInSecondEnded
    case demandTitle, demandLead, demandCount, demandOn, demandSince, demandOff
    case didSetSecond, didEndSecond, didRenewRecovery, didUseRecoveryCode, didUnlock, didDemandSecond
    case didEndDemand

    // Switches and states
    case railSwitches, switchesTitle, switchesOnTitle, switchesLead, switchesOfSite, switchesElsewhere
    case switchesToSite, switchLetters, switchLettersHint, switchSending, switchSendingHint, switchCode
    case switchCodeHint, switchWords, switchWordsHint, switchReadOnly, switchReadOnlyHint, switchOnSince
    case switchOffAt, switchTold, switchInLanguage, switchEmpty, switchUntil, switchUntilHint, switchNever
    case switchHours, switchWhy, switchesSet, switchesNone, switchesOn, switchesSee, bandReadOnly
    case bandLetters, bandSending, bandCode, bandWords, readOnlyDesk
    case readOnlyDeskLead, readOnlyAgain, stateTitle, pauseTitle, pauseLead, pauseGo, pauseChange
    case closeTitle, closeLead, closeGo, resumeGo, reopenGo, campaignPausedBy, campaignClosedBy, didPause
    case didPauseTarget, didResumeTarget, didCancelTarget
    case didAskSingle, didAskDaily, didAskWeekly, didEndAsked, targetMailAsked, targetMailAsPlanned
    case holidays, holidaysNone, digest, digestNone, digestDaily, digestWeekly
    case targetMailTitle, targetMailLead, targetMailWaiting, targetMailPaused, targetMailStopped
    case ownSuspended, ownNoAddress, ownSeatWithoutAddress, ownNoLongerSits, ownLeft, ownRehearsalEnded
    case ownGivenUp, ownMailStopped, ownWordsRefused, ownNoUTF8
    case targetMailPause, targetMailResume, targetMailStop, targetMailSure, targetMailStopGo
    case targetMailUnsure
    case didResume, didClose, didReopen, didStopLetters, didTakeLetters, didStopSending, didResumeSending
    case didDemandCode, didEndCode, didHoldWords, didEndHolding, didReadOnly, didEndReadOnly

    // Settings of the site
    case rehearsalEnd, siteReaders, siteName, siteNameHint, siteContact, siteContactHint, siteSave
    case siteSaved, siteNameLong, siteNameWrong, didNameSite, didRestore
    case railSettings, settingsTitle, settingsLead, settingsFirstTitle, settingsFirstLead
    case settingsFirstGo, settingsFirstLater, settingsAddress, settingsAddressHint, settingGiven
    case mailTitle, mailGiven, mailThroughServer, mailThroughServerHint, mailRehearse, mailRehearseHint
    case mailSender, mailSenderHint, mailHost, mailPort, mailPortUsual, mailPortEncrypted, mailPortOther
    case mailUser, mailPassword, mailPasswordKept, mailPasswordTyped, mailHostMissing, mailHostWrong
    case mailPortWrong, mailUserMissing, mailSecretWrong, mailPasswordMissing, mailPasswordAgain
    case mailPasswordRefused, mailTry, mailLetter, mailTryHint, mailSave, mailSaveHint, mailSaved
    case mailLeaves, mailLeavesYes, mailLeavesNot, mailPending, mailHeld, mailHeldHint, mailHeldSettings
    case mailNotInDemo, mailNeedsSite, mailNotInTrial, mailNotHereInTrial, trialWhole, trialLetterLeft,
        trialBroken
    case trialNotSaved, trialNext, trialWords, trialHappened, heldName, heldConnection, heldGreeting
    case heldEncryption, heldPassword, heldSender, heldLetter, brokeName, brokeConnection, brokeGreeting
    case brokeEncryption, brokePassword, brokeSender, brokeLetter, hintWantsPassword, hintAppPassword
    case hintOtherPort, hintCertificate, hintSender, didSetMailServer, didEndMailServer
    case mailStopped, mailStoppedHint, mailOtherTakes, mailSlowed, mailWaits, mailHeldList
    case mailHeldListPage, mailHeldPassword, mailHeldConnection, mailProbe, mailStopAll, mailGoOn
    case mailSteer, mailSteerHint, didTryMail, didStopMail, didLetMailGo

    // Versions
    case versionsTitle, versionsLead, versionsNone, versionNumber, versionDraft, versionLive, versionTold
    case versionImported, versionWith, versionCompare, versionChanges, versionLegend,
        versionFirst, versionSame
    case versionUnreadable, versionAgain, versionAgainLead, versionAgainLoses, versionOvertaken
    case versionAgainGo, deleteDraft, deleteTitle, deleteLead, deleteGo, deleteNot

    // News to supporters
    case railNews, newsTitle, newsLead, newsReaders, newsWrite, newsGoOn, newsNone, newsOne, newsAll
    case newsUntitled, newsDraft, newsSending, newsStopped, newsSent, newsLine, newsSubject, newsBody
    case newsBodyHint, newsFallback, newsDelete, newsOvertaken, newsTheirs, newsEmpty, newsLooks
    case newsTestTitle, newsTestLead, newsTestGo, newsTested, newsUntested, newsSendTitle, newsSendLead
    case newsSendGo, newsTooSoon, newsStopHint, newsStopGo, newsContinue, newsRecipients, newsAccepted
    case newsOnTheirWay, newsRefused, newsOther, newsSubjectMissing, newsBodyMissing, newsTooLong
    case newsNotText, didSendNews, didStopNews, didContinueNews
    case didRefuseSecond, didShowNewsAddress, didEraseNewsAddress, supporterNews, supporterNewsErased

    // Warnings
    case toLookAt, losesComments

    // Retired targets
    case targetUnretire, targetRetired

    // A correction, and letters that wait
    case correctLetter, seeChanges, saveAndSee, followsTitle, followsGone, followsOffered
    case followsUnconfirmed, followsOpen, followsNew, followsTest, countStops, slipTitle, slipLead
    case slipGo, publishedSince, switchWaits, switchWouldWait, switchToConfirm, switchStillConfirm
    case switchHeld, switchWouldHold
}
