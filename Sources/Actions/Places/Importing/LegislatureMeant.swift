import Domain

/// Returns the legislature of the files: the one that the operator names, else the one that their
/// content shows. Throws when neither is clear.
func legislatureMeant(_ files: [RecognisedFile], _ options: PlaceOptions) throws(PlaceFileError)
    -> Legislature
{
    let guesses = Set(files.compactMap(\.format.legislature))
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
