import Domain
import Foundation

/// A table of divisions: their codes and names.
struct DivisionTable: ImportFormat {
    static let stage = ImportStage.divisions

    private let table: ImportTable
    private let code: Int
    private let name: Int

    init?(_ file: ImportFile) {
        guard let table = file.table, table.columns.find(.postcode) == nil,
            let code = table.columns.find(.division),
            let name = table.columns.find(.constituency) ?? table.columns.find(.name)
        else { return nil }
        (self.table, self.code, self.name) = (table, code, name)
    }

    let description = FormatDescription(name: "divisions", part: .divisions)

    var legislature: String? { table.legislature }

    func read(into builder: inout PlaceImportBuilder, progress: (Double) -> Void) throws {
        let (rows, columns) = (table.rows, table.columns)
        let languages = columns.header.enumerated().compactMap { index, title -> (Int, Language)? in
            guard let match = title.wholeMatch(of: /(?i)\w+_([a-z]{2})/), Self.isLanguage(match.1),
                index != name
            else { return nil }
            return (index, Language(match.1.lowercased()))
        }
        let ocd = columns.find(.ocd)
        var found: [String: Division] = [:]
        try rows.forEachRow(progress: { _ in }) { row in
            builder.place.report.rows += 1
            let (own, title) = (row.text(code), row.text(name))
            guard !own.isEmpty, !title.isEmpty else {
                return builder.place.report.fault(rows.name, row.line, "the code or the name is missing")
            }
            guard found[own] == nil else { return builder.place.report.repetitions += 1 }
            if title.wholeMatch(of: /[EWSN]\d{8}/) != nil, own.wholeMatch(of: /[EWSN]\d{8}/) == nil {
                return builder.place.report.fault(
                    rows.name, row.line, "“\(title)” stands where the name should, and is a code")
            }
            let names = languages.map { ($0.1, row.text($0.0)) }.filter { !$0.1.isEmpty }
            let id = row.text(ocd)
            found[own] = Division(
                legislature: builder.key, code: own, name: title,
                names: Localized(Dictionary(names) { first, _ in first }), ocd: id.isEmpty ? nil : id)
        }
        builder.add(Array(found.values))
    }

    /// Whether the end of a column name is a language. `name_cy` is a name in Welsh; `area_cd` is
    /// not a name in any language.
    private static func isLanguage(_ tag: Substring) -> Bool {
        tag.lowercased() != "cd" && tag.lowercased() != "nm" && tag.lowercased() != "id"
            && Locale(identifier: "en").localizedString(forLanguageCode: String(tag)) != nil
    }
}
