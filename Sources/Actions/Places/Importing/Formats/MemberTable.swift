import Domain
import Foundation

/// A table of members, such as a spreadsheet: one row for each, with the columns in any order.
struct MemberTable: ImportFormat {
    static let stage = ImportStage.members

    private let table: ImportTable

    init?(_ file: ImportFile) {
        guard let table = file.table, table.columns.find(.postcode) == nil else { return nil }
        let isPerson = [Meaning.email, .party, .gender, .given, .form, .vacant].contains {
            table.columns.find($0) != nil
        }
        let isNamed = table.header.contains {
            ["mp", "member", "membername", "representative", "depute"].contains($0)
        }
        guard isPerson || isNamed else { return nil }
        self.table = table
    }

    let description = FormatDescription(name: "members", part: .representatives)

    var legislature: String? {
        table.legislature ?? (table.header.contains("departmentcode") ? "fr-assemblee-nationale" : nil)
    }

    func read(into builder: inout PlaceImportBuilder, progress: (Double) -> Void) throws {
        let (rows, columns) = (table.rows, table.columns)
        let cells = MemberColumns(columns)
        guard cells.isEnough else { throw columns.unclear(rows.name, needs: [.name, .division]) }
        let isFrench = builder.place.legislature.country == "FR"
        var members: [(line: Int, member: Member)] = []
        try rows.forEachRow(progress: { _ in }) { row in
            builder.place.report.rows += 1
            var member = cells.member(row)
            if isFrench {
                member.takeFrench(
                    department: row.text(columns.find(.department)),
                    named: row.text(columns.find(.departmentName)))
            }
            if member.name.isEmpty, !member.isVacant {
                return builder.place.report.fault(
                    rows.name, row.line, "the member's name is missing; of an empty seat write “vacant” there"
                )
            }
            if member.division.isEmpty, member.constituency.isEmpty {
                return builder.place.report.fault(rows.name, row.line, "the division is missing")
            }
            members.append((row.line, member))
        }
        try builder.seat(members, rows.name)
    }
}

/// The columns of a table of members by their meanings.
private struct MemberColumns {
    private let places: [Meaning: Int]

    init(_ columns: Columns) {
        places = Dictionary(
            uniqueKeysWithValues: Meaning.allCases.compactMap { meaning in
                columns.find(meaning).map { (meaning, $0) }
            })
    }

    var isEnough: Bool {
        (places[.name] != nil || places[.family] != nil)
            && (places[.division] != nil || places[.constituency] != nil)
    }

    func member(_ row: TableRow) -> Member {
        var member = Member()
        let name = row.text(places[.name])
        member.name =
            name.isEmpty
            ? [row.text(places[.given]), row.text(places[.family])].filter { !$0.isEmpty }.joined(
                separator: " ") : name
        member.honorific = row.text(places[.honorific])
        member.gender = row.text(places[.gender])
        member.party = row.text(places[.party])
        member.email = row.text(places[.email])
        member.form = row.text(places[.form])
        member.post = row.text(places[.address]).split { $0.isNewline || $0 == "|" }.map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        member.since = row.text(places[.since])
        member.until = row.text(places[.until])
        member.isVacant =
            ["yes", "true", "1", "oui", "vacant"].contains(row.text(places[.vacant]).lowercased())
            || member.name.lowercased() == "vacant"
        member.division = row.text(places[.division])
        member.constituency = row.text(places[.constituency])
        return member
    }
}
