/// What Postbag itself mails to a writer.
package enum OutboxKind: String, Sendable, CaseIterable {
    case confirmation, reminder
    /// A second letter by the same person to the same target.
    case alreadyWrote = "already_wrote"
    /// Others have written from the address; the letter is dropped, and here is your text.
    case addressLimitReached = "not_of_the_family"
    case copy
    /// The letter was refused: here is your text.
    case returned

    /// Counts towards the three a day that an address gets from letters nobody has confirmed.
    package var asksToConfirm: Bool { self == .confirmation || self == .reminder }
}
