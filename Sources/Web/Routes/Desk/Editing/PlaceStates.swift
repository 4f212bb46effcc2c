import Actions
import Domain

extension DeskController {
    /// Returns what the rail says of each page.
    /// - Parameter outdated: the number of paragraphs that are older than their original.
    func states(
        of draft: CampaignDraft, _ campaign: Campaign?, _ diagnostics: [Diagnostic], outdated: Int
    ) -> [CampaignPlace: PlaceState] {
        let errors = diagnostics.filter { $0.severity == .error }
        var states: [CampaignPlace: PlaceState] = [:]
        for place in CampaignPlace.parts {
            let count = errors.count { $0.place == place }
            states[place] =
                count > 0 ? .wrong(count) : campaign.map { place.state(in: $0, outdated: outdated) } ?? .complete
        }
        let blocked = states.values.count(where: \.blocks)
        states[.trying] =
            blocked > 0 ? .partsMissing(blocked) : draft.hasChanges ? .changes(draft.changedFiles) : .complete
        return states
    }
}

extension CampaignPlace {
    /// What a part without a fault says.
    fileprivate func state(in campaign: Campaign, outdated: Int) -> PlaceState {
        switch self {
        case .page:
            let missing = campaign.languages.filter { campaign.pages[$0] == nil }
            return missing.isEmpty ? .complete : missing.count == campaign.languages.count ? .nothing : .missing(missing)
        case .targets: return campaign.targets.isEmpty ? .nobody : .complete
        case .letters:
            if campaign.letters.isEmpty { return .nothing }
            return outdated > 0 ? .outOfDate(outdated) : .complete
        case .steps: return campaign.steps.isEmpty ? .nothing : .complete
        case .dates:
            guard let picture = campaign.picture else { return .complete }
            let missing = campaign.languages.filter { picture.description[$0] == nil }
            return missing.isEmpty ? .complete : .missing(missing)
        default: return .complete
        }
    }
}

extension CampaignDraft {
    /// The number of files that differ from what visitors see.
    var changedFiles: Int {
        let old = live?.folder.files ?? [:]
        return Set(old.keys).union(folder.files.keys).count { old[$0] != folder.files[$0] }
    }
}

extension Diagnostic {
    /// The page of the editor on which it is put right.
    var place: CampaignPlace {
        if file.hasPrefix("page.") { return .page }
        if file.hasPrefix("letters/") { return .letters }
        return .dates
    }
}
