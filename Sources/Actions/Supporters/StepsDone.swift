package import Domain
import Storage

extension SupporterActions {
    /// Returns the keys of the steps that the writer has done, other than `step`. Empty when the
    /// browser has not proved that it belongs to the writer.
    package func did(before step: String, by draft: Draft, in campaign: Campaign, _ browser: Browser)
        async throws -> [String]
    {
        guard let known = try await provedLetter(in: browser)?.letter,
            key.person(known.draft).address == key.person(draft).address
        else { return [] }
        var letter = known
        letter.draft = draft
        let written = try await services.targetsWritten(by: letter, among: campaign)
        return campaign.writingSteps.filter { $0.step.key != step && written[$0.write.target] != nil }.map(
            \.step.key)
    }
}
