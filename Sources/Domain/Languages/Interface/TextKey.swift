/// The keys of the texts of Postbag's own interface. Each language file has one text for each key.
package enum TextKey: String, Sendable, CaseIterable {
    // Every page
    case skipToMain, skipToForm, languageNav, rehearsalBanner, footerOrganiser, footerPromise, footerWrite,
        footerPrivacy, footerImprint,
        footerSoftware
    case clock, moment, copy, copied, shareNatively

    // The campaign page
    case readLetter, goToForm, readOn, toHeading, representative, envelopeFrom, envelopeName, envelopeAddress,
        originalIs, originalIsYours, viaEmail
    case viaForm, viaPost, viaWriteToThem, viaRepresentative, emailComesBack, emailComesBackOnly, opensOn,
        closedOn, openUntil, tallySoFar

    // The letter
    case letterHeading, letterPair, letterSingle, letterAgrees, showLetterIn, showOriginal, showBoth,
        showWholeLetter, tongueOriginal, tongueReading,
        subjectLine, ownWordsSlot, ownWordsWrite, blankName
    case blankPlace, blankCountry, blankDate, leaveOut

    // The form
    case formHeading, formTo, name, nameHint, email, emailHintShared, emailHintKept, emailHintProved, country,
        countryChoose, postcode, postcodeHint,
        address
    case addressHint, writer, writerHint, writerFeminine, writerMasculine, writerOther, words, optional,
        wordsHint, wordsHintTongues, ownOnly
    case answerVia, answerLead, answerEnd, answerCut, answerFiles, answerFooter
    case updates, updatesHint, mailConfirmNews, newsFooter, newsStopHere, newsStopTitle, newsStopLead,
        newsStopButton
    case newsStoppedTitle, newsStoppedLead
    case consentSent, consentPrepared, consentMember, consentHint, honeypot, sign,
        seeFirst, nothingYetEmail, nothingYetOther,
        nothingYetMember, nothingYetProved, nextHeading
    case nextConfirm, nextTurn, nextTold, nextForm, nextPost, nextMember, nextSteps

    // The tally
    case tallyHeading, tallySupporters, tallySupportersNote, accepted, acceptedNote, handedOver,
        handedOverNote, onItsWay, onItsWayNote, inDoubt
    case refusesMail, refusesMailSome, refusesLetters, refusesLettersSome
    case mailStopped, mailStoppedTitle, mailSuspended, mailGoesNow
    case inDoubtNote, offered, offeredNote, refused, refusedNote, tallyHonest, tallyOwnWords, tallyMoment,
        tallyRehearsal

    // Errors in the form
    case problemCount, problemTitle, problemKept, readAgain, missingName, nameTooLong, missingEmail,
        incompleteEmail, impossibleEmail, otherSignEmail,
        mistypedEmail,
        mistypedYes
    case missingCountry, unknownCountry, missingPostcode, postcodeTooLong, missingAddress, addressTooLong,
        wordsTooLong, wordsMissing, nothingLeft
    case unknownStep, missingConsent, controlCharacters, previewTitle, previewLead, previewChanged,
        previewPairs, change,
        stepTitle, stepLead

    // Home and errors
    case homeTitle, homeNone, forbiddenTitle, forbiddenText, unsaidTitle, unsaidText, notFoundTitle,
        notFoundText, notAllowedTitle, notAllowedText,
        closedTitle, closedText,
        notOpenTitle, notOpenText
    case closedLead, pausedTitle, pausedLead, noLettersTitle, noLettersLead, sendingLead, readOnlyTitle,
        readOnlyLead, readOnlyAgain, readOnlyUntil, readOnlyNoMail, confirmCode
    case tooLargeTitle, tooLargeText, tooManyTitle, tooManyText, brokenTitle, brokenText, busyTitle, busyText,
        keptBelow, keptHeading, tryAgain
    case toCampaign, toHome

    // After signing: waiting for the confirmation
    case waitingTitle, waitingNoCookie, waitingSentTo, waitingHow, waitingHeld, codeLabel, codeHint,
        codeConfirm, codeWrong, codeEnded, codeTooMany,
        resent,
        resendTooMany
    case nothingTitle, nothingWait, nothingSpam, nothingAddress, nothingBack, nothingAgain, resendButton,
        waitingLimits, waitingForm
    case waitingFormWhy, waitingPost, waitingPostWhy, refusedTitle, refusedLead, refusedSend
    // Confirming in another browser, and the pages behind mailed links
    case confirmTitle, confirmLead, confirmFrom, confirmTo, confirmSubject, confirmAddress, confirmYes,
        notMeTitle, notMeLead, notMeButton,
        notMeDoneTitle
    case familyTitle, familyLead, withdrawTitle, withdrawLead, withdrawButton, withdrawnTitle, withdrawnLead,
        withdrawnLateTitle
    case withdrawnLateLead, withdrawWaitTitle, withdrawWaitLead, notMeDoneLead, notMeLiftTitle, notMeLiftText,
        notMeLift, notMeLiftedTitle,
        notMeLiftedLead, keptTitle, keptLead, keptShow, keptTake, keptErase, keptWritten, keptConfirmed,
        keptState, keptNews, alreadyTitle,
        alreadyLead, expiredTitle
    case expiredLead, unknownTitle, unknownLead, cutTitle, cutLead, cutCode
    // Thanks and the next steps
    case thanksTitle, thanksHeading, thanksConfirmedOn, thanksCount, thanksOnItsWay, thanksHeld,
        thanksAccepted, thanksInDoubt, thanksRefused,
        thanksRefusedOnly
    case thanksOffered, thanksHandedOver, thanksRehearsal, thanksCopy, stateOnItsWay, stateAccepted,
        stateInDoubt, stateRefused, stateOffered
    case stateHandedOver, stepsTitle, stepsLead, stepWrite, stepDone, stepDoneMore, stepWritten, stepWriteWhy,
        stepPrompts, stepForm, stepFormWhy,
        stepFormToo, stepFormGo
    case stepPaper, stepPaperWhy, stepPaperGo, stepPost, stepPostWhy, stepMember, stepMemberUK, stepMemberWhy,
        stepMemberUKWhy, stepMemberOwn
    case stepOpen, stepNotLive, stepShare, stepShareWhy, shareEmail, shareLink
    // The assisted form
    case formTitle, formLead, formOpen, formOpenLink, formFields, fieldTitle, fieldTitleValue, fieldFirstName,
        fieldFamilyName, fieldName
    case fieldEmail, fieldAddress, fieldPostcode, fieldCountry, fieldSubject, fieldMessage, formLetter,
        formLength, formFits, formTooLong
    case formShorterOwn, formShorterSuggested, formCut, formCutOnly, formSelect, formTell, formTellWhy,
        outcomeSent, outcomeFailed, outcomePost
    case outcomeStays, handedSent, handedFailed, backToSteps, backToCode, notYou, forgetMe
    // Paper
    case paperTitle, paperSubject, paperDate, paperHow, paperPrint, paperOne, paperLong, paperAbroad,
        paperTell, paperSent
    // Mastodon
    case mastodonTitle, mastodonLead, mastodonWhere, mastodonHint, mastodonGo, mastodonUnknown, mastodonReady,
        mastodonCommon
    // The letterbox
    case letterboxTitle, letterboxLead, letterboxEmpty, letterboxDate, letterboxAll, letterboxNoSubject
    // Mails
    case mailGreeting, mailSubject, mailConfirmSubject, mailConfirmText, mailConfirmLink, mailConfirmCode,
        mailConfirmNotMe, mailConfirmEnd
    case mailReminderSubject, mailReminderText, mailReminderEnd, mailAlreadySubject, mailAlreadyText,
        mailAlreadyNothing, mailAlreadyPage
    case mailFamilySubject, mailFamilyText, mailFamilyElse, mailFamilyFollows
    case mailCopySubject, mailCopyText, mailCopyOnItsWay, mailCopyByForm, mailCopyByPost, mailCopyRehearsal,
        mailReturnedSubject
    case mailCopyHeld, mailCopyKept, mailWordsSubject, mailWordsText, mailWordsWhy, mailWordsAgain,
        mailWordsSentSubject,
        mailWordsSentText, thanksRead,
        wordsMayBeRead
    case mailReturnedText, mailReturnedSaid, mailReturnedForm, mailReturnedPost, mailReturnedPage,
        mailLetterFollows, mailReading, mailFrom
    case letterReading, letterFooter
    // When a letter leaves, and several letters as one mail
    case leaves, leavesLast, digestSubject, digestLead, digestOwnWords, digestPlaces, digestPlaceCount,
        digestInside,
        digestAnswers,
        digestLetter, digestNumber, digestWriter, digestAddress, digestWords, digestPlace, digestDate,
        digestLettersFile, digestTableFile, digestChoice, letterDigest
    case officeTitle, officeLead, officeQuestion, officeSingle, officeDaily, officeWeekly, officeSave,
        officeNote, officeSaved
    // Places
    case memberFor, caseworkSubject, caseworkLine, blankDid, needsHelp, needsHelpHint, ownWordsFirst,
        ownWordsFirstWhy, missingSeat
    case seatTitle, seatIs, seatNotRight, seatNotRightWhy, seatLook, seatLookGo, seatSeveral, seatCommune,
        seatNamed, seatNew, seatMissing
    case seatUncovered, seatPartial, seatUnreadable, seatEmpty, seatNoTable, seatMeant, seatNear, seatGiro,
        seatForces, seatTerritory
    case seatAbroad, seatAbroadElse, seatLast, seatVacant, seatDissolved, seatUnnamed, seatPaper, seatNothing,
        seatNoMail, stepMemberWrite
    case missingMember, missingWay, memberWhich, memberAny, memberAnyWhy, memberOthers, memberAnother,
        memberVia, seatUnreachable, seatEnded
    case stepMemberSeat, placesTitle, placesLink, placesLead, placesWithheld, placesHex, placesLegend,
        placesNobody, placesFew, placesRange
    case placesMost, placesMapName, placesMapText, placesSeat, placesCountry, placesPeople, placesByCountry,
        placesBySeat, placesAll
    case placesUnplaced, placesEarlier, placesOpen, placesSmall, placesOffMap, placesData, placesEmbed,
        placesEmbedWhy, placesImage
    case placesSource, placesSources, placesMoment, placesHourly
}
