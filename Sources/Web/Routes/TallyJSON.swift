import Domain
import Foundation

/// The body of `tally.json`.
struct TallyJSON: Encodable {
    private let campaign: String
    private let asOf: Date
    /// The same moment by language, as the page of each language writes it.
    private let written: [String: String]
    /// The words by language that the page of each language says with these numbers.
    private let said: [String: [String: String]]
    private let rehearsal: Bool
    private let supporters: Int
    private let letters: [String: Int]
    private let targets: [String: [String: Int]]

    private enum CodingKeys: String, CodingKey {
        case campaign, said, rehearsal, supporters, letters, targets
        case asOf = "as_of"
        case written = "as_of_written"
    }

    init(_ campaign: Campaign, _ tally: Tally) {
        self.campaign = campaign.slug
        asOf = tally.asOf
        let texts = campaign.languages.map { InterfaceText(best: [$0] + campaign.languages) }
        written = Dictionary(texts.map { ($0.language.tag, $0.moment(tally.asOf)) }) { first, _ in first }
        said = Dictionary(texts.map { ($0.language.tag, tally.said($0)) }) { first, _ in first }
        rehearsal = tally.rehearsal
        supporters = tally.supporters
        letters = tally.letters.named
        let written = Dictionary(campaign.writingSteps.map { ($0.write.target, Tally.Counts()) }) {
            first, _ in first
        }
        targets = written.merging(tally.targets) { $1 }.mapValues(\.named)
    }
}

extension Tally.Counts {
    fileprivate var named: [String: Int] {
        LetterStatus.allCases.reduce(into: ["written": written, "confirmed": confirmed]) {
            $0[$1.rawValue] = self[$1]
        }
    }
}
