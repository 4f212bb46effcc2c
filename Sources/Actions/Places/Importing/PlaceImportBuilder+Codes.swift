import Domain

/// The columns of a table of postal codes.
struct PostcodeColumns {
    let code: Int
    let division: Int
    /// The date since when a code is no longer in use.
    let ended: Int?
    /// The month in which a code was introduced.
    let introduced: Int?

    /// Nil when the table has no codes, or no divisions for them.
    init?(_ table: ImportTable) {
        introduced = table.header.firstIndex(of: "dointr")
        ended = table.columns.find(.ended)
        if table.columns.header.isEmpty {
            let row = table.rows.firstRow
            guard row.count == 2, PostalCodeSchemes.isKnownByForm(row[0]) else { return nil }
            (code, division) = (0, 1)
        } else {
            guard let code = table.columns.find(.postcode),
                let division = table.columns.find(.division) ?? table.columns.find(.constituency)
            else { return nil }
            (self.code, self.division) = (code, division)
        }
    }
}

extension PlaceImportBuilder {
    /// Reads rows of postal codes and divisions.
    mutating func readPostcodes(
        _ rows: any PlaceRows, _ columns: PostcodeColumns, _ scheme: some PostalCodeScheme,
        _ progress: (Double) -> Void
    ) throws {
        var last = (division: ArraySlice<UInt8>(), place: UInt16(0))
        let (code, division) = (columns.code, columns.division)
        try rows.forEachRow(progress: progress) { row in
            place.report.rows += 1
            guard row.count > max(code, division) else {
                return place.report.fault(rows.name, row.line, "only \(row.count) columns")
            }
            let hasEnded = columns.ended.map { !row[$0].isEmpty } ?? false
            guard let key = key(row[code], scheme, rows.name, row.line) else { return }
            if hasEnded {
                endedIndex.add(key, division: try endedIndex.place(of: ""))
                return place.report.skip(.ended)
            }
            if let introduced = columns.introduced { newest.note(row[introduced]) }
            let seat = row[division]
            if Self.isNoSeat(seat) { return place.report.skip(.noSeat) }
            if seat != last.division {
                guard let place = try placeOfDivision(seat, rows.name, row.line) else { return }
                last = (seat, place)
            }
            index.add(key, division: last.place)
            nations.note(seat)
        }
    }

    /// Returns the key of a code. Nil when the code is malformed or special, which the report then
    /// notes.
    mutating func key(
        _ field: ArraySlice<UInt8>, _ scheme: some PostalCodeScheme, _ file: String, _ line: Int
    ) -> UInt64? {
        if let key = scheme.key(ofCell: field) { return key }
        let text = String(decoding: field, as: UTF8.self)
        switch PostalCode.read(text, country: scheme.country) {
        case .code(let code): return code.key
        case .special: place.report.skip(.special)
        case .partial, .unreadable:
            place.report.fault(
                file, line,
                text.isEmpty ? "the postal code is missing" : "“\(text.prefix(40))” is not a postal code")
        }
        return nil
    }

    /// Whether a code is empty or one of the directory's pseudo codes: `L93000001`, `M83000003`,
    /// `E14999999`.
    private static func isNoSeat(_ code: ArraySlice<UInt8>) -> Bool {
        code.isEmpty || code.starts(with: Array("L9".utf8)) || code.starts(with: Array("M8".utf8))
            || code.dropFirst(3).elementsEqual("999999".utf8)
    }

    private mutating func placeOfDivision(_ code: ArraySlice<UInt8>, _ file: String, _ line: Int) throws
        -> UInt16?
    {
        let text = String(decoding: code, as: UTF8.self)
        guard text.count <= 60, !text.contains(where: \.isNewline) else {
            place.report.fault(file, line, "“\(text.prefix(40))” is no code of a division")
            return nil
        }
        if code.contains(0x20), place.legislature.postalCodes.looksLikeCode(code.filter { $0 != 0x20 }[...]) {
            place.report.fault(file, line, "“\(text)” stands where the division should, and is a postal code")
            return nil
        }
        return try index.place(of: divisions[text] == nil ? division(named: text) ?? text : text)
    }

    /// Returns the code of the division with this name. Some tables give a seat's name instead of
    /// its code. Nil unless exactly one division has the name.
    func division(named name: String) -> String? {
        let found = byName[PlaceBook.folded(name)] ?? []
        return found.count == 1 ? found[0] : nil
    }
}
