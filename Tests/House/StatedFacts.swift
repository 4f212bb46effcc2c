/// Every text of the interface that states a fact or a number. Bars separate three columns in each
/// row. The first column lists the keys. The second column is the condition for showing them. The
/// third column is the name of the test that checks this.
enum StatedFacts {
    static let table = """
        rehearsalBanner | the server rehearses | bearsTheRehearsalBannerOnlyInRehearsal
        footerPromise mailReminderEnd | the days of Retention | numbersAreThoseOfTheCode
        consentSent viaEmail nextTurn nextTold | mailed by us | theWaysAreTheTargets
        originalIs emailHintShared nothingYetEmail | mailed by us | theWaysAreTheTargets
        consentPrepared emailHintKept | sent by its writer | theWaysAreTheTargets
        nothingYetOther originalIsYours | sent by its writer | theWaysAreTheTargets
        viaForm nextForm | the target's form comes first | theWaysAreTheTargets
        viaPost nextPost | paper comes first | theWaysAreTheTargets
        emailComesBack | a form or an address is left | aLetterThatComesBackHasAnotherWayOnlyWhereThereIsOne
        emailComesBackOnly | neither is left | aLetterThatComesBackHasAnotherWayOnlyWhereThereIsOne
        viaRepresentative consentMember | a member not yet known | writeToThemIsNamedInBritainOnly
        nothingYetMember nextMember | a member not yet known | writeToThemIsNamedInBritainOnly
        viaWriteToThem | the Commons, left to WriteToThem | writeToThemIsNamedInBritainOnly
        emailHintProved | the browser has proved who writes | aProvedBrowserIsToldSo
        consentHint | the copy has a link to withdraw | theCopyLeadsToWhatIsKept
        keptLead mailCopyKept | the letter is confirmed and kept | theCopyLeadsToWhatIsKept
        nothingYetProved | the browser has proved who writes | aProvedBrowserIsToldSo
        nextConfirm | a confirmation mail is sent | aProvedBrowserIsToldSo
        nextSteps | there is another step | theWaysAreTheTargets
        opensOn closedOn | before the first day, after the last | hasNoFormBeforeAndAfter
        openUntil | open, with a last day | theCountAndTheClosingDayStandBeforeTheText
        tallySoFar tallySupporters tallySupportersNote tallyOwnWords | the number | everyCountAgrees
        thanksCount formLength placesLead placesAll problemCount | the number | everyCountAgrees
        accepted handedOver onItsWay inDoubt offered refused | the number of letters | everyCountAgrees
        acceptedNote handedOverNote onItsWayNote | the standing | neverSaysWrittenDeliveredOrRead
        inDoubtNote offeredNote refusedNote | the standing | neverSaysWrittenDeliveredOrRead
        refusesMail refusesMailSome | letters to the address came back | theCampaignPageSaysThatAnOfficeRefusesMail
        refusesLetters refusesLettersSome | the newest letters were refused | theCampaignPageSaysThatTheNewestLettersWereRefused
        tallyHonest | always | neverSaysWrittenDeliveredOrRead
        tallyMoment placesMoment | the moment of the count | test_the_count_says_when_as_the_server_does
        tallyRehearsal | the letters were rehearsed | theRehearsalIsToldBesideTheCount
        letterPair tongueOriginal tongueReading | a reading stands beside | theLetterNamesItsLanguages
        letterSingle | there is no reading | theLetterNamesItsLanguages
        letterAgrees | a word agrees with the writer | asksForAnAddressAndAGenderOnlyWhereTheLetterNeedsThem
        writerHint | a word agrees with the writer | asksForAnAddressAndAGenderOnlyWhereTheLetterNeedsThem
        postcodeHint missingPostcode | the country has postcodes | knowsOnlyRealCountriesWithoutPostcodes
        addressHint | the step asks for it | asksForAnAddressAndAGenderOnlyWhereTheLetterNeedsThem
        missingAddress | the step asks for it | asksForAnAddressAndAGenderOnlyWhereTheLetterNeedsThem
        wordsHint wordsHintTongues | own words are not changed | test_one_letter_with_javascript
        problemKept | the form is shown again | theProblemPageKeepsEverything
        nameTooLong addressTooLong wordsTooLong | the limits of the form | theLimitsAreAsStated
        wordsMissing nothingLeft | the form as it came | reportsAllAtOnceInTheOrderOfTheForm
        missingConsent unknownStep | the form as it came | reportsAllAtOnceInTheOrderOfTheForm
        controlCharacters missingSeat missingName missingEmail | the form as it came | everyProblemHasItsWords
        incompleteEmail impossibleEmail | the form as it came | everyProblemHasItsWords
        unknownCountry postcodeTooLong | the form as it came | everyProblemHasItsWords
        previewLead | nothing is stored | thePreviewHoldsTheLetterAndEverythingTyped
        previewChanged | the text was changed meanwhile | whoHasTheFormOpenSeesTheNewTextBeforeItIsSigned
        stepLead | the form is filled in | aLaterStepIsFilledInAlready
        forbiddenText | the request came from another site | test_other_sites_cannot_send_our_forms
        closedText notOpenText homeNone | the campaign's days | test_a_closed_campaign_shows_no_form_anywhere
        pausedTitle pausedLead noLettersTitle noLettersLead | an organiser has stopped new letters; others go on | aPausedCampaignTakesNoNewLettersAndLosesNone
        closedLead | an organiser has closed the campaign | aClosedCampaignTakesNothingAndIsNotListed
        sendingLead | an organiser has stopped sending | lettersWaitWhileSendingIsStopped
        confirmCode | an organiser demands the digits | theLinkAloneDoesNotConfirmWhileTheDigitsAreDemanded
        readOnlyTitle readOnlyLead readOnlyAgain | an organiser has made the site read only | readOnlyRefusesEveryFormButTheSwitchItself
        readOnlyUntil | that ends by itself | whatPeopleTakeBackWaitsForTheSiteAlone
        readOnlyNoMail | an organiser has made the site read only | noMailLeavesWhileTheSiteIsReadOnlyButThoseThatSignIn
        tooLargeText | the body is too long | test_a_long_paste_is_refused_kindly_and_kept
        tooManyText brokenText busyText keptBelow | it may pass later | whatPassesCanBeSentAgain
        notFoundText notAllowedText | nothing is there | everyRefusalSaysWhatToDo
        waitingNoCookie waitingSentTo waitingHow | a letter waits | asksForTheCodeAndOffersToSendAgain
        waitingLimits codeHint codeWrong codeEnded | mails a day, days, tries | numbersAreThoseOfTheCode
        codeTooMany resent resendTooMany | what was asked for | saysWhatBecameOfAnotherMessage
        nothingWait nothingSpam | a letter waits | asksForTheCodeAndOffersToSendAgain
        nothingAddress nothingAgain | a letter waits | asksForTheCodeAndOffersToSendAgain
        waitingForm waitingFormWhy | only a form reaches the target | offersTheFormAtOnce
        waitingPost waitingPostWhy | only paper reaches the target | offersPaperAtOnce
        confirmLead confirmAddress | another browser than the writer's | theButtonElsewhereSaysWhatItConfirms
        notMeLead notMeDoneLead familyLead mailFamilyText | days, names | numbersAreThoseOfTheCode
        familyTitle | the address stands for others | aFifthNameAtOneAddressIsToldSoAndGetsItsTextBack
        withdrawLead withdrawnTitle | what became of the letter | test_a_confirmed_letter_can_be_withdrawn
        withdrawnLead | what became of the letter | test_a_confirmed_letter_can_be_withdrawn
        withdrawnLateTitle | what became of the letter | test_a_confirmed_letter_can_be_withdrawn
        withdrawnLateLead | it had left | aLetterThatHasLeftIsErasedAndStillCounts
        withdrawWaitLead | it leaves at this moment | whoeverWithdrawsGetsNoMoreNewsAlsoInDoubt
        notMeDoneTitle notMeLiftText | the writer said so | notMeAsksAndCanBeLifted
        updatesHint | an address is kept for news alone, news waits a week | theAddressIsKeptAsLongAsPromised
        mailConfirmNews | the letter asks for news | itGoesOnceToWhoeverAskedForIt
        answerLead answerEnd | an answer of the office | anAnswerReachesTheWriterAndTheirsTheOffice
        answerFooter | an answer of the writer | anAnswerReachesTheWriterAndTheirsTheOffice
        answerCut answerFiles | what AnswerRules leave out | whatIsLeftOutIsSaidInTheReadersLanguage
        newsFooter newsStopHere | a mail of news, to who asked for it | itGoesOnceToWhoeverAskedForIt
        newsStopLead newsStoppedTitle newsStoppedLead | the address is erased | oneClickErasesTheAddress
        notMeLiftedTitle notMeLiftedLead | the writer said so | notMeAsksAndCanBeLifted
        alreadyTitle alreadyLead | the letter is confirmed | whatComesLaterShowsNothingPersonal
        expiredTitle expiredLead | the letter is dropped | test_expired
        unknownTitle unknownLead | no letter has this link | anUnknownLinkBelongsToNoCampaign
        thanksTitle thanksConfirmedOn | the letter is confirmed | thanksAndCounts
        thanksOnItsWay thanksAccepted | the standing | whatBecameOfTheLetterIsToldByItsStanding
        thanksInDoubt thanksHandedOver | the standing | whatBecameOfTheLetterIsToldByItsStanding
        stateOnItsWay stateAccepted | the standing | whatBecameOfTheLetterIsToldByItsStanding
        stateInDoubt stateRefused | the standing | whatBecameOfTheLetterIsToldByItsStanding
        thanksOffered stateOffered stateHandedOver | the standing | whatBecameOfTheLetterIsToldByItsStanding
        thanksRefused | refused, with another way | whatBecameOfTheLetterIsToldByItsStanding
        thanksRefusedOnly | refused, without another way | whatBecameOfTheLetterIsToldByItsStanding
        thanksRehearsal stepNotLive | the letter is rehearsed | inARehearsalFormsAreShownButNotLive
        thanksCopy | the letter is not rehearsed | whatBecameOfTheLetterIsToldByItsStanding
        stepDone | sent, and no other way is offered | doneIsSaidOnlyWhereNothingFollows
        stepDoneMore | sent, and other ways are offered | doneIsSaidOnlyWhereNothingFollows
        stepWritten | another letter is confirmed | doneIsSaidOnlyWhereNothingFollows
        stepWriteWhy stepMemberSeat notYou | a browser's proof lasts a day | numbersAreThoseOfTheCode
        stepFormWhy stepPaperWhy | the target has that way | stepsStandInOrderAndTheFirstIsDone
        stepFormToo | the target has a form beside its mail | doneIsSaidOnlyWhereNothingFollows
        stepMemberWhy | a house without tables that is not the Commons | writeToThemIsNamedInBritainOnly
        stepMemberUKWhy stepMemberOwn | the Commons | writeToThemIsPrefilledAndGetsQuestionsInsteadOfAText
        stepPostWhy | the links of networks | networksGetTheWordsThatTheTargetReads
        formLead formTellWhy outcomePost outcomeStays | the target has a form | laysOutEachField
        formFits formTooLong | the length of the letter | saysWhetherItFits
        formShorterOwn formShorterSuggested | the length of the letter | saysWhetherItFits
        formCut | too long, and paper is offered | tooLongALetterIsSentByPostOnlyWhereThatIsOffered
        formCutOnly | too long, without paper | tooLongALetterIsSentByPostOnlyWhereThatIsOffered
        handedSent handedFailed | what the writer told | test_saying_it_twice_counts_once
        paperPrint paperTell | the letter on paper | fitsAPhone
        paperOne | it fits on one sheet | longLettersAreSetSmaller
        paperLong | it does not | longLettersAreSetSmaller
        paperAbroad | the target's country is another | placesFollowTheReadersCountry
        unsaidTitle unsaidText | the request names no page | whatWasTypedStandsInTheForm
        mistypedEmail mistypedYes | a likely slip in the address | asksOnceWhetherAnotherAddressWasMeant
        otherSignEmail | a sign that looks like @ | everyProblemHasItsWords
        missingMember missingWay | the form as it came | everyProblemHasItsWords
        memberWhich memberAnyWhy memberVia | several represent the seat | allAreShownByNameAndWhoCannotBeReachedHasNoButton
        memberOthers | others represent the seat too | test_of_several_members_one_is_chosen_and_the_others_are_offered
        seatUnreachable | no way to the member | whereNothingReachesTheOnlyOneThePageSaysSo
        seatEnded | the code is in use no more | codesNoLongerInUseAreToldApartFromNewOnes
        cutTitle cutLead cutCode | the link is cut | aLinkCutShortIsKnownAsOne
        refusedTitle refusedLead | the mail system refused the address | aRefusedAddressCanBeCorrected
        mastodonUnknown mastodonLead | what was typed | otherThingsAreNoHosts
        letterboxLead letterboxEmpty | a rehearsal | saysThatThereIsNone
        mailConfirmText | a letter waits | confirmationAndReminderHaveTwoLinksAndSixDigitsEachOnALine
        mailReminderText | a letter waits | confirmationAndReminderHaveTwoLinksAndSixDigitsEachOnALine
        mailConfirmEnd | the letter's deadline | confirmationAndReminderHaveTwoLinksAndSixDigitsEachOnALine
        waitingHeld thanksHeld | the mail server takes none of that mail | heldMailIsToldWhereItIsWaitedFor
        mailAlreadySubject mailAlreadyText | there is an earlier letter | alreadyWroteAsksForNothing
        mailAlreadyNothing | there is an earlier letter | alreadyWroteAsksForNothing
        mailFamilySubject | others wrote from the address | aFifthNameAtOneAddressIsToldSoAndGetsItsTextBack
        mailFamilyElse | others wrote from the address | aFifthNameAtOneAddressIsToldSoAndGetsItsTextBack
        wordsMayBeRead thanksRead | a rule holds own words, and this letter | supportersReadThatOwnWordsAreRead
        mailCopyHeld | the letter waits for a reader | whatIsHeldStaysUntilSomebodyHasReadIt
        mailWordsSubject mailWordsText | own words are refused | aRefusedLetterLeavesTheCountAndItsWriterMayWriteAgain
        mailWordsSentSubject mailWordsSentText | own words are refused, and the writer has sent the letter | whoeverHasSentARefusedLetterIsToldToo
        mailWordsAgain | own words are refused | aRefusedLetterLeavesTheCountAndItsWriterMayWriteAgain
        mailCopyText mailCopyOnItsWay | the first way | copyHoldsTheLetterAndItsReading
        letterDigest digestChoice officeLead officeNote officeSaved | the mail to the office, its link | anOfficeAsksForItsLettersByTheLinkThatOnlyItHas
        leavesLast | more wait than are counted one by one | aLongQueueIsToldByItsNumber
        mailGoesNow | a letter of this moment leaves by e-mail | whoHasTheFormOpenReadsThatTheAddressIsSuspended
        mailSuspended | the target's address is suspended | whoHasTheFormOpenReadsThatTheAddressIsSuspended
        mailStopped mailStoppedTitle | an organiser has cancelled the mail to the target | whoHasTheFormOpenReadsThatTheMailIsStopped
        leaves | hours, pace and what waits | theCopySaysWhenTheLetterLeavesAndThenItDoes
        digestSubject digestLead digestOwnWords digestPlaces digestPlaceCount | the letters inside | lettersOfYesterdayGoAsOneMail
        digestInside digestAnswers digestLetter | the letters inside | lettersOfYesterdayGoAsOneMail
        mailCopyByForm mailCopyByPost | the first way | copyHoldsTheLetterAndItsReading
        mailCopyRehearsal | a rehearsal | copyHoldsTheLetterAndItsReading
        mailReturnedSubject mailReturnedText | the reply | returnedGivesTheReasonTheLetterAndOtherWays
        mailReturnedForm | the reply | returnedGivesTheReasonTheLetterAndOtherWays
        mailReturnedPost mailReturnedPage | what the target has | returnedGivesTheReasonTheLetterAndOtherWays
        letterFooter letterReading | always; a reading is sent | theFooterSpeaksTheLettersLanguageElseEnglish
        caseworkLine needsHelpHint | the writer ticked it | needForHelpStandsAtTheHead
        ownWordsFirstWhy | the letter goes to a member | aRepresentativesLetterBeginsWithOwnWords
        seatIs seatNotRightWhy | the tables know the seat | oneSeatIsFoundWithItsNeighbours
        seatSeveral seatCommune seatNamed | the tables know several | test_several_seats_are_asked_for_by_name
        seatNew seatMissing | the tables do not know the code | whatIsUnknownIsSaidAndNeverGuessed
        seatUncovered seatPartial | the tables do not know the code | whatIsUnknownIsSaidAndNeverGuessed
        seatUnreadable seatEmpty | what was typed | whatIsUnknownIsSaidAndNeverGuessed
        seatNoTable seatGiro seatForces seatTerritory | the kind of code | specialCodesAndMissingTables
        seatAbroad | another country | test_whoever_lives_abroad_is_asked_where_they_were_registered
        seatAbroadElse | another country | test_whoever_lives_abroad_is_asked_where_they_were_registered
        seatVacant seatDissolved seatUnnamed | the state of the seat | seatsAreHeldVacantOrDissolved
        seatPaper seatNothing | nobody can be mailed | aVacantSeatGetsPaperCareOfTheHouse
        seatNoMail | the member has no e-mail | test_a_member_without_email_is_reached_by_paper_or_their_form
        placesWithheld | too few | soFewThatNothingIsTold
        placesHex | a map | test_the_map_may_stand_in_other_sites_and_nothing_else_may
        placesLegend | a map | test_the_map_may_stand_in_other_sites_and_nothing_else_may
        placesMapText | a map | test_the_map_may_stand_in_other_sites_and_nothing_else_may
        placesNobody placesFew placesRange | the published number | nobodyCanWorkOutASmallNumber
        placesMost placesSmall | the published number | nobodyCanWorkOutASmallNumber
        placesUnplaced | what is not known | whatWasConfirmedBeforePlacesWereCountedIsACountryWithoutName
        placesEarlier | what is not known | whatWasConfirmedBeforePlacesWereCountedIsACountryWithoutName
        placesOpen | what is not known | whatWasConfirmedBeforePlacesWereCountedIsACountryWithoutName
        placesOffMap | the map lacks them | theMapLacksNobody
        placesEmbedWhy | the frame has no script | test_the_map_may_stand_in_other_sites_and_nothing_else_may
        placesHourly | not in a rehearsal | theCountByPlaceChangesOnceAnHour
        """

    /// The keys of names, questions, labels and instructions. These texts state nothing that could
    /// be untrue. Labels of the letter form's fields need not be listed.
    static let others = """
        officeTitle officeQuestion officeSingle officeDaily officeWeekly officeSave
        digestWriter digestAddress digestWords digestNumber digestPlace digestDate digestLettersFile digestTableFile
        answerVia newsStopTitle newsStopButton skipToMain skipToForm languageNav footerOrganiser footerWrite footerPrivacy footerImprint
        footerSoftware clock moment copy copied shareNatively readLetter goToForm readOn toHeading
        representative envelopeFrom envelopeName envelopeAddress letterHeading showLetterIn showOriginal
        showBoth showWholeLetter subjectLine ownWordsSlot ownWordsWrite blankName blankPlace blankCountry
        blankDate leaveOut formHeading formTo nameHint countryChoose writerFeminine
        writerMasculine writerOther optional sign seeFirst nextHeading tallyHeading problemTitle
        readAgain missingCountry previewTitle previewPairs change stepTitle homeTitle forbiddenTitle notFoundTitle notAllowedTitle closedTitle notOpenTitle
        tooLargeTitle tooManyTitle brokenTitle busyTitle keptHeading tryAgain toCampaign toHome waitingTitle
        codeLabel codeConfirm nothingTitle nothingBack resendButton confirmTitle confirmFrom confirmTo
        confirmSubject confirmYes notMeTitle notMeButton withdrawTitle withdrawButton withdrawWaitTitle
        keptTitle keptShow keptTake keptErase keptWritten keptConfirmed keptState keptNews
        notMeLiftTitle notMeLift thanksHeading stepsTitle stepsLead stepWrite stepPrompts stepForm
        stepFormGo stepPaper stepPaperGo stepPost stepMember stepMemberUK stepOpen stepShare stepShareWhy
        shareEmail shareLink formTitle formOpen formOpenLink formFields fieldTitle fieldTitleValue
        fieldFirstName fieldFamilyName fieldName fieldEmail fieldAddress fieldPostcode fieldCountry
        fieldSubject fieldMessage formLetter formSelect formTell outcomeSent outcomeFailed forgetMe
        backToSteps backToCode paperTitle paperSubject paperDate paperHow paperSent mastodonTitle
        mastodonWhere mastodonHint mastodonGo mastodonReady mastodonCommon letterboxTitle letterboxDate
        letterboxAll letterboxNoSubject mailGreeting mailSubject mailConfirmSubject mailConfirmLink
        mailConfirmCode mailConfirmNotMe mailReminderSubject mailAlreadyPage mailFamilyFollows
        mailCopySubject mailWordsWhy mailReturnedSaid mailLetterFollows mailReading mailFrom memberFor caseworkSubject
        blankDid ownWordsFirst seatTitle seatNotRight seatLook seatLookGo seatMeant seatNear memberAny memberAnother
        seatLast stepMemberWrite placesTitle placesLink placesMapName placesSeat placesCountry placesPeople
        placesByCountry placesBySeat placesData placesEmbed placesImage placesSource placesSources refusedSend
        """
}
