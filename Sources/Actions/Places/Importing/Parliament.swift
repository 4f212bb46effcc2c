import Domain
import Foundation

extension PlaceReader {
    /// Reads the members in the UK Parliament's own register: `items[].value` with `nameDisplayAs`,
    /// `latestHouseMembership`, `latestParty`, `gender`.
    mutating func readParliament(_ values: [[String: Any]], _ file: String) throws {
        var members: [(line: Int, member: Member)] = []
        for (index, value) in values.enumerated() {
            place.report.rows += 1
            guard let name = value["nameDisplayAs"] as? String,
                let seat = value["latestHouseMembership"] as? [String: Any]
            else {
                place.report.fault(file, index + 1, "a member without a name or a membership")
                continue
            }
            let status = seat["membershipStatus"] as? [String: Any]
            guard (seat["house"] as? Int ?? 1) == 1, (status?["statusIsActive"] as? Bool ?? true),
                seat["membershipEndDate"] as? String == nil
            else {
                place.report.skip(.former)
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
        try self.seat(members, file)
    }
}
