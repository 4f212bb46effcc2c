extension PlaceBook {
    /// Looks up a typed code in the tables.
    package func find(_ typed: String) -> PlaceAnswer {
        guard typed.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            return .unknown(.init(.empty))
        }
        switch PostalCode.read(typed, country: legislature.country) {
        case .special(let special): return .special(special)
        case .code(let code): return find(code, typed: typed)
        case .partial(let part):
            return .unknown(.init(.incomplete, suggestions: suggestions(typed), near: near(part)))
        case .unreadable: return .unknown(.init(.notACode, suggestions: suggestions(typed)))
        }
    }

    private func find(_ code: PostalCode, typed: String) -> PlaceAnswer {
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

    private func missing(_ code: PostalCode, typed: String, _ index: PlaceIndex) -> PlaceAnswer.Unknown {
        let hasEnded = ended?.set(of: code.key) != nil
        let absence = legislature.postalCodes.absence(of: code, from: index, hasEnded: hasEnded)
        return .init(
            absence.why, code: code.text, suggestions: suggestions(typed), near: absence.near.map(division))
    }

    /// Returns the other divisions near a code, nearest first.
    private func neighbours(of code: PostalCode, but own: [String], _ index: PlaceIndex) -> [Division] {
        var seen = Set(own)
        return legislature.postalCodes.divisions(near: code, in: index).filter { seen.insert($0).inserted }
            .map(division)
    }

    private func near(_ part: String) -> [Division] {
        guard let index else { return [] }
        return legislature.postalCodes.divisions(startingWith: part, in: index).map(division)
    }

    private func suggestions(_ typed: String) -> [String] {
        guard let index else { return [] }
        let codes = PostalCode.lookalikes(of: typed, country: legislature.country).filter {
            index.set(of: $0.key) != nil
        }.map(\.text)
        return Array(Set(codes)).sorted()
    }
}
