package import Domain
import Foundation

/// One visitor's letter with all that the pages after signing need beside it.
struct SignedLetterView: Sendable {
    let context: PageContext
    let letter: Letter
    /// The hidden `letter`: good for the code, for resending and for "I have sent it".
    let token: String
    let composed: ComposedLetter

    var campaign: Campaign { context.campaign }
    var text: InterfaceText { context.text }
    var target: Target { campaign.target(letter.target) ?? Target(key: letter.target) }
    var targetName: String { target.spokenName(in: text) }
    var channels: [Channel] { campaign.step(letter.draft.step)?.write.map(campaign.channels) ?? [] }
    var rehearsal: Bool { letter.rehearsal || context.rehearsal }

    var formPath: String { context.links.form(campaign.slug, context.language, step: letter.draft.step) }
    var paperPath: String { context.links.paper(campaign.slug, context.language, step: letter.draft.step) }

    /// Where the pages of single channels lead back to.
    var back: HTML {
        let links = context.links
        let confirmed = letter.state == .confirmed
        let path =
            confirmed
            ? links.thanks(campaign.slug, context.language) : links.waiting(campaign.slug, context.language)
        return "<a class=\"alone\" href=\"\(path)\">\(text(confirmed ? .backToSteps : .backToCode))</a>"
    }
}

/// What a supporter has just told about handing a letter over.
package struct Handover: Sendable, Equatable {
    package var channel: Channel
    package var sent: Bool

    package init(channel: Channel, sent: Bool) {
        self.channel = channel
        self.sent = sent
    }
}

extension SignedLetterView {
    func note(_ told: Handover?) -> HTML? {
        told.map { "<p class=\"note\" role=\"status\">\(text($0.sent ? .handedSent : .handedFailed))</p>" }
    }

    /// Asks how it went. `filled`: this is the page's one filled button.
    func outcomeForm(_ channel: Channel, filled: Bool) -> HTML {
        """
        <form class="row" action="\(context.links.handedOver(campaign.slug))" method="post">
        <input type="hidden" name="letter" value="\(token)">
        <input type="hidden" name="channel" value="\(channel.rawValue)">
        <button\(if: filled, " class=\"main\"") name="outcome" value="sent">\(text(channel == .post ? .paperSent : .outcomeSent))</button>
        <button name="outcome" value="failed">\(text(.outcomeFailed))</button>
        </form>
        """
    }
}

/// `lang` and, where the direction is another one, `dir` for a text in `language` on a page in
/// `page`.
func tongue(_ language: Language, on page: Language) -> HTML {
    guard language != page else { return "" }
    return
        " lang=\"\(language.tag)\"\(if: language.isRightToLeft != page.isRightToLeft, " dir=\"\(language.direction)\"")"
}

/// A link to somebody's own form: in a rehearsal it is shown, and does not work.
func liveLink(_ url: String, _ label: String, in context: PageContext, rehearsal: Bool) -> HTML {
    if rehearsal {
        return "<p>\(context.text(.stepNotLive))<br><bdi dir=\"ltr\">\(shortened(url))</bdi></p>"
    }
    return
        "<p><a class=\"button\" href=\"\(url)\" target=\"_blank\" rel=\"noopener noreferrer\">\(label)</a></p>"
}

/// A long query is nothing to read.
private func shortened(_ url: String) -> String {
    guard url.count > 80, let query = url.firstIndex(of: "?") else { return url }
    return String(url[...query]) + "…"
}

func host(of url: String) -> String { URL(string: url)?.host() ?? url }
