import Domain
import Foundation

extension PlaceReader {
    mutating func readMembers(_ rows: any PlaceRows, _ columns: Columns) throws {
        let cells = MemberColumns(columns)
        guard cells.isEnough else { throw columns.unclear(rows.name, needs: [.name, .division]) }
        let isFrench = place.legislature.country == "FR"
        var members: [(line: Int, member: Member)] = []
        try rows.forEachRow(progress: { _ in }) { row in
            place.report.rows += 1
            guard row.isUTF8 else { return place.report.fault(rows.name, row.line, Self.notUTF8) }
            var member = cells.member(row)
            if isFrench { member.takeFrench(department: row.text(columns.find(.department)), named: row.text(columns.find(.departmentName))) }
            if member.name.isEmpty, !member.isVacant { return place.report.fault(rows.name, row.line, "the member's name is missing") }
            if member.division.isEmpty, member.constituency.isEmpty { return place.report.fault(rows.name, row.line, "the division is missing") }
            if !cells.email(row).isEmpty, Member.email(cells.email(row)) == nil {
                place.report.findings.append("\(rows.name), line \(row.line): the e-mail address makes no sense and is left out")
            }
            members.append((row.line, member))
        }
        try seat(members, rows.name)
    }

    /// Finds each member's division: by code, else by name. Where no divisions are known yet, the members bring them along.
    mutating func seat(_ members: [(line: Int, member: Member)], _ file: String) throws {
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
        try accept(seated, of: members.count, strangers, file)
    }

    private mutating func accept(_ seated: [Representative], of count: Int, _ strangers: [String], _ file: String) throws {
        guard seated.count > 0, strangers.count * 5 <= count else {
            let names = PlaceReport.some(Array(Set(strangers)).sorted())
            let problem =
                strangers.isEmpty
                ? "nobody in it sits now" : "\(strangers.count) of its \(count) members sit for divisions that \(key) does not have: \(names)"
            throw PlaceFileError("\(file): \(problem); nothing was imported. Import the divisions first, or say --legislature")
        }
        if !strangers.isEmpty {
            place.report.findings.append("divisions that are not known: \(PlaceReport.some(Array(Set(strangers)).sorted()))")
        }
        place.representatives = (place.representatives ?? []) + seated
        let people = seated.filter { !$0.isVacant }
        place.report.findings.append("members: \(people.count), of whom \(people.count { $0.email == nil }) without an e-mail address")
    }

    private func divisionCode(_ member: Member) -> String? {
        if divisions[member.division] != nil { return member.division }
        return division(named: member.constituency) ?? division(named: member.division)
    }

    private mutating func bringDivisions(_ members: [Member]) {
        for member in members {
            let code = member.division.isEmpty ? PlaceBook.folded(member.constituency).replacing(" ", with: "-") : member.division
            guard !code.isEmpty, divisions[code] == nil else { continue }
            divisions[code] = Division(legislature: key, code: code, name: member.constituency.isEmpty ? code : member.constituency)
        }
        place.divisions = divisions.values.sorted { $0.code < $1.code }
        nameDivisions()
        place.report.findings.append("divisions: \(divisions.count), as the members name them")
    }
}

/// Which columns of a table of members hold what.
struct MemberColumns {
    private let places: [Meaning: Int]

    init(_ columns: Columns) {
        places = Dictionary(uniqueKeysWithValues: Meaning.allCases.compactMap { meaning in columns.find(meaning).map { (meaning, $0) } })
    }

    var isEnough: Bool {
        (places[.name] != nil || places[.family] != nil) && (places[.division] != nil || places[.constituency] != nil)
    }

    func email(_ row: TableRow) -> String { row.text(places[.email]) }

    func member(_ row: TableRow) -> Member {
        var member = Member()
        let name = row.text(places[.name])
        member.name = name.isEmpty ? [row.text(places[.given]), row.text(places[.family])].filter { !$0.isEmpty }.joined(separator: " ") : name
        member.honorific = row.text(places[.honorific])
        member.gender = row.text(places[.gender])
        member.party = row.text(places[.party])
        member.email = row.text(places[.email])
        member.form = row.text(places[.form])
        member.post = row.text(places[.address]).split { $0.isNewline || $0 == "|" }.map { $0.trimmingCharacters(in: .whitespaces) }
        member.since = row.text(places[.since])
        member.until = row.text(places[.until])
        member.isVacant =
            ["yes", "true", "1", "oui", "vacant"].contains(row.text(places[.vacant]).lowercased()) || member.name.lowercased() == "vacant"
        member.division = row.text(places[.division])
        member.constituency = row.text(places[.constituency])
        return member
    }
}
