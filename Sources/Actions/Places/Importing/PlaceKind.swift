import Domain
import Foundation

/// The name of a file's kind. For tables that have only one publisher, also the source and the
/// licence.
struct PlaceKind {
    var name = ""
    var part: PlaceSource.Part?
    var source: String?
    var licence: String?

    private static let ons =
        "Contains OS data © Crown copyright and database right; contains Royal Mail data © Royal Mail copyright and database right; "
        + "contains National Statistics data © Crown copyright and database right. Open Government Licence v3.0"

    init(_ file: RecognisedFile) {
        switch file.content {
        case .table(let rows, let recipe, _): table(rows, recipe)
        case .popolo:
            name = "members in Popolo JSON"
            part = .representatives
        case .parliament:
            (name, part, source) = (
                "members as Parliament's own register gives them", .representatives,
                "UK Parliament, members-api.parliament.uk"
            )
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
            name =
                isDirectory
                ? "ONS Postcode Directory"
                : columns.contains("laua") ? "National Statistics Postcode Lookup" : "postcodes of the ONS"
            (source, licence) = (
                "Office for National Statistics: \(isDirectory ? "ONS Postcode Directory" : "National Statistics Postcode Lookup")",
                Self.ons
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
}
