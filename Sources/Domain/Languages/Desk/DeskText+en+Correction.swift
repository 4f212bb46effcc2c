// One text per line, of any length.
// swift-format-ignore-file
extension DeskText {
    static let enCorrection: [DeskTextKey: String] = [
        .correctLetter: "Correct a letter",
        .seeChanges: "See what changes, and publish",
        .saveAndSee: "Save, and see what changes",
        .followsTitle: "What follows",
        .followsGone: "{n, plural, =0 {No letter has left yet.} one {One letter has left with the old words. Nothing changes in it.} other {{count} letters have left with the old words. Nothing changes in them.}}",
        .followsOffered: "{n, plural, one {One letter is with its writer, to be sent by hand. It keeps the old words.} other {{count} letters are with their writers, to be sent by hand. They keep the old words.}}",
        .followsUnconfirmed: "{n, plural, one {One letter waits for its writer to confirm it. It keeps the old words.} other {{count} letters wait for their writers to confirm them. They keep the old words.}}",
        .followsOpen: "Whoever has the form open with the old words is shown the new ones on signing, and signs once more. What they typed is kept.",
        .followsNew: "Whoever opens the page afterwards signs the new words.",
        .followsTest: "Publishing needs no new test letter.",
        .countStops: "There may be more: only the newest are counted.",
        .slipTitle: "{n, plural, one {One paragraph of a translation is} other {{count} paragraphs of translations are}} older than the original",
        .slipLead: "If the meaning changed, change the translation, too. If it was a slip, the translation can stay. You may publish either way.",
        .slipGo: "Only a slip: the translation stays as it is",
        .publishedSince: "Version {version}, live since {moment}. Every visitor has it within five seconds.",
        .switchWaits: "{n, plural, =0 {No letter waits to leave.} one {One letter waits to leave.} other {{count} letters wait to leave.}}",
        .switchWouldWait: "{n, plural, =0 {No letter would wait now.} one {One letter would wait now.} other {{count} letters would wait now.}}",
        .switchToConfirm: "{n, plural, =0 {No letter waits to be confirmed.} one {One letter waits to be confirmed.} other {{count} letters wait to be confirmed.}}",
        .switchStillConfirm: "Confirming still works.",
        .switchHeld: "{n, plural, =0 {No letter is held to be read.} one {One letter is held to be read.} other {{count} letters are held to be read.}}",
        .switchWouldHold: "{n, plural, =0 {No letter is on its way, so none would be held now.} one {One letter is on its way. With own words, it would be held.} other {{count} letters are on their way. Those with own words would be held.}}",
    ]
}
