import Domain
import Foundation

/// Gathers what recognised files give for one legislature.
struct PlaceReader {
    var place: PlaceImport
    let book: PlaceBook?
    let options: PlaceOptions
    var builder: PlaceIndexBuilder
    /// Ward to seats, for Code-Point Open.
    var wards: [String: [String]] = [:]
    /// What an earlier file of this import or the database has.
    var divisions: [String: Division]
    var byName: [String: [String]] = [:]
    private var kinds: [PlaceSource.Part: (source: String, licence: String, date: Day)] = [:]

    init(legislature: Legislature, book: PlaceBook?, options: PlaceOptions) {
        place = PlaceImport(legislature: legislature)
        self.book = book
        self.options = options
        builder = PlaceIndexBuilder(legislature: legislature.key, country: legislature.country)
        divisions = book?.divisions ?? [:]
        nameDivisions()
    }

    var key: String { place.legislature.key }

    mutating func nameDivisions() {
        byName = [:]
        for division in divisions.values {
            for name in [division.name] + division.names.texts.values { byName[PlaceBook.folded(name), default: []].append(division.code) }
        }
    }

    mutating func read(_ file: RecognisedFile, _ progress: (String, Double) -> Void) throws {
        let before = (rows: place.report.rows, malformed: place.report.malformed)
        let kind = PlaceKind(file, in: place.legislature)
        place.report.files.append("\(file.name): \(kind.name)")
        switch file.content {
        case .table(let rows, let recipe, let columns): try read(rows, recipe, columns) { progress(file.name, $0) }
        case .popolo(let object): try readPopolo(Popolo(object), file.name)
        case .parliament(let members): try readParliament(members, file.name)
        case .hexes(let object): try readHexes(object, file.name)
        }
        if let part = kind.part { kinds[part] = (kind.source, kind.licence, options.date ?? kind.date ?? options.today) }
        let rows = place.report.rows - before.rows, malformed = place.report.malformed - before.malformed
        guard malformed * 2 <= rows else { throw PlaceFileError(refusal(file.name, rows, malformed)) }
    }

    private func refusal(_ file: String, _ rows: Int, _ malformed: Int) -> String {
        (["\(file): \(malformed) of \(rows) rows make no sense, so nothing was imported. Are two columns swapped? See --column"]
            + place.report.faults.prefix(5).map { "  \($0)" }).joined(separator: "\n")
    }

    private mutating func read(_ rows: any PlaceRows, _ recipe: PlaceRecipe, _ columns: Columns, _ progress: (Double) -> Void) throws {
        switch recipe {
        case .postcodes(let code, let division, let ended, _):
            try readPostcodes(rows, code: code, division: division, ended: ended, progress)
        case .codePoint: try readCodePoint(rows, progress)
        case .wards(let ward, let division): try readWards(rows, ward: ward, division: division)
        case .french(let code, let division, let department, let commune):
            try readFrench(rows, code: code, division: division, department: department, commune: commune, progress)
        case .divisions(let code, let name): try readDivisions(rows, columns, code: code, name: name)
        case .members: try readMembers(rows, columns)
        }
    }

    /// Everything is read: the index is built, and what does not fit together is said.
    mutating func finish() throws -> PlaceImport {
        try sealCodes()
        for (part, kind) in kinds.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            place.sources.append(
                PlaceSource(part: part, source: options.source ?? kind.source, licence: options.licence ?? kind.licence, date: kind.date))
        }
        if place.divisions != nil, kinds[.divisions] == nil, let members = kinds[.representatives] {
            place.sources.append(
                PlaceSource(
                    part: .divisions, source: options.source ?? members.source, licence: options.licence ?? members.licence, date: members.date))
        }
        compare()
        return place
    }

    private mutating func sealCodes() throws {
        guard let kind = kinds[.codes] else { return }
        guard builder.rows > 0 else { throw PlaceFileError("no postal code with a seat was found, so nothing was imported") }
        let bytes = try builder.seal(date: kind.date, source: options.source ?? kind.source, licence: options.licence ?? kind.licence)
        place.report.repetitions += builder.repetitions
        place.codes = bytes
    }
}
