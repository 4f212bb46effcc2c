package import Domain
package import Foundation
import Storage

extension Services {
    /// Returns the letter's final text, from the version of the campaign that the writer saw. The
    /// letter's date is the day of confirmation, or today. Nil when the campaign or its step is
    /// missing.
    package func composed(_ letter: Letter) async throws -> ComposedLetter? {
        guard let campaign = try await campaign(of: letter),
            let write = campaign.step(letter.draft.step)?.write
        else { return nil }
        return try compose(
            letter.draft, in: campaign, step: write, place: letter.place?.name,
            on: Day(letter.confirmedAt ?? environment.now()))
    }

    /// The letters with which the writer of `letter` has done steps of a campaign, by target.
    package func targetsWritten(by letter: Letter, among campaign: Campaign) async throws -> [String: Int64] {
        let person = key.person(letter.draft)
        let targets = campaign.writingSteps.map(\.write.target)
        return try await database.read {
            try $0.signers.targetsWritten(
                by: person, campaign: campaign.slug, rehearsal: letter.rehearsal, among: targets)
        }
    }

    package func deliveries(of letter: Letter) async throws -> [Delivery] {
        try await database.read { try $0.deliveries.all(of: letter.id) }
    }

    package func deadline(of letter: Letter) async throws -> Date? {
        try await database.read { try $0.deadline(of: letter) }
    }
}
