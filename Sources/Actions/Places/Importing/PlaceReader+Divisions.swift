import Domain
import Foundation

extension PlaceReader {
    mutating func readDivisions(_ rows: any PlaceRows, _ columns: Columns, code: Int, name: Int) throws {
        let languages = columns.header.enumerated().compactMap { index, title -> (Int, Language)? in
            guard let match = title.wholeMatch(of: /(?i)\w+_([a-z]{2})/), Self.isLanguage(match.1),
                index != name
            else { return nil }
            return (index, Language(match.1.lowercased()))
        }
        let ocd = columns.find(.ocd)
        var found: [String: Division] = [:]
        try rows.forEachRow(progress: { _ in }) { row in
            place.report.rows += 1
            let (own, title) = (row.text(code), row.text(name))
            guard !own.isEmpty, !title.isEmpty else {
                return place.report.fault(rows.name, row.line, "the code or the name is missing")
            }
            guard found[own] == nil else { return place.report.repetitions += 1 }
            if title.wholeMatch(of: /[EWSN]\d{8}/) != nil, own.wholeMatch(of: /[EWSN]\d{8}/) == nil {
                return place.report.fault(
                    rows.name, row.line, "“\(title)” stands where the name should, and is a code")
            }
            let names = languages.map { ($0.1, row.text($0.0)) }.filter { !$0.1.isEmpty }
            let id = row.text(ocd)
            found[own] = Division(
                legislature: key, code: own, name: title,
                names: Localized(Dictionary(names) { first, _ in first }), ocd: id.isEmpty ? nil : id)
        }
        if place.divisions == nil { divisions = [:] }
        divisions.merge(found) { $1 }
        place.divisions = divisions.values.sorted { $0.code < $1.code }
        nameDivisions()
        place.report.diagnostics.append("divisions: \(divisions.count)")
    }

    /// Whether the end of a column name is a language. `name_cy` is a name in Welsh; `area_cd` is
    /// not a name in any language.
    private static func isLanguage(_ tag: Substring) -> Bool {
        tag.lowercased() != "cd" && tag.lowercased() != "nm" && tag.lowercased() != "id"
            && Locale(identifier: "en").localizedString(forLanguageCode: String(tag)) != nil
    }
}
