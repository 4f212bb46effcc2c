import Domain

/// The kind of a table, recognised from its content.
enum PlaceRecipe {
    /// `ended` is the column with the date since when a code is no longer in use.
    case postcodes(code: Int, division: Int, ended: Int?, isONS: Bool)
    case codePoint
    case wards(ward: Int, division: Int)
    case french(code: Int, division: Int, department: Int?, commune: Int?)
    case divisions(code: Int, name: Int)
    case members

    /// The order in which files are read. Divisions are read before members, which are matched to
    /// them.
    var order: Int {
        switch self {
        case .divisions, .wards: 0
        case .postcodes, .codePoint, .french: 1
        case .members: 2
        }
    }

    var isCodes: Bool { order == 1 }

    init?(_ columns: Columns, firstRow: [String]) {
        if columns.header.isEmpty {
            guard let recipe = Self.headerless(firstRow) else { return nil }
            self = recipe
            return
        }
        let division = columns.find(.division)
        if let code = columns.find(.postcode) {
            guard let seat = division ?? columns.find(.constituency) else { return nil }
            let plain = columns.header.map(Columns.plain)
            let isFrench =
                plain.contains("codepostal") || columns.find(.department) != nil
                || columns.find(.commune) != nil
            self =
                isFrench
                ? .french(
                    code: code, division: seat, department: columns.find(.department),
                    commune: columns.find(.commune))
                : .postcodes(
                    code: code, division: seat, ended: columns.find(.ended),
                    isONS: columns.find(.ended) != nil || plain.contains("dointr"))
            return
        }
        let isPerson = [Meaning.email, .party, .gender, .given, .form, .vacant].contains {
            columns.find($0) != nil
        }
        let named = columns.header.map(Columns.plain).contains {
            ["mp", "member", "membername", "representative", "depute"].contains($0)
        }
        if isPerson || named {
            self = .members
        } else if let ward = columns.find(.ward), let division {
            self = .wards(ward: ward, division: division)
        } else if let division, let name = columns.find(.constituency) ?? columns.find(.name) {
            self = .divisions(code: division, name: name)
        } else {
            return nil
        }
    }

    /// Recognises a table without a header. Code-Point Open has ten columns. A table of two columns
    /// begins with a code.
    private static func headerless(_ row: [String]) -> PlaceRecipe? {
        guard let first = row.first, case .code = PostalCode.read(first, country: "GB") else {
            guard row.count == 2, row[0].count == 5 || row[0].count == 4, Int(row[0]) != nil else {
                return nil
            }
            return .french(code: 0, division: 1, department: nil, commune: nil)
        }
        switch row.count {
        case 2: return .postcodes(code: 0, division: 1, ended: nil, isONS: false)
        case 10: return .codePoint
        default: return nil
        }
    }
}
