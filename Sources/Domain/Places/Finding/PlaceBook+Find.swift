extension PlaceBook {
    /// Looks up a typed code in the tables.
    package func find(_ typed: String) -> PlaceAnswer {
        guard typed.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            return .unknown(.init(.empty))
        }
        switch PlaceCode.read(typed, country: legislature.country) {
        case .special(let special): return .special(special)
        case .code(let code): return find(code, typed: typed)
        case .partial(let part):
            return .unknown(.init(.incomplete, suggestions: suggestions(typed), near: near(part)))
        case .unreadable: return .unknown(.init(.notACode, suggestions: suggestions(typed)))
        }
    }

    private func find(_ code: PlaceCode, typed: String) -> PlaceAnswer {
        guard let index else { return .unknown(.init(.noTable, code: code.text)) }
        let codes = index.divisions(of: code)
        switch codes.count {
        case 0: return .unknown(missing(code, typed: typed, index))
        case 1:
            return .found(
                code: code.text, division(codes[0]), neighbours: neighbours(of: code, but: codes, index))
        default: return .several(code: code.text, codes.map(division), choices: index.choices(of: code))
        }
    }

    private func missing(_ code: PlaceCode, typed: String, _ index: PlaceIndex) -> PlaceAnswer.Unknown {
        let suggestions = suggestions(typed)
        let hasEnded = ended?.set(of: code.key) != nil
        guard code.country == "GB" else {
            let near = index.divisions(sharing: code.country == "FR" ? 2 : 3, of: code)
            return .init(
                .notInTable, code: code.text, suggestions: suggestions, near: near.sorted().map(division))
        }
        let (outward, sector) = (UInt32(code.key / 4_000), Int(code.key / 400 % 10))
        if let near = index.divisions(outward: outward, sector: sector) {
            return .init(
                hasEnded ? .ended : .tooNew, code: code.text, suggestions: suggestions,
                near: near.map(division))
        }
        let near = index.divisions(outward: outward) ?? []
        let why: PlaceAnswer.Unknown.Why =
            hasEnded ? .ended : index.hasArea(ofOutward: outward) ? .notInTable : .notCovered
        return .init(why, code: code.text, suggestions: suggestions, near: near.map(division))
    }

    /// The other divisions of the code's sector, then of its district. Outside Britain: the other
    /// divisions of the same department, or of codes with the same beginning.
    private func neighbours(of code: PlaceCode, but own: [String], _ index: PlaceIndex) -> [Division] {
        var codes: [String] = []
        if code.country == "GB" {
            let outward = UInt32(code.key / 4_000)
            codes =
                (index.divisions(outward: outward, sector: Int(code.key / 400 % 10)) ?? [])
                + (index.divisions(outward: outward) ?? [])
        } else {
            codes = index.divisions(sharing: code.country == "FR" ? 2 : 3, of: code).sorted()
        }
        var seen = Set(own)
        return codes.filter { seen.insert($0).inserted }.map(division)
    }

    private func near(_ part: GBCode.Part) -> [Division] {
        guard let index else { return [] }
        let whole = part.sector == nil ? index.divisions(outward: part.outward) : nil
        let sector = part.sector == nil ? part.asSector : part
        let ofSector = sector.flatMap { part in
            part.sector.flatMap { index.divisions(outward: part.outward, sector: $0) }
        }
        return (whole ?? ofSector ?? []).map(division)
    }

    private func suggestions(_ typed: String) -> [String] {
        guard let index else { return [] }
        let codes = PlaceCode.lookalikes(of: typed, country: legislature.country).filter {
            index.set(of: $0.key) != nil
        }.map(\.text)
        return Array(Set(codes)).sorted()
    }
}
