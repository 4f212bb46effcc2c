import Domain
import Foundation

/// Collects the data of recognised files for one legislature.
struct PlaceReader {
    var place: PlaceImport
    let book: PlaceBook?
    let options: PlaceOptions
    private var faultsBefore = (rows: 0, malformed: 0)
    var builder: PlaceIndexBuilder
    var endedBuilder: PlaceIndexBuilder
    /// The seats of each ward, for Code-Point Open.
    var wards: [String: [String]] = [:]
    /// The divisions by code, from an earlier file of this import or from the database.
    var divisions: [String: Division]
    var byName: [String: [String]] = [:]
    /// The newest month in which a code was introduced. `countries` counts the codes of each
    /// country by the first letter of their seats.
    var newest = NewestMonth()
    var countries: [UInt8: Int] = [:]
    private var origins = Origins()

    init(legislature: Legislature, book: PlaceBook?, options: PlaceOptions) {
        place = PlaceImport(legislature: legislature)
        self.book = book
        self.options = options
        builder = PlaceIndexBuilder(legislature: legislature.key, country: legislature.country)
        endedBuilder = builder
        divisions = book?.divisions ?? [:]
        nameDivisions()
    }

    var key: String { place.legislature.key }

    mutating func nameDivisions() {
        byName = [:]
        for division in divisions.values {
            for name in [division.name] + division.names.texts.values {
                byName[PlaceBook.folded(name), default: []].append(division.code)
            }
        }
    }

    mutating func read(_ file: RecognisedFile, _ progress: (String, Double) -> Void) throws {
        faultsBefore = (place.report.rows, place.report.malformed)
        let kind = PlaceKind(file)
        place.report.files.append("\(file.name): \(kind.name)")
        switch file.content {
        case .table(let rows, let recipe, let columns):
            try read(rows, recipe, columns) { progress(file.name, $0) }
        case .popolo(let object): try readPopolo(Popolo(object), file.name)
        case .parliament(let members): try readParliament(members, file.name)
        case .hexes(let object): try readHexes(object, file.name)
        }
        if case .table(let rows, _, _) = file.content { place.report.diagnostics += rows.remarks }
        if let part = kind.part {
            origins.add(
                part, file.name,
                Origins.Origin(
                    source: kind.source, licence: kind.licence, date: part == .codes ? newest.day : nil))
        }
        try refuseBadRows(of: file.name)
    }

    /// Throws when a row cannot be read, unless the operator leaves such rows out. Also throws then
    /// when several rows, more than half, are bad, because two columns may be swapped.
    func refuseBadRows(of file: String) throws(PlaceFileError) {
        let rows = place.report.rows - faultsBefore.rows,
            bad = place.report.malformed - faultsBefore.malformed
        let isSwapped = bad > 1 && bad * 2 > rows
        guard bad > 0, isSwapped || !options.leavesOutBadRows else { return }
        let advice =
            isSwapped
            ? "Are two columns swapped? See --column"
            : "Mend them, or leave them out with --leave-out-bad-rows"
        let faults = place.report.faults.filter { $0.hasPrefix("\(file), ") }.map { "\n  \($0)" }.joined()
        throw PlaceFileError(
            "\(file): \(bad) of \(rows) rows cannot be read, so nothing was imported. \(advice)\(faults)")
    }

    private mutating func read(
        _ rows: any PlaceRows, _ recipe: PlaceRecipe, _ columns: Columns, _ progress: (Double) -> Void
    ) throws {
        switch recipe {
        case .postcodes(let code, let division, let ended, _):
            try readPostcodes(
                rows, place.legislature.postalCodes, code: code, division: division, ended: ended, progress)
        case .codePoint: try readCodePoint(rows, place.legislature.postalCodes, progress)
        case .wards(let ward, let division): try readWards(rows, ward: ward, division: division)
        case .french(let code, let division, let department, let commune):
            try readFrench(
                rows, code: code, division: division, department: department, commune: commune, progress)
        case .divisions(let code, let name): try readDivisions(rows, columns, code: code, name: name)
        case .members: try readMembers(rows, columns)
        }
    }

    /// Builds the index after all files were read, and reports what does not fit together.
    mutating func finish() throws -> PlaceImport {
        if place.divisions != nil { origins.addDivisionsOfMembers() }
        place.sources = try origins.sources(options, kept: book?.sources ?? [])
        try sealCodes()
        if let post = options.post { place.legislature.post = post }
        compare()
        return place
    }

    private mutating func sealCodes() throws {
        guard let source = place.sources.first(where: { $0.part == .codes }) else { return }
        guard builder.rows > 0 else {
            throw PlaceFileError("no postal code with a seat was found, so nothing was imported")
        }
        place.codes = try builder.seal(date: source.date, source: source.source, licence: source.licence)
        place.report.repetitions += builder.repetitions
        guard endedBuilder.rows > 0 else { return }
        place.ended = try endedBuilder.seal(date: source.date, source: source.source, licence: source.licence)
    }
}
