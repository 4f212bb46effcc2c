import Domain
import Foundation

/// Members as the UK Parliament's own register gives them: `items[].value` with `nameDisplayAs`,
/// `latestHouseMembership`, `latestParty`, `gender`.
struct ParliamentMembers: ImportFormat {
    static let stage = ImportStage.members

    private let file: String
    private let values: [[String: Any]]

    init?(_ file: ImportFile) {
        guard case .json(let json) = file.content else { return nil }
        let items = file.object?["items"] as? [[String: Any]] ?? json as? [[String: Any]] ?? []
        values = items.compactMap { $0["value"] as? [String: Any] ?? $0 }.filter {
            $0["latestHouseMembership"] != nil
        }
        guard !values.isEmpty else { return nil }
        self.file = file.name
    }

    let description = FormatDescription(
        name: "members as Parliament's own register gives them", part: .representatives,
        source: "UK Parliament, members-api.parliament.uk",
        licence: "Contains Parliamentary information licensed under the Open Parliament Licence v3.0")
    let legislature: String? = BritishSeats.legislature

    func read(into builder: inout PlaceImportBuilder, progress: (Double) -> Void) throws {
        var members: [(line: Int, member: Member)] = []
        for (index, value) in values.enumerated() {
            builder.place.report.rows += 1
            guard let name = value["nameDisplayAs"] as? String,
                let seat = value["latestHouseMembership"] as? [String: Any]
            else {
                builder.place.report.fault(file, index + 1, "a member without a name or a membership")
                continue
            }
            let status = seat["membershipStatus"] as? [String: Any]
            guard (seat["house"] as? Int ?? 1) == 1, (status?["statusIsActive"] as? Bool ?? true),
                seat["membershipEndDate"] as? String == nil
            else {
                builder.place.report.skip(.former)
                continue
            }
            var member = Member()
            member.name = CellText.clean(name)
            member.gender = value["gender"] as? String ?? ""
            member.party = (value["latestParty"] as? [String: Any])?["name"] as? String ?? ""
            member.constituency = CellText.clean(seat["membershipFrom"] as? String ?? "")
            member.division = (seat["membershipFromId"] as? Int).map(String.init) ?? ""
            member.since = CellText.clean(seat["membershipStartDate"] as? String ?? "")
            members.append((index + 1, member))
        }
        try builder.seat(members, file)
    }
}
