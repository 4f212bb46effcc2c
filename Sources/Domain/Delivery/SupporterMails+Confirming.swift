package import Foundation

extension SupporterMails {
    /// Asks whether the reader wrote the letter. Quotes nothing that the visitor typed, not even a
    /// name, since the address may be a stranger's.
    /// - Parameters:
    ///   - link: the absolute URL `/confirm/{token}`.
    ///   - notMe: the absolute URL `/confirm/{token}/not-me`.
    ///   - code: six digits.
    ///   - erased: the time when the letter is erased without an answer.
    ///   - news: whether the letter also asks for news.
    package func confirmation(link: String, notMe: String, code: String, erased: Date, news: Bool = false)
        -> SupporterMail
    {
        let end = say(.mailConfirmEnd, ["date": Day(erased).written(in: language)])
        return notice(.mailConfirmSubject, [say(.mailConfirmText)] + asking(link, notMe, code, news) + [end])
    }

    /// Asks a second and last time. `erased` is the time when the letter is erased without an
    /// answer.
    package func reminder(link: String, notMe: String, code: String, erased: Date, news: Bool = false)
        -> SupporterMail
    {
        let end = say(.mailReminderEnd, ["date": Day(erased).written(in: language)])
        return notice(
            .mailReminderSubject, [say(.mailReminderText)] + asking(link, notMe, code, news) + [end])
    }

    /// Replaces a confirmation when the same person has already confirmed a letter to the same
    /// target.
    package func alreadyWrote(confirmed: Date, campaignPage: String) -> SupporterMail {
        notice(
            .mailAlreadySubject,
            [
                say(.mailAlreadyText, ["date": Day(confirmed).written(in: language)]),
                say(.mailAlreadyNothing),
                say(.mailAlreadyPage) + "\n" + campaignPage,
            ])
    }

    private func asking(_ link: String, _ notMe: String, _ code: String, _ news: Bool) -> [String] {
        [
            say(.mailConfirmLink) + "\n" + link, say(.mailConfirmCode) + "\n" + code,
            say(.mailConfirmNotMe) + "\n" + notMe,
        ] + (news ? [say(.mailConfirmNews)] : [])
    }
}
