/// How an index file stores its codes. A country's `PostalCodeScheme` chooses the layout. The
/// numbers stand in files, so they stay.
package enum IndexLayout: UInt32, Sendable {
    /// Bitmaps of the 400 units of a British sector.
    case sectors = 1
    /// A sorted list of keys.
    case sorted = 2

    func table(_ file: IndexSections) -> any CodeTable {
        switch self {
        case .sectors: SectorTable(file)
        case .sorted: SortedTable(file)
        }
    }
}

/// The codes of an index file in one layout.
protocol CodeTable: Sendable {
    /// Returns the set of divisions of a code. Nil when the table lacks the code.
    func set(of key: UInt64) -> UInt16?
    /// Calls `body` with every code's key and set, in the order of the keys.
    func forEach(_ body: (_ key: UInt64, _ set: UInt16) -> Void)
    /// Whether no number in the table leads out of the file.
    var isSound: Bool { get }
}

/// The rows of a new index, before they are written in one layout.
struct CodeRows: Sendable {
    typealias Sections = (keys: [UInt8], values: [UInt8], extras: [UInt8])

    let layout: IndexLayout
    private var sectors = SectorRows()
    private var sorted = SortedRows()

    init(_ layout: IndexLayout) { self.layout = layout }

    var count: Int { sectors.count + sorted.count }

    mutating func add(_ key: UInt64, division: UInt16, name: String) {
        switch layout {
        case .sectors: sectors.add(key, division: division)
        case .sorted: sorted.add(key, division: division, name: name)
        }
    }

    /// Returns the sections of the index file, and drops the rows.
    mutating func seal(_ sets: inout PlaceSets) throws(PlaceIndexBuilder.TooMany) -> Sections {
        switch layout {
        case .sectors: try sectors.seal(&sets)
        case .sorted: try sorted.seal(&sets)
        }
    }
}
