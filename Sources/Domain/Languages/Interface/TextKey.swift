/// Names every text of Postbag's own interface. Each language file has one text for each.
package enum TextKey: String, Sendable, CaseIterable {
    // Every page
    case skipToMain, skipToForm, languageNav, rehearsalBanner, footerOrganiser, footerPromise, footerWrite, footerPrivacy, footerImprint, footerSoftware
    case clock, moment

    // The campaign page
    case readLetter, goToForm, toHeading, representative, envelopeFrom, envelopeName, envelopeAddress, originalIs, originalIsYours, viaEmail
    case viaForm, viaPost, viaWriteToThem, emailComesBack, opensOn, closedOn, openUntil

    // The letter
    case letterHeading, letterPair, letterSingle, letterAgrees, tongueOriginal, tongueReading, subjectLine, ownWordsSlot, ownWordsWrite, blankName
    case blankPlace, blankCountry, blankDate, leaveOut

    // The form
    case formHeading, formTo, name, nameHint, email, emailHintShared, emailHintKept, country, countryChoose, postcode, postcodeHint, address
    case addressHint, writer, writerHint, writerFeminine, writerMasculine, writerOther, words, optional, wordsHint, wordsHintTongues, ownOnly
    case consentSent, consentPrepared, consentHint, updates, updatesHint, honeypot, sign, seeFirst, nothingYetEmail, nothingYetOther, nextHeading
    case nextConfirm, nextTurn, nextTold, nextForm, nextPost, nextSteps

    // The count
    case tallyHeading, tallySupporters, tallySupportersNote, accepted, acceptedNote, handedOver, handedOverNote, onItsWay, onItsWayNote, inDoubt
    case inDoubtNote, offered, offeredNote, refused, refusedNote, tallyHonest, tallyOwnWords, tallyMoment, tallyRehearsal

    // Putting right
    case problemCount, problemTitle, problemKept, readAgain, missingName, nameTooLong, missingEmail, incompleteEmail, impossibleEmail
    case missingCountry, unknownCountry, missingPostcode, postcodeTooLong, missingAddress, addressTooLong, wordsTooLong, wordsMissing, nothingLeft
    case unknownStep, missingConsent, controlCharacters, previewTitle, previewLead, previewPairs, change, stepTitle, stepLead

    // Home and errors
    case homeTitle, homeNone, forbiddenTitle, forbiddenText, notFoundTitle, notFoundText, notAllowedTitle, notAllowedText, closedTitle, closedText
    case tooLargeTitle, tooLargeText, tooManyTitle, tooManyText, brokenTitle, brokenText, busyTitle, busyText, keptBelow, keptHeading, tryAgain
    case toCampaign, toHome
}
