import Domain

extension PlaceReader {
    /// Reads ONSPD, NSPL, or any table with a column of codes and one of divisions.
    mutating func readPostcodes(
        _ rows: any PlaceRows, _ scheme: some PostalCodeScheme, code: Int, division: Int, ended: Int?,
        _ progress: (Double) -> Void
    ) throws {
        var last = (division: ArraySlice<UInt8>(), place: UInt16(0))
        let introduced = rows.header.firstIndex { Columns.plain($0) == "dointr" }
        try rows.forEachRow(progress: progress) { row in
            place.report.rows += 1
            guard row.count > max(code, division) else {
                return place.report.fault(rows.name, row.line, "only \(row.count) columns")
            }
            let hasEnded = ended.map { !row[$0].isEmpty } ?? false
            guard let key = key(row[code], scheme, rows.name, row.line) else { return }
            if hasEnded {
                endedBuilder.add(key, division: try endedBuilder.place(of: ""))
                return place.report.skip(.ended)
            }
            if let introduced { newest.note(row[introduced]) }
            let seat = row[division]
            if Self.isNoSeat(seat) { return place.report.skip(.noSeat) }
            if seat != last.division {
                guard let place = try placeOfDivision(seat, rows.name, row.line) else { return }
                last = (seat, place)
            }
            builder.add(key, division: last.place)
            if let first = seat.first, seat.count == 9 { countries[first, default: 0] += 1 }
        }
    }

    /// Returns the key of a code. Nil when the code is malformed or special, which the report then
    /// notes.
    private mutating func key(
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
        return try builder.place(of: divisions[text] == nil ? division(named: text) ?? text : text)
    }

    /// Returns the code of the division with this name. Some tables give a seat's name instead of
    /// its code. Nil unless exactly one division has the name.
    func division(named name: String) -> String? {
        let found = byName[PlaceBook.folded(name)] ?? []
        return found.count == 1 ? found[0] : nil
    }

    mutating func readWards(_ rows: any PlaceRows, ward: Int, division: Int) throws {
        try rows.forEachRow(progress: { _ in }) { row in
            let (ward, seat) = (row.text(ward), row.text(division))
            guard !ward.isEmpty, !seat.isEmpty else { return }
            if wards[ward]?.contains(seat) != true { wards[ward, default: []].append(seat) }
        }
    }

    /// Reads Code-Point Open, which gives the ward in the last of ten columns. When a ward lies in
    /// several seats, its codes belong to all of them.
    mutating func readCodePoint(
        _ rows: any PlaceRows, _ scheme: some PostalCodeScheme, _ progress: (Double) -> Void
    ) throws {
        guard !wards.isEmpty else {
            throw PlaceFileError(
                "\(rows.name): Code-Point Open gives each code's ward and not its seat. Name a table from wards to seats too: --wards FILE, with columns like WD24CD and PCON24CD"
            )
        }
        try rows.forEachRow(progress: progress) { row in
            place.report.rows += 1
            guard row.count == 10 else {
                return place.report.fault(rows.name, row.line, "\(row.count) columns, and not 10")
            }
            guard let key = key(row[0], scheme, rows.name, row.line) else { return }
            guard let seats = wards[row.text(9)] else { return place.report.skip(.noWard) }
            for seat in seats { builder.add(key, division: try builder.place(of: seat)) }
        }
    }

    /// Reads French postal codes. Restores a zero that a spreadsheet or JSON removed from the start
    /// of a code.
    mutating func readFrench(
        _ rows: any PlaceRows, code: Int, division: Int, department: Int?, commune: Int?,
        _ progress: (Double) -> Void
    ) throws {
        try rows.forEachRow(progress: progress) { row in
            place.report.rows += 1
            var text = row.text(code)
            if text.count == 4, Int(text) != nil {
                text = "0" + text
                place.report.restoredZeros += 1
            }
            guard case .code(let code) = PostalCode.read(text, country: "FR") else {
                return place.report.fault(rows.name, row.line, "“\(text.prefix(40))” is not a postal code")
            }
            let seat = row.text(division)
            if seat.isEmpty { return place.report.skip(.noSeat) }
            guard let division = FrenchDivision.code(seat, department: row.text(department)) else {
                return place.report.fault(rows.name, row.line, "“\(seat.prefix(40))” is not a constituency")
            }
            builder.add(code.key, division: try builder.place(of: division), name: row.text(commune))
        }
    }
}
