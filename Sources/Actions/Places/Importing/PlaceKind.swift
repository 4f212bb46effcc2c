import Domain
import Foundation

/// What a file is called, and where files of its kind usually come from. What this says is what a page shows unless the operator says otherwise.
struct PlaceKind {
    var name = ""
    var part: PlaceSource.Part?
    var source = ""
    var licence = ""
    /// The month in the file's name: `ONSPD_NOV_2024_UK.csv`.
    var date: Day?

    private static let ons =
        "Contains OS data © Crown copyright and database right; contains Royal Mail data © Royal Mail copyright and database right; "
        + "contains National Statistics data © Crown copyright and database right. Open Government Licence v3.0"

    init(_ file: RecognisedFile, in legislature: Legislature) {
        date = Self.month(in: file.name)
        source = file.name
        licence = "as its source says"
        switch file.content {
        case .table(let rows, let recipe, _): table(rows, recipe)
        case .popolo:
            name = "members in Popolo JSON"
            part = .representatives
        case .parliament:
            (name, part, source) = ("members as Parliament's own register gives them", .representatives, "UK Parliament, members-api.parliament.uk")
            licence = "Contains Parliamentary information licensed under the Open Parliament Licence v3.0"
        case .hexes:
            name = "a map of hexagons (HexJSON)"
            part = .map
        }
    }

    private mutating func table(_ rows: any PlaceRows, _ recipe: PlaceRecipe) {
        let columns = Set(rows.header.map(Columns.plain))
        switch recipe {
        case .postcodes(_, _, _, true):
            part = .codes
            let isDirectory = columns.contains("oslaua") || columns.contains("oscty")
            name = isDirectory ? "ONS Postcode Directory" : columns.contains("laua") ? "National Statistics Postcode Lookup" : "postcodes of the ONS"
            (source, licence) = (
                "Office for National Statistics: \(isDirectory ? "ONS Postcode Directory" : "National Statistics Postcode Lookup")", Self.ons
            )
        case .postcodes:
            part = .codes
            name = "postal codes with their divisions"
        case .codePoint:
            (name, part, source) = ("OS Code-Point Open", .codes, "Ordnance Survey: Code-Point Open")
            licence = Self.ons
        case .wards: name = "wards with their seats"
        case .french:
            part = .codes
            name = "French postal codes with their constituencies"
        case .divisions:
            part = .divisions
            name = "divisions"
        case .members:
            part = .representatives
            name = "members"
        }
    }

    private static func month(in name: String) -> Day? {
        let months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
        let words = name.uppercased().split { !$0.isLetter && !$0.isNumber }
        for (word, next) in zip(words, words.dropFirst()) {
            guard let month = months.firstIndex(of: String(word.prefix(3))), let year = Int(next), (2000...2100).contains(year) else { continue }
            return Day("\(year)-\(month < 9 ? "0" : "")\(month + 1)-01")
        }
        return nil
    }
}
