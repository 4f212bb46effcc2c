import Domain
import Foundation

/// Collects what files say of one legislature, and makes a `PlaceImport` of it.
struct PlaceImportBuilder {
    var place: PlaceImport
    let book: PlaceBook?
    let options: PlaceOptions
    var index: PlaceIndexBuilder
    /// Codes that are no longer in use.
    var endedIndex: PlaceIndexBuilder
    /// The seats of each ward, for Code-Point Open.
    var wards: [String: [String]] = [:]
    /// The divisions by code, from an earlier file of this import or from the database.
    var divisions: [String: Division]
    var byName: [String: [String]] = [:]
    /// The newest month in which a code was introduced.
    var newest = NewestMonth()
    var nations = NationCounts()
    private var sources = ImportSources()
    private var faultsBefore = (rows: 0, malformed: 0)

    init(legislature: Legislature, book: PlaceBook?, options: PlaceOptions) {
        place = PlaceImport(legislature: legislature)
        self.book = book
        self.options = options
        index = PlaceIndexBuilder(legislature: legislature.key, country: legislature.country)
        endedIndex = index
        divisions = book?.divisions ?? [:]
        nameDivisions()
    }

    var key: String { place.legislature.key }

    /// Adds divisions to those of earlier files. Replaces those that are stored.
    mutating func add(_ found: [Division]) {
        if place.divisions == nil { divisions = [:] }
        for division in found { divisions[division.code] = division }
        place.divisions = divisions.values.sorted { $0.code < $1.code }
        nameDivisions()
        place.report.diagnostics.append("divisions: \(divisions.count)")
    }

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
        let kind = file.format.description
        place.report.files.append("\(file.name): \(kind.name)")
        try file.format.read(into: &self) { progress(file.name, $0) }
        if let table = file.file.table { place.report.diagnostics += table.rows.remarks }
        if let part = kind.part {
            sources.add(
                part, file.name,
                ImportSources.Source(
                    name: kind.source, licence: kind.licence, date: part == .codes ? newest.day : nil))
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

    /// Builds the index after all files were read, and reports what does not fit together.
    mutating func finish() throws -> PlaceImport {
        if place.divisions != nil { sources.addDivisionsOfMembers() }
        place.sources = try sources.all(options, kept: book?.sources ?? [])
        try sealCodes()
        if let post = options.post { place.legislature.post = post }
        check()
        return place
    }

    private mutating func sealCodes() throws {
        guard let source = place.sources.first(where: { $0.part == .codes }) else { return }
        guard index.rows > 0 else {
            throw PlaceFileError("no postal code with a seat was found, so nothing was imported")
        }
        place.codes = try index.seal(date: source.date, source: source.source, licence: source.licence)
        place.report.repetitions += index.repetitions
        guard endedIndex.rows > 0 else { return }
        place.ended = try endedIndex.seal(date: source.date, source: source.source, licence: source.licence)
    }
}
