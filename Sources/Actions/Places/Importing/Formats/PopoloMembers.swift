import Domain

/// Members in Popolo JSON, as groups that watch parliaments publish it.
struct PopoloMembers: ImportFormat {
    static let stage = ImportStage.members

    private let file: String
    private let object: Popolo.Object

    init?(_ file: ImportFile) {
        guard let object = file.object, Popolo.isPopolo(object) else { return nil }
        (self.file, self.object) = (file.name, object)
    }

    let description = FormatDescription(name: "members in Popolo JSON", part: .representatives)

    var legislature: String? {
        let names = (object["organizations"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
        return Legislature.known.first { names.contains($0.name) }?.key
    }

    func read(into builder: inout PlaceImportBuilder, progress: (Double) -> Void) throws {
        let (popolo, options) = (Popolo(object), builder.options)
        let term = popolo.currentTerm(on: options.today)
        var members: [(line: Int, member: Member)] = []
        let house = try chamber(popolo, builder.place.legislature, options)
        for (index, membership) in popolo.memberships.enumerated() {
            let chamber = popolo.chamber(of: membership)
            guard house == nil || chamber.isEmpty || chamber == house else { continue }
            builder.place.report.rows += 1
            if let term, let own = membership["legislative_period_id"] as? String, own != term.id {
                builder.place.report.skip(.former)
                continue
            }
            guard let member = popolo.member(membership) else {
                builder.place.report.fault(
                    file, index + 1, "a membership of nobody who is listed with a name")
                continue
            }
            if member.division.isEmpty, member.constituency.isEmpty {
                builder.place.report.skip(.noArea)
            } else {
                members.append((index + 1, member))
            }
        }
        if let term { builder.place.report.diagnostics.append("term: \(term.id)") }
        if let term, let end = term.end, end < options.today {
            throw PlaceFileError(
                "\(file): its newest term, \(term.id), is over since \(end); nothing was imported")
        }
        if members.isEmpty, let without = builder.place.report.skips[.noArea] {
            throw PlaceFileError(
                "\(file): none of its \(without) members has an area, by area_id, area or post_id, so nobody can be found by a postal code"
            )
        }
        try builder.seat(members, file)
    }

    /// Returns the chamber whose members have areas. When several chambers have areas, returns the
    /// one that the legislature's name or key says. Throws when neither says one.
    private func chamber(_ popolo: Popolo, _ legislature: Legislature, _ options: PlaceOptions)
        throws(PlaceFileError) -> String?
    {
        let areas = popolo.memberships.filter {
            popolo.member($0).map { !$0.division.isEmpty || !$0.constituency.isEmpty } ?? false
        }
        let houses = Set(areas.map(popolo.chamber)).subtracting([""])
        guard houses.count > 1 else { return houses.first }
        let name = { (id: String) in popolo.organizations[id].map { Popolo.text("name", $0) } ?? id }
        let wanted = [legislature.name, options.name].compactMap(\.self).map(PlaceBook.folded)
        if let house = houses.first(where: {
            wanted.contains(PlaceBook.folded(name($0))) || legislature.key.hasSuffix($0)
        }) {
            return house
        }
        let names = houses.map(name).sorted().map { "“\($0)”" }.joined(separator: ", ")
        throw PlaceFileError(
            "\(file): it holds the members of several chambers: \(names). Say which one: --name")
    }
}
