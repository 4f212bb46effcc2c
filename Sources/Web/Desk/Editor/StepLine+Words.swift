import Domain

extension StepLine {
    /// What the step asks, as a heading: "Write to Bernard Cazeneuve".
    func title(_ text: DeskText, _ languages: [Language]) -> String {
        switch step.action {
        case .write: target.map { text(.stepWrite, ["name": $0]) } ?? text(.stepWriteOwn)
        case .post: text(.stepPost, ["name": target ?? ""])
        case .link(let label, let url):
            label.texts.isEmpty ? url : label.best(text.language, else: languages).text
        case .share: text(.stepShare)
        }
    }

    /// How it is done, in a line or two.
    func detail(_ text: DeskText) -> String {
        switch step.action {
        case .write(let write): written(write, text)
        case .post(_, let words), .share(let words): said(words, text)
        case .link(_, let url): text(.stepLinkTo, ["host": host(of: url)])
        }
    }

    private func written(_ write: Step.Write, _ text: DeskText) -> String {
        [
            text(.stepLetter, ["letter": letter ?? write.letter]),
            target == nil ? text(.stepFound) : text.order(of: write.by),
            write.needsPostalAddress ? text(.stepAsksStreet) : nil,
            write.sendReadings ? text(.stepSendsReadings) : nil,
        ].compactMap(\.self).joined(separator: " ")
    }

    /// The beginning of the words, and their languages.
    private func said(_ words: Localized, _ text: DeskText) -> String {
        let shown = words.best(text.language).text
        guard !shown.isEmpty else { return text(.stepNoWords) }
        let start = shown.scalars(first: 60)
        let isCut = start.utf8.count < shown.utf8.count
        let whole = isCut ? start.prefix(upTo: start.lastIndex(of: " ") ?? start.endIndex) + "…" : start[...]
        let quoted = text(.quoted, ["words": String(whole)])
        return text(.stepSays, ["words": quoted, "languages": text.names(of: words.texts.keys.sorted())])
    }

    private func host(of url: String) -> String {
        let rest = url.split(separator: "/", omittingEmptySubsequences: true)
        return rest.count > 1 ? String(rest[1]) : url
    }
}

extension DeskText {
    /// Returns "By e-mail, else form, else post."
    func order(of channels: [Channel]) -> String {
        let names = channels.map { name(of: $0) }
        return self(.ways, ["ways": names.joined(separator: self(.elseWay))])
    }

    func name(of channel: Channel) -> String {
        switch channel {
        case .email: self(.wayEmail)
        case .form: self(.wayForm)
        case .post: self(.wayPost)
        case .writetothem: "WriteToThem"
        }
    }
}
