import Domain

extension PlaceImportBuilder {
    /// Returns the members with the days of their terms read and their addresses checked. Reports
    /// each row that cannot be read and leaves it out.
    private mutating func understood(_ members: [(line: Int, member: Member)], _ file: String) -> [(
        line: Int, member: Member
    )] {
        let days = TableDays(
            members.flatMap { [$0.member.since, $0.member.until] }, told: options.dates, today: options.today)
        if let remark = days.remark { place.report.diagnostics.append("\(file): \(remark)") }
        return members.compactMap { line, member in
            var read = member
            if let fault = read.takeTerm(days) ?? read.takeWays() {
                place.report.fault(file, line, fault)
                return nil
            }
            if case .first(let address, let count) = MemberAddress(member.email) {
                place.report.diagnostics.append(
                    "\(file), line \(line): of \(count) e-mail addresses the first is taken, \(address)")
            }
            return (line, read)
        }
    }

    /// Finds each member's division by code, else by name. When no divisions are known yet, takes
    /// them from the members.
    mutating func seat(_ members: [(line: Int, member: Member)], _ file: String) throws {
        let members = understood(members, file)
        try refuseBadRows(of: file)
        if divisions.isEmpty { bringDivisions(members.map(\.member)) }
        var seated: [Representative] = []
        var strangers: [String] = []
        for (line, member) in members {
            guard let code = divisionCode(member) else {
                strangers.append(member.constituency.isEmpty ? member.division : member.constituency)
                place.report.skip(.noDivision)
                continue
            }
            let representative = member.representative(of: key, division: code)
            guard representative.isVacant || representative.sits(on: options.today) else {
                place.report.skip(.former)
                continue
            }
            if seated.contains(representative) {
                place.report.repetitions += 1
            } else if representative.name.count > 200 {
                place.report.fault(file, line, "a name of more than 200 characters")
            } else {
                seated.append(representative)
            }
        }
        try accept(seated, of: members, strangers, file)
    }

    private mutating func accept(
        _ seated: [Representative], of members: [(line: Int, member: Member)], _ strangers: [String],
        _ file: String
    ) throws {
        guard strangers.count * 5 <= members.count else {
            let names = PlaceReport.some(Array(Set(strangers)).sorted())
            throw PlaceFileError(
                "\(file): \(strangers.count) of its \(members.count) members sit for divisions that \(key) does not have: \(names); "
                    + "nothing was imported. Import the divisions first, or say --legislature")
        }
        guard !seated.isEmpty else {
            throw PlaceFileError("\(file): \(nobody(members.map(\.member))); nothing was imported")
        }
        if !strangers.isEmpty {
            place.report.diagnostics.append(
                "divisions that are not known: \(PlaceReport.some(Array(Set(strangers)).sorted()))")
        }
        place.representatives = (place.representatives ?? []) + seated
        let people = seated.filter { !$0.isVacant }
        let shared = Dictionary(grouping: place.representatives ?? [], by: \.division).filter {
            $0.value.count > 1
        }
        if !shared.isEmpty {
            place.report.diagnostics.append("divisions with several members: \(shared.count)")
        }
        place.report.diagnostics.append(
            "members: \(people.count), of whom \(people.count { $0.email == nil }) without an e-mail address")
        let post = options.post ?? place.legislature.post
        let cutOff = people.filter { post.isEmpty && $0.email == nil && $0.form == nil && $0.post.isEmpty }
        guard !cutOff.isEmpty else { return }
        place.report.diagnostics.append(
            "members whom no letter can reach: \(cutOff.count) (\(PlaceReport.some(cutOff.map(\.name)))). "
                + "Say where paper reaches the house: --post \"House|Street 1|Town\"")
    }

    /// Returns the reason why no member of a table sits now.
    private func nobody(_ members: [Member]) -> String {
        guard !members.isEmpty else { return "there is no member in it" }
        if let end = members.compactMap(\.lastDay).max(), end < options.today {
            return "the terms of all its members are over, the last since \(end)"
        }
        return "nobody in it sits on \(options.today)"
    }

    private func divisionCode(_ member: Member) -> String? {
        if divisions[member.division] != nil { return member.division }
        return division(named: member.constituency) ?? division(named: member.division)
    }

    private mutating func bringDivisions(_ members: [Member]) {
        for member in members {
            let code =
                member.division.isEmpty
                ? PlaceBook.folded(member.constituency).replacing(" ", with: "-") : member.division
            guard !code.isEmpty, divisions[code] == nil else { continue }
            divisions[code] = Division(
                legislature: key, code: code, name: member.constituency.isEmpty ? code : member.constituency)
        }
        place.divisions = divisions.values.sorted { $0.code < $1.code }
        nameDivisions()
        place.report.diagnostics.append("divisions: \(divisions.count), as the members name them")
    }
}
