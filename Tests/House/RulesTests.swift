import Domain
import Foundation
import Testing
import Web

/// The numbers that SECURITY.md and docs/running.md promise are those of Sources/Domain/Rules.
@Suite struct RulesTests {
    private static let words = [3: "three", 4: "four", 5: "five", 7: "seven", 10: "ten", 28: "28", 30: "30"]

    private static func days(_ time: TimeInterval) -> Int { Int(time / 86_400) }
    private static func word(_ number: Int) -> String { words[number] ?? "\(number)" }

    static let promises = [
        ("SECURITY.md", "erased \(word(days(Retention.unconfirmed))) days after it was written"),
        ("SECURITY.md", "a confirmed one \(days(Retention.afterDelivery)) days after the last"),
        ("SECURITY.md", "towards that address for \(days(Retention.suppression)) days"),
        ("SECURITY.md", "installation**, for \(Int(Retention.verifiedBrowser / 3_600)) hours"),
        ("SECURITY.md", "**An address gets \(word(AddressRules.confirmationsADay)) confirmation mails"),
        ("SECURITY.md", "**Up to \(word(AddressRules.signers)) names may write from one address"),
        ("SECURITY.md", "They end after \(word(AddressRules.codeAttempts)) attempts at a letter"),
        ("SECURITY.md", "or \(word(AddressRules.codeAttemptsADay)) at the letters of one address in a day"),
        ("SECURITY.md", "(\(Int(RateRules.burst)) at once, then \(Int(RateRules.perSecond)) a second"),
        ("SECURITY.md", "good for \(Int(SignInRules.mailIsGood / 60)) minutes and once"),
        ("SECURITY.md", "an address gets \(SignInRules.mailsAnHour) of them in an hour"),
        ("SECURITY.md", "end after \(word(SignInRules.codeAttempts)) mistakes"),
        ("SECURITY.md", "or \(SignInRules.codeAttemptsADay) for an address in a day"),
        ("SECURITY.md", "ends \(days(SignInRules.idle)) days after its last use"),
        ("SECURITY.md", "after \(days(SignInRules.session)) days in any case"),
        ("SECURITY.md", "The first account needs \(SecretWords.count) words"),
        ("SECURITY.md", "alone is good for \(word(Int(SecondFactorRules.halfSignIn / 60))) minutes"),
        ("SECURITY.md", "After \(SecondFactorRules.attempts) mistakes the next try waits a minute"),
        (
            "SECURITY.md",
            "The \(word(SecondFactorRules.recoveryCodes)) recovery codes have \(RecoveryCode.length * 4) bits"
        ),
        ("docs/desk.md", "After \(word(SecondFactorRules.attempts)) mistakes the next try waits a minute"),
        ("docs/desk.md", "\(word(SecondFactorRules.recoveryCodes)) recovery codes"),
        ("SECURITY.md", "for \(MailServerRules.connects + MailServerRules.talks) seconds at most"),
        ("docs/desk.md", "takes effect within \(word(MailServerRules.takenOver)) seconds"),
        ("docs/running.md", "takes it over [within \(word(MailServerRules.takenOver)) seconds]"),
        ("docs/running.md", "beside \(ports.dropLast().joined(separator: ", ")) and \(ports.last ?? "") |"),
        ("docs/desk.md", "\(Int(SignInRules.mailIsGood / 60)) minutes and once"),
        ("docs/desk.md", "Up to \(LetterSource.longest) letters"),
        ("docs/desk.md", "the first \(LetterSource.most) marks"),
        (
            "docs/desk.md",
            "up to \(WordsRules.mostAtOnce.formatted(.number.locale(Locale(identifier: "en")))) at once"
        ),
        ("docs/running.md", "own words were refused | \(days(Retention.unconfirmed)) days after that"),
        ("docs/running.md", "| \(days(Retention.unconfirmed)) days after it was written"),
        ("docs/running.md", "| \(days(Retention.afterDelivery)) days after the last that happened to it"),
        ("docs/running.md", "| \(days(Retention.afterDelivery)) days after it came |"),
        ("docs/running.md", "are fetched every \(IncomingRules.fetchesEvery) seconds"),
        ("docs/mail.md", "waits \(MailServerRules.awaits) seconds for what comes back"),
        ("docs/mail.md", "Every \(IncomingRules.fetchesEvery) seconds Postbag fetches"),
        ("docs/mail.md", "at most \(ReturnPathForm.longestLocalPart) letters before the `@`"),
        ("docs/running.md", "given up after \(Int(RetryRules.signInGivesUpAfter / 60)) minutes"),
        ("docs/running.md", "its bare row \(days(Retention.bareMail)) days |"),
        ("docs/running.md", "with its address | \(days(Retention.invitation)) days"),
        ("docs/running.md", "its link is good for \(Int(SignInRules.invitation / 3_600)) hours |"),
        ("SECURITY.md", "what was erased since, for \(days(Retention.schemaCopy)) days at most"),
        ("docs/running.md", "with what was erased since | \(days(Retention.schemaCopy)) days |"),
        ("docs/running.md", "none for longer than \(days(Retention.schemaCopy)) days"),
        ("docs/running.md", "| \(days(Retention.draftRevision)) days after a newer one replaced it |"),
        ("docs/running.md", "a year after the last news (\(days(Retention.newsAddress)) days)"),
        ("docs/running.md", "links can say so | \(days(Retention.afterDropping)) days |"),
        ("docs/running.md", "written in it | \(Int(Retention.shown / 3_600)) hours |"),
        (
            "docs/running.md",
            "tried again after \(pauses) minutes, for \(word(days(RetryRules.givesUpAfter))) days"
        ),
        (
            "docs/mail.md",
            "every \(Int(SuspensionRules.pauseWhenFull / 3_600)) hours, until "
                + "\(days(SuspensionRules.triesFull)) days after its first attempt"
        ),
        (
            "docs/mail.md",
            "when \(SuspensionRules.letters) different letters to it come back within "
                + "\(days(SuspensionRules.within)) days"
        ),
        ("docs/campaign-folder.md", "up to \(DigestRules.letters) letters in a mail"),
        ("docs/campaign-folder.md", "Without `per_hour` it is \(Pace.usual) an hour"),
        (
            "docs/running.md",
            "At most \(Pace.usual) letters in any hour for each target's address, and "
                + "\(Pace(perHour: nil).together) of them at once"
        ), ("docs/running.md", "never more than \(Pace.burst)"),
        ("SECURITY.md", "and \(AnswerRules.aDay) about one letter go in a day"),
        (
            "docs/mail.md",
            "\(AnswerRules.aDay) answers about one letter go in a day, \(AnswerRules.inAll) in all"
        ),
        ("docs/mail.md", "and \(AnswerRules.files) files of \(AnswerRules.octetsOfFiles >> 20) MB together"),
        (
            "docs/mail.md",
            "Of the text \(AnswerRules.text.formatted(.number.locale(Locale(identifier: "en")))) characters"
        ),
        (
            "docs/mail.md",
            "no sooner than \(days(RetryRules.settlesAfterDelay)) days after the last such report"
        ),
        ("docs/mail.md", "\(AnswerRules.octetsOfAutomatic >> 10) KiB at most"),
        (
            "docs/running.md",
            "From \(SwitchRules.obeyedWithin) seconds after it no process begins another letter"
        ),
        ("docs/journey-of-a-letter.md", "after \(quiet) quiet days it is *settled*"),
    ]

    private static let ports = MailServer.ports.sorted().map(String.init)
    private static let quiet = [2: "two", 3: "three"][days(RetryRules.settlesAfter)] ?? ""
    private static var pauses: String {
        let minutes = RetryRules.pauses.map { "\(Int($0))" }
        return minutes.dropLast().joined(separator: ", ") + " and then every \(minutes.last ?? "")"
    }

    @Test(arguments: promises) func aPromiseIsARule(_ document: String, _ words: String) {
        let text = SourceFile(path: document).text.split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
        #expect(text.contains(words), "\(document) does not say: \(words)")
    }

    @Test func theFormPromisesNewsOnceAWeek() throws {
        for (language, words) in [
            ("en", "once a week"), ("fr", "Une fois par semaine"), ("ar", "مرّة في الأسبوع"),
        ] {
            let text = try #require(InterfaceText(Language(language)))
            #expect(NewsRules.pause == 7 * 86_400 && text(.updatesHint).contains(words))
        }
    }

    @Test func answersNameTheirLimits() throws {
        #expect(AnswerRules.repetition == 7 * 86_400 && AnswerRules.octetsOfFiles == 5 << 20)
        for language in InterfaceText.languages {
            let text = try #require(InterfaceText(language))
            #expect(text[.answerFiles].contains("\(AnswerRules.files) ") && text[.answerFiles].contains("5 "))
        }
    }

    @Test func aSecondPressCountsForAMinute() {
        #expect(Retention.secondPress == 60)
        #expect(SourceFile(path: "SECURITY.md").text.contains("for a minute after the letter was confirmed"))
    }

    /// Tests numbers that texts of the desk state.
    @Test func textsOfTheDeskStateTheRules() throws {
        let english = try #require(DeskText("en"))
        for (key, isRule, words) in [
            (DeskTextKey.exportErased, Retention.afterDelivery == 28 * 86_400, "28 days"),
            (.newsLead, NewsRules.pause == 7 * 86_400, "At most one a week"),
            (.newsTooSoon, NewsRules.pause == 7 * 86_400, "once a week"),
            (.newsTooLong, NewsRules.longestSubject == 150, "150 characters"),
            (.newsTooLong, NewsRules.longestBody == 10_000, "10,000"),
            (.secondHint, TOTP.period == 30, "30 seconds"),
            (.secondHint, RecoveryCode.length == 10, "ten letters"),
            (.secondWrong, SecondFactorRules.attempts == 5, "five mistakes"),
            (.signInSecondEnded, SecondFactorRules.halfSignIn == 600, "ten minutes"),
            (.supporterLead, Retention.unconfirmed == 7 * 86_400, "within seven days"),
            (.mailSaveHint, MailServerRules.takenOver == 10, "within ten seconds"),
            (.mailPending, MailServerRules.takenOver == 10, "within ten seconds"),
            (.mailHeldHint, MailHold.pause(after: 99) == 900, "within a quarter of an hour"),
        ] {
            #expect(isRule && english[key].contains(words), "\(words)")
        }
    }
}
