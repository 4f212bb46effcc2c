import Domain

/// Returns how many letters wait because of a switch, or would wait.
func waiting(_ name: Switch.Name, _ letters: ConcernedLetters, isOn: Bool, _ text: DeskText) -> HTML {
    let waits = text(isOn ? .switchWaits : .switchWouldWait, counting: letters.onTheirWay)
    let toConfirm = unconfirmed(letters.unconfirmed, text)
    let held = text(.switchHeld, counting: letters.held)
    let told =
        switch name {
        case .letters, .closed, .paused: [toConfirm, text(.switchStillConfirm)]
        case .sending: [waits]
        case .code: [toConfirm]
        case .words: isOn ? [held] : [text(.switchWouldHold, counting: letters.onTheirWay)]
        case .readOnly: [waits, toConfirm]
        }
    return "<p class=\"small inset\">\(told.joined(separator: " "))</p>\n"
}

/// How many letters wait to be confirmed. Only the newest of the site are counted.
private func unconfirmed(_ count: CappedCount, _ text: DeskText) -> String {
    text(.switchToConfirm, counting: count.number) + (count.isMore ? " " + text(.countStops) : "")
}
