import Domain

/// Returns the legislature of the files: the one that the operator names, else the one that their
/// content shows. Throws when neither is clear.
func legislatureMeant(_ files: [RecognisedFile], _ options: PlaceOptions) throws(PlaceFileError)
    -> Legislature
{
    let guesses = Set(files.compactMap(guess))
    guard let key = options.legislature ?? (guesses.count == 1 ? guesses.first : nil) else {
        let known = Legislature.known.map(\.key).joined(separator: ", ")
        throw PlaceFileError(
            "it is not clear for which legislature this is: say --legislature KEY (\(known), or one of your own with --country XX)"
        )
    }
    let isKey =
        key.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
        && key.first?.isLetter == true
    guard isKey, key.count <= 60 else {
        throw PlaceFileError("“\(key)” is not a key of a legislature: small letters, digits and hyphens")
    }
    var legislature =
        Legislature.known.first { $0.key == key } ?? Legislature(key: key, country: "", name: key)
    if let country = options.country?.uppercased() { legislature.country = country == "UK" ? "GB" : country }
    if let name = options.name { legislature.name = name }
    guard Country.codes.contains(legislature.country) else {
        throw PlaceFileError("\(key): say --country XX, the two letters of its country")
    }
    return legislature
}

private func guess(_ file: RecognisedFile) -> String? {
    switch file.content {
    case .table(_, .french, _): return "fr-assemblee-nationale"
    case .table(_, .codePoint, _), .table(_, .wards, _), .table(_, .postcodes(_, _, _, true), _), .parliament:
        return "uk-house-of-commons"
    case .table(let rows, let recipe, _):
        let isGSS = sample(rows).contains { row in row.contains { isSeatAtWestminster($0) } }
        if isGSS { return "uk-house-of-commons" }
        if case .members = recipe, rows.header.map(Columns.plain).contains("departmentcode") {
            return "fr-assemblee-nationale"
        }
        return nil
    case .popolo(let object):
        let names = (object["organizations"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
        return Legislature.known.first { names.contains($0.name) }?.key
    case .hexes(let object):
        return (object["hexes"] as? [String: Any] ?? [:]).keys.contains(where: isSeatAtWestminster)
            ? "uk-house-of-commons" : nil
    }
}

private func isSeatAtWestminster(_ code: String) -> Bool {
    code.count == 9 && ["E14", "W07", "S14", "N05", "N06"].contains(code.prefix(3))
        && code.dropFirst().allSatisfy(\.isWholeNumber)
}

/// Returns the first row. Errors in later rows are reported when the file is read.
private func sample(_ rows: any PlaceRows) -> [[String]] { rows.firstRow.isEmpty ? [] : [rows.firstRow] }
