import Domain
import Foundation

/// The body of `places.json`. A number is given by `at_least` and `at_most`, which are equal where
/// the number is exact.
struct PlacesJSON: Encodable {
    private let campaign: String
    private let asOf: Date
    private let rehearsal: Bool
    private let supporters: Int
    private let withheldBelow = PlaceSize.threshold
    private let isWithheld: Bool
    private let countries: [Place]
    private let legislatures: [House]

    private enum CodingKeys: String, CodingKey {
        case campaign, rehearsal, supporters, countries, legislatures
        case asOf = "as_of"
        case withheldBelow = "withheld_below"
        case isWithheld = "withheld"
    }

    private struct Place: Encodable {
        let code: String
        let name: String
        let atLeast: Int
        let atMost: Int?

        private enum CodingKeys: String, CodingKey {
            case code, name
            case atLeast = "at_least"
            case atMost = "at_most"
        }

        init(_ code: String, _ name: String, _ count: PublishedCount) {
            self.code = code
            self.name = name
            (atLeast, atMost) = (count.atLeast, count.atMost)
        }
    }

    private struct House: Encodable {
        let key: String
        let name: String
        let divisions: [Place]
        let sources: [[String: String]]
    }

    init(_ campaign: Campaign, _ count: PlaceCount) {
        let language = campaign.defaultLanguage
        let published = count.published
        self.campaign = campaign.slug
        (asOf, rehearsal, supporters, isWithheld) = (
            published.asOf, published.rehearsal, published.supporters, published.isWithheld
        )
        countries = count.countries(in: language).map { Place($0.code, $0.name, $0.count) }
        legislatures = count.books.filter { _ in !published.isWithheld }.map { book in
            let unplaced = published.unplaced[book.legislature.key].map { [Place("", "", $0)] } ?? []
            return House(
                key: book.legislature.key, name: book.legislature.name,
                divisions: count.seats(of: book, in: language).map {
                    Place($0.division.code, $0.name, $0.count)
                } + unplaced,
                sources: book.sources.map {
                    ["source": $0.source, "date": $0.date.description, "licence": $0.licence]
                })
        }
    }

    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            encoder.dateEncodingStrategy = .iso8601
            return try [UInt8](encoder.encode(self))
        }
    }
}

/// Returns the data of `places.json` as a table for spreadsheets (CSV, RFC 4180).
func placesTable(_ campaign: Campaign, _ count: PlaceCount) -> String {
    let language = campaign.defaultLanguage
    var rows = [["area", "code", "name", "at_least", "at_most"]]
    let row = { (area: String, code: String, name: String, count: PublishedCount) in
        [area, code, name, String(count.atLeast), count.atMost.map(String.init) ?? ""]
    }
    rows += count.countries(in: language).map { row("country", $0.code, $0.name, $0.count) }
    for book in count.books where !count.published.isWithheld {
        let house = book.legislature.key
        rows += count.seats(of: book, in: language).map { row(house, $0.division.code, $0.name, $0.count) }
        if let unplaced = count.published.unplaced[house] { rows.append(row(house, "", "", unplaced)) }
    }
    return rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
}

/// Returns a cell of the table. Spreadsheets take a text that begins with one of these characters
/// for a formula. An apostrophe before the text prevents that.
private func cell(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { ["=", "+", "-", "@", "\t", "\r"].contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    return safe.unicodeScalars.contains { [",", "\"", "\r", "\n", "'"].contains($0) }
        ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
}
