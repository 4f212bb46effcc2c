/// One number that a recount found to be wrong.
package struct CountCorrection: Sendable, Equatable {
    package var campaign: String
    package var rehearsal: Bool
    /// The target or the legislature; "" for the campaign as a whole, and for countries.
    package var subject: String
    /// The measure, or the division or country.
    package var measure: String
    package var delta: Int

    package init(campaign: String, rehearsal: Bool, subject: String, measure: String, delta: Int) {
        self.campaign = campaign
        self.rehearsal = rehearsal
        self.subject = subject
        self.measure = measure
        self.delta = delta
    }
}
