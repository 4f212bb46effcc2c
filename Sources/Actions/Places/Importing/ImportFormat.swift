import Domain

/// A format of files that Postbag imports. A new format needs a file in `Formats`, and a line in
/// `ImportFormats.all`.
protocol ImportFormat {
    /// Nil when the file has another format.
    init?(_ file: ImportFile)

    static var stage: ImportStage { get }

    var description: FormatDescription { get }

    /// The key of the legislature whose data such files hold. Nil when the file does not show it.
    var legislature: String? { get }

    /// Passes the file's content to the builder. Reports bad rows there.
    func read(into builder: inout PlaceImportBuilder, progress: (Double) -> Void) throws
}

/// The formats in the order in which they are tried: a special format before a general one.
enum ImportFormats {
    static var all: [any ImportFormat.Type] {
        [
            PopoloMembers.self, HexJSONMap.self, ParliamentMembers.self,
            FrenchPostcodeTable.self, ONSPostcodes.self, CodePointOpen.self, PostcodeTable.self,
            MemberTable.self, WardTable.self, DivisionTable.self,
        ]
    }

    static func recognise(_ file: ImportFile) -> (any ImportFormat)? {
        for format in all { if let format = format.init(file) { return format } }
        return nil
    }
}

/// The order in which files are read. Divisions are read before members, which are matched to them.
enum ImportStage: Int, Comparable {
    case divisions, codes, members, map

    static func < (one: ImportStage, other: ImportStage) -> Bool { one.rawValue < other.rawValue }
}

/// The name of a format. For files that have only one publisher, also the source and the licence.
struct FormatDescription {
    var name: String
    /// The table that such files give. Nil when they only help to read another file.
    var part: PlaceSource.Part?
    var source: String?
    var licence: String?
}
