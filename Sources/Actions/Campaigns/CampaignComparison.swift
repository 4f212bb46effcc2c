package import Domain
import Storage

/// The changes that an import would make to the stored campaign of the same slug.
package struct CampaignComparison: Sendable, Equatable {
    /// The stored version. 0 when there is none.
    package var version: Int64 = 0
    package var changes: [CampaignChange] = []
    /// The reasons why the folder seems to be another campaign.
    package var strangeness: [String] = []
    /// Keys of stored steps and targets that the new folder does not have.
    package var gone: Set<String> = []

    package init() {}
}

extension OperatorActions {
    /// Compares a checked folder with the stored campaign of its slug.
    package func compareWithStored(_ campaign: Campaign, from folder: CampaignFolder) async throws
        -> CampaignComparison
    {
        var comparison = CampaignComparison()
        let slug = campaign.slug
        let stored = try await database.read { connection -> (Int64, [String: [UInt8]])? in
            guard let version = try connection.campaigns.versions()[slug] else { return nil }
            return (version, try connection.campaigns.files(slug, version: version))
        }
        guard let (version, files) = stored else { return comparison }
        comparison.version = version
        guard files != folder.files, let old = readStored(CampaignFolder(files: files)) else {
            return comparison
        }
        comparison.changes = campaignChanges(from: old, CampaignFolder(files: files), to: campaign, folder)
        comparison.strangeness = strangeness(old, campaign)
        comparison.gone = goneKeys(old, campaign)
        return comparison
    }
}

/// Returns the differences between two campaigns, with that of their pictures' files.
func campaignChanges(
    from old: Campaign, _ oldFolder: CampaignFolder, to new: Campaign, _ newFolder: CampaignFolder
) -> [CampaignChange] {
    let changes = CampaignChange.all(from: old, to: new)
    guard let file = new.picture?.file, old.picture?.file == file,
        oldFolder.files[file] != newFolder.files[file]
    else { return changes }
    return changes + [.text(.campaign, .picture)]
}

/// Returns the reasons why the new campaign seems to be another one. A reason is another organiser,
/// or another title in every language that both have.
private func strangeness(_ old: Campaign, _ new: Campaign) -> [String] {
    var found: [String] = []
    if old.publisher.name != new.publisher.name {
        found.append("its organiser is “\(old.publisher.name)”, not “\(new.publisher.name)”")
    }
    let both = old.pages.keys.filter { new.pages[$0] != nil }.sorted()
    if let first = both.first, both.allSatisfy({ old.pages[$0]?.title != new.pages[$0]?.title }) {
        found.append(
            "its title is “\(old.pages[first]?.title ?? "")”, not “\(new.pages[first]?.title ?? "")”")
    }
    return found
}

/// Returns the keys of steps and targets that are gone. A step that writes to another target than
/// before counts as gone.
func goneKeys(_ old: Campaign, _ new: Campaign) -> Set<String> {
    let steps = old.writingSteps.filter { new.step($0.step.key)?.write?.target != $0.write.target }.map(
        \.step.key)
    return Set(steps + old.targets.map(\.key).filter { new.target($0) == nil })
}
