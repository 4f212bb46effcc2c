package import Domain
import Foundation

/// Returns the public count: each number with its status in words, and how Postbag knows the
/// number.
package func tallySection(_ context: PageContext, _ tally: Tally) -> HTML {
    let text = context.text
    return """
        <section class="noprint" aria-labelledby="count">
        <h2 id="count">\(text(.tallyHeading))</h2>
        <div class="split">
        <div>
        \(tallyBar(tally.letters))
        \(tallyList(context, tally))
        </div>
        <div class="story">
        <p>\(text(.tallyHonest))</p>
        \(refusals(context, tally))\
        \(if: tally.ownWords > 0, "<p data-said=\"own_words\">\(text(.tallyOwnWords, counting: tally.ownWords))</p>\n")\
        \(if: tally.rehearsal, "<p><strong>\(text(.tallyRehearsal))</strong></p>\n")\
        <p class="soft small">\(asOf(tally, text))</p>
        <p><a class="alone" href="\(context.links.places(context.campaign.slug, context.language))">\(text(.placesLink))</a></p>
        </div>
        </div>
        </section>
        """
}

/// Says which targets refuse mail, and since when.
private func refusals(_ context: PageContext, _ tally: Tally) -> [HTML] {
    let text = context.text
    return context.campaign.targets.compactMap { target in
        tally.refusal(of: target, in: context.campaign.slug).map { key, since in
            let told = text(key, ["target": target.spokenName(in: text), "day": text.day(since)])
            return "<p data-refuses=\"\(target.key)\">\(told)</p>\n"
        }
    }
}

extension Tally {
    /// Returns the sentence about mail that a target refuses, and since when. Nil for none. A house
    /// of members refuses nothing as a whole.
    fileprivate func refusal(of target: Target, in campaign: String) -> (TextKey, Date)? {
        let isHouse = target.representative != nil
        let stopped = suspended.filter {
            isHouse ? $0.campaign == campaign && $0.target == target.key : $0.concerns(target)
        }
        if let since = stopped.map(\.since).min() {
            return (isHouse ? .refusesMailSome : .refusesMail, since)
        }
        return refusals.first { $0.target == target.key }.map {
            (isHouse ? .refusesLettersSome : .refusesLetters, $0.since)
        }
    }
}

/// Returns the moment of the count. The script module replaces the moment with a later one.
private func asOf(_ tally: Tally, _ text: InterfaceText) -> HTML {
    let parts = text[.tallyMoment].split(separator: "{moment}", omittingEmptySubsequences: false)
    return "\(parts.first ?? "")<span data-moment>\(text.moment(tally.asOf))</span>\(parts.last ?? "")"
}

/// Returns only the list of numbers. The page's script module keeps the numbers up to date.
package func tallyList(_ context: PageContext, _ tally: Tally) -> HTML {
    let text = context.text
    return """
        <dl class="tally" data-tally="\(context.links.tallyJSON(context.campaign.slug))">
        <div><dt data-said="supporters">\(text(.tallySupporters, counting: tally.supporters))</dt>\
        <dd class="n" data-count="supporters">\(text.number(tally.supporters))</dd>\
        <dd data-said="supporters_note">\(text(.tallySupportersNote, counting: tally.supporters))</dd></div>
        \(LetterStatus.shown.map { row($0, tally.letters[$0], text) })</dl>
        """
}

private func row(_ status: LetterStatus, _ count: Int, _ text: InterfaceText) -> HTML {
    """
    <div class="part"\(if: status.isRare, " data-rare=\"yes\"")\(if: status.isRare && count == 0, " hidden")><dt><svg class="key" viewBox="0 0 10 10" aria-hidden="true" focusable="false">\
    <rect class="\(status.colour)" width="10" height="10"/></svg>\
    <span data-said="\(status.rawValue)">\(text(status.name, counting: count))</span></dt>\
    <dd class="n" data-count="\(status.rawValue)">\(text.number(count))</dd><dd>\(text(status.note))</dd></div>

    """
}

extension Tally {
    /// Returns all texts of a campaign's page that contain a number of the count. The keys are the
    /// names in `data-said`.
    func said(_ text: InterfaceText) -> [String: String] {
        let statuses = LetterStatus.shown.map { ($0.rawValue, text($0.name, counting: letters[$0])) }
        let others = [
            ("so_far", text(.tallySoFar, counting: supporters)),
            ("supporters", text(.tallySupporters, counting: supporters)),
            ("supporters_note", text(.tallySupportersNote, counting: supporters)),
            ("own_words", text(.tallyOwnWords, counting: ownWords)),
        ]
        return Dictionary(uniqueKeysWithValues: statuses + others)
    }
}

extension LetterStatus {
    /// The statuses in the order in which the page shows them.
    static let shown: [LetterStatus] = [.accepted, .handedOver, .onItsWay, .inDoubt, .offered, .refused]

    /// Whether the page shows the status only when its number is not zero.
    var isRare: Bool { self == .inDoubt || self == .offered }

    /// The CSS class for the colour of the status.
    var colour: String {
        switch self {
        case .accepted: "k1"
        case .handedOver: "k2"
        case .onItsWay: "k3"
        case .inDoubt: "k5"
        case .offered: "k0"
        case .refused: "k4"
        }
    }

    var name: TextKey {
        switch self {
        case .accepted: .accepted
        case .handedOver: .handedOver
        case .onItsWay: .onItsWay
        case .inDoubt: .inDoubt
        case .offered: .offered
        case .refused: .refused
        }
    }

    var note: TextKey {
        switch self {
        case .accepted: .acceptedNote
        case .handedOver: .handedOverNote
        case .onItsWay: .onItsWayNote
        case .inDoubt: .inDoubtNote
        case .offered: .offeredNote
        case .refused: .refusedNote
        }
    }
}
