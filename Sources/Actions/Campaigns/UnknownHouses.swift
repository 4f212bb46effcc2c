package import Domain
import Storage

extension OperatorActions {
    /// Returns a sentence for each target whose house has no imported table. Leaves out the House
    /// of Commons, because WriteToThem knows its members without a table.
    package func unknownHouses(of campaign: Campaign) async throws -> [String] {
        let imported = try await database.read { try $0.places.versions() }.keys
        let known = Set(imported).union(Legislature.known.map(\.key))
        return campaign.targets.compactMap { target in
            guard let house = target.representative, !imported.contains(house), house != "uk-house-of-commons"
            else { return nil }
            let advice =
                meant(house, among: known.subtracting([house]).sorted()).map {
                    "did you mean `\($0)`? Else import"
                } ?? "import"
            return
                "target `\(target.key)`: no table of `\(house)` is imported: \(advice) it with `postbag places import`"
        }
    }
}
