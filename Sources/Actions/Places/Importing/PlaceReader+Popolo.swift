import Domain

extension PlaceReader {
    mutating func readPopolo(_ popolo: Popolo, _ file: String) throws {
        let term = popolo.currentTerm(on: options.today)
        var members: [(line: Int, member: Member)] = []
        let house = try chamber(popolo, file)
        for (index, membership) in popolo.memberships.enumerated() {
            let chamber = popolo.chamber(of: membership)
            guard house == nil || chamber.isEmpty || chamber == house else { continue }
            place.report.rows += 1
            if let term, let own = membership["legislative_period_id"] as? String, own != term.id {
                place.report.skip(.former)
                continue
            }
            guard let member = popolo.member(membership) else {
                place.report.fault(file, index + 1, "a membership of nobody who is listed with a name")
                continue
            }
            if member.division.isEmpty, member.constituency.isEmpty {
                place.report.skip(.noArea)
            } else {
                members.append((index + 1, member))
            }
        }
        if let term { place.report.diagnostics.append("term: \(term.id)") }
        if let term, let end = term.end, end < options.today {
            throw PlaceFileError(
                "\(file): its newest term, \(term.id), is over since \(end); nothing was imported")
        }
        if members.isEmpty, let without = place.report.skips[.noArea] {
            throw PlaceFileError(
                "\(file): none of its \(without) members has an area, by area_id, area or post_id, so nobody can be found by a postal code"
            )
        }
        try seat(members, file)
    }

    /// Returns the chamber whose members have areas. When several chambers have areas, returns the
    /// one that the legislature's name or key says. Throws when neither says one.
    private func chamber(_ popolo: Popolo, _ file: String) throws(PlaceFileError) -> String? {
        let areas = popolo.memberships.filter {
            popolo.member($0).map { !$0.division.isEmpty || !$0.constituency.isEmpty } ?? false
        }
        let houses = Set(areas.map(popolo.chamber)).subtracting([""])
        guard houses.count > 1 else { return houses.first }
        let name = { (id: String) in popolo.organizations[id].map { Popolo.text("name", $0) } ?? id }
        let wanted = [place.legislature.name, options.name].compactMap(\.self).map(PlaceBook.folded)
        if let house = houses.first(where: {
            wanted.contains(PlaceBook.folded(name($0))) || place.legislature.key.hasSuffix($0)
        }) {
            return house
        }
        let names = houses.map(name).sorted().map { "“\($0)”" }.joined(separator: ", ")
        throw PlaceFileError(
            "\(file): it holds the members of several chambers: \(names). Say which one: --name")
    }
}
