import Domain

extension PlaceImportBuilder {
    /// Reports what does not fit between the tables: seats without a member or code, members and
    /// hexagons without a seat.
    mutating func check() {
        if let codes = place.codes, let index = try? PlaceIndex(IndexBytes(copying: codes)) {
            let about = index.about
            place.report.diagnostics.append(
                "codes: \(about.codes) in \(index.divisions.count) divisions; \(about.shared) of them touch several"
            )
            if place.legislature.postalCodes is BritishPostcodes, let remark = nations.remark {
                place.report.diagnostics.append(remark)
            }
            if let coverage = place.legislature.postalCodes.coverage(of: index) {
                place.report.diagnostics.append(coverage)
            }
            if !divisions.isEmpty {
                say(
                    "divisions in the table of codes that are not known by name",
                    index.divisions.filter { divisions[$0] == nil })
                let used = Set(index.divisions)
                say(
                    "divisions without a code",
                    divisions.values.filter { !used.contains($0.code) }.map(\.name))
            }
        }
        let members = place.representatives ?? book?.representatives.values.flatMap(\.self) ?? []
        if !members.isEmpty, place.representatives != nil || place.divisions != nil {
            let held = Set(members.map(\.division))
            say("divisions without a member", divisions.values.filter { !held.contains($0.code) }.map(\.name))
            say(
                "seats said to be vacant",
                members.filter(\.isVacant).map { divisions[$0.division]?.name ?? $0.division })
            say("members of divisions that are not known", held.filter { divisions[$0] == nil }.map(\.self))
        }
        if let map = place.map ?? (place.divisions == nil ? nil : book?.map) { check(map) }
    }

    private mutating func check(_ map: HexMap) {
        place.report.diagnostics.append("hexagons: \(map.hexes.count)")
        guard !divisions.isEmpty else { return }
        let fit = map.fit(Array(divisions.values))
        say("divisions without a hexagon", fit.missing.map { "\($0.name) (\($0.code))" })
        say("hexagons of no division", fit.strange.map { "\($0.name) (\($0.division))" })
        say(
            "hexagons with another name",
            fit.misnamed.map { "\($0.hex.division) is “\($0.hex.name)” there and “\($0.division.name)” here" }
        )
    }

    private mutating func say(_ what: String, _ names: [String]) {
        guard !names.isEmpty else { return }
        place.report.diagnostics.append("\(what): \(names.count) (\(PlaceReport.some(names.sorted())))")
    }
}
