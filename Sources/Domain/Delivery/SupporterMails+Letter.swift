extension SupporterMails {
    /// Writes the writer's copy, sent after confirming. `channel` is the first channel of the
    /// letter.
    /// - Parameter isHeld: whether the letter waits for somebody to read its own words.
    /// - Parameter leaves: the sentence that says when a mail leaves. Nil where nobody can know.
    /// - Parameter kept: the absolute URL `/confirm/{token}/my-data`.
    package func copy(
        of letter: ComposedLetter, by channel: Channel, rehearsal: Bool, isHeld: Bool = false,
        leaves: String? = nil, kept: String
    ) -> SupporterMail {
        let goes = isHeld ? [say(.mailCopyHeld)] : next(channel) + [leaves].compactMap(\.self)
        return notice(
            .mailCopySubject,
            [say(.mailCopyText)] + (rehearsal ? [say(.mailCopyRehearsal)] : goes) + quote(letter)
                + [say(.mailCopyKept) + "\n" + kept])
    }

    /// Returns a letter whose own words the organiser does not pass on. `reason` is the
    /// organiser's.
    package func wordsRefused(_ letter: ComposedLetter, reason: String, campaignPage: String) -> SupporterMail
    {
        notice(
            .mailWordsSubject,
            [
                say(.mailWordsText), say(.mailWordsWhy) + "\n" + reason.trimmed,
                say(.mailWordsAgain) + "\n" + campaignPage,
            ] + otherWays + [say(.mailLetterFollows)] + quote(letter))
    }

    /// Says the same of a letter that its writer has sent by another way, which counts.
    package func wordsRefused(_ letter: ComposedLetter, reason: String) -> SupporterMail {
        notice(
            .mailWordsSentSubject,
            [
                say(.mailWordsSentText), say(.mailWordsWhy) + "\n" + reason.trimmed, say(.mailLetterFollows),
            ] + quote(letter))
    }

    /// Returns a refused letter to its writer. Gives the reason in plain words, the server's own
    /// text, and other ways to send the letter.
    package func returned(
        _ letter: ComposedLetter, reply: Reply, reason: Reply.Reason? = nil, campaignPage: String
    ) -> SupporterMail {
        let said = String(reply.text.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(500))
            .printable()
        let isOurs = reply.code == 0 && (said.isEmpty || OwnReply(rawValue: reply.text) != nil)
        let evidence =
            isOurs ? [] : [say(.mailReturnedSaid) + "\n" + (reply.code == 0 ? said : "\(reply.code) \(said)")]
        return notice(
            .mailReturnedSubject,
            [say(.mailReturnedText, ["reason": reply.told(reason ?? reply.reason)])] + evidence + otherWays
                + [say(.mailReturnedPage) + "\n" + campaignPage, say(.mailLetterFollows)] + quote(letter))
    }

    /// Returns a letter that was dropped because others have written from the same address.
    package func addressLimitReached(_ letter: ComposedLetter, campaignPage: String) -> SupporterMail {
        notice(
            .mailFamilySubject,
            [say(.mailFamilyText), say(.mailFamilyElse) + "\n" + campaignPage, say(.mailFamilyFollows)]
                + quote(letter))
    }

    private func next(_ channel: Channel) -> [String] {
        switch channel {
        case .email: [say(.mailCopyOnItsWay)]
        case .form: target.form.map { [say(.mailCopyByForm) + "\n" + $0.url] } ?? []
        case .post: [say(.mailCopyByPost) + "\n" + address]
        case .writetothem: []
        }
    }

    private var otherWays: [String] {
        (target.form.map { [say(.mailReturnedForm) + "\n" + $0.url] } ?? [])
            + (target.post.isEmpty ? [] : [say(.mailReturnedPost) + "\n" + address])
    }

    private var address: String {
        ([target.name] + target.post).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func quote(_ letter: ComposedLetter) -> [String] {
        var parts = [rule, letter.subject, letter.body.trimmed]
        if let reading = letter.reading {
            parts += [
                say(.mailReading, ["language": language.name(of: reading.language)]), reading.subject,
                reading.body.trimmed,
            ]
        }
        return parts + [rule]
    }

    private var rule: String { String(repeating: "–", count: 20) }
}

extension String {
    fileprivate var trimmed: String {
        let isBreak = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
        let text = utf8.drop(while: isBreak)
        return String(decoding: text.dropLast(text.reversed().prefix(while: isBreak).count), as: UTF8.self)
    }
}
