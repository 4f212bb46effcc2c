/// How often one e-mail address may be written to, and may sign.
package enum AddressRules {
    /// Confirmations and reminders to one address in a day, from all campaigns together.
    package static let confirmationsADay = 3
    /// Times that a supporter may ask for the confirmation of one letter again.
    package static let resends = 2
    /// Wrong codes for one letter.
    package static let codeAttempts = 5
    /// Wrong codes for one address in a day, whichever letters they were aimed at.
    package static let codeAttemptsADay = 10
    /// Names that may sign one campaign from one address and postcode: a family.
    package static let signers = 4
    /// Mails that Postbag forwards to organisers in a day.
    package static let forwardedADay = 50
}
