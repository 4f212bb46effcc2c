package import Domain
import Foundation

/// One visitor's letter, with all that the pages after signing need.
struct SignedLetterView: Sendable {
    let context: PageContext
    let letter: Letter
    /// The value of the hidden field `letter`, valid for the code, for resending and for "I have
    /// sent it".
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

    /// The link back from the page of a single channel.
    var back: HTML {
        let links = context.links
        let confirmed = letter.state == .confirmed
        let path =
            confirmed
            ? links.thanks(campaign.slug, context.language) : links.waiting(campaign.slug, context.language)
        return "<a class=\"alone\" href=\"\(path)\">\(text(confirmed ? .backToSteps : .backToCode))</a>"
    }
}

/// The report of a supporter about handing a letter over.
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

    /// Returns a form that asks how handing over went. `filled`: whether its button is the page's
    /// one filled button.
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

/// Returns `lang`, and `dir` where the direction differs, for a text in `language` on a page in
/// `page`. Empty when both are the same language.
func tongue(_ language: Language, on page: Language) -> HTML {
    guard language != page else { return "" }
    return
        " lang=\"\(language.tag)\"\(if: language.isRightToLeft != page.isRightToLeft, " dir=\"\(language.direction)\"")"
}

/// Returns a link to a form on another site. In a rehearsal, the address is shown but does not
/// work.
func liveLink(_ url: String, _ label: String, in context: PageContext, rehearsal: Bool) -> HTML {
    if rehearsal {
        return "<p>\(context.text(.stepNotLive))<br><bdi dir=\"ltr\">\(shortened(url))</bdi></p>"
    }
    return
        "<p><a class=\"button\" href=\"\(url)\" target=\"_blank\" rel=\"noopener noreferrer\">\(label)</a></p>"
}

/// Returns an address without its query when it is long, because nobody reads a long query.
private func shortened(_ url: String) -> String {
    guard url.count > 80, let query = url.firstIndex(of: "?") else { return url }
    return String(url[...query]) + "…"
}

func host(of url: String) -> String { URL(string: url)?.host() ?? url }
