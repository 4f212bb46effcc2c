package import Foundation

/// One supporter's letter to one target, as the database stores it.
package struct Letter: Sendable, Equatable {
    package var id: Int64
    package var campaign: String
    /// The version of the campaign folder whose text the supporter saw. The letter is composed from
    /// this version.
    package var campaignVersion: Int64
    package var target: String
    package var draft: Draft
    package var place: LetterPlace?
    /// The addressee of a letter to a representative.
    package var addressee: Addressee?
    /// Whether its writer has agreed to send it by hand, and not that it is mailed.
    package var isByHand: Bool
    /// Whether the letter was written while no mail server was configured. The value never changes.
    package var rehearsal: Bool
    package var state: State
    /// The status in the tally. Nil until the letter is confirmed.
    package var status: LetterStatus?
    package var writtenAt: Date
    package var confirmedAt: Date?

    package enum State: String, Sendable { case written, confirmed, dropped }

    package init(
        id: Int64, campaign: String, campaignVersion: Int64, target: String, draft: Draft,
        place: LetterPlace? = nil, addressee: Addressee? = nil, isByHand: Bool = false,
        rehearsal: Bool, state: State = .written, status: LetterStatus? = nil, writtenAt: Date,
        confirmedAt: Date? = nil
    ) {
        self.id = id
        self.campaign = campaign
        self.campaignVersion = campaignVersion
        self.target = target
        self.draft = draft
        self.place = place
        self.addressee = addressee
        self.isByHand = isByHand
        self.rehearsal = rehearsal
        self.state = state
        self.status = status
        self.writtenAt = writtenAt
        self.confirmedAt = confirmedAt
    }
}
