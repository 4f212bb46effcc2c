package import Foundation

/// One supporter's letter to one target, as it is stored.
package struct Letter: Sendable, Equatable {
    package var id: Int64
    package var campaign: String
    /// The version of the campaign folder whose text the supporter saw; the letter is composed from
    /// it.
    package var campaignVersion: Int64
    package var target: String
    package var draft: Draft
    package var place: LetterPlace?
    /// Of a letter to a representative.
    package var addressee: Addressee?
    /// Written while no mail server was configured; kept for good.
    package var rehearsal: Bool
    package var state: State
    /// How it counts, once confirmed.
    package var status: LetterStatus?
    package var writtenAt: Date
    package var confirmedAt: Date?

    package enum State: String, Sendable { case written, confirmed, dropped }

    package init(
        id: Int64, campaign: String, campaignVersion: Int64, target: String, draft: Draft,
        place: LetterPlace? = nil, addressee: Addressee? = nil,
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
        self.rehearsal = rehearsal
        self.state = state
        self.status = status
        self.writtenAt = writtenAt
        self.confirmedAt = confirmedAt
    }
}
