/// The result of looking for a supporter's seat in a house.
package enum SeatFinding: Sendable, Equatable {
    /// `others`: other possible divisions, nearest first.
    case known(Division, others: [Division])
    /// The supporter must choose. `choices`: communes that tell the divisions apart.
    case several(code: String, [Division], choices: [PlaceIndex.Choice])
    case unknown(PlaceAnswer.Unknown)
    case special(SpecialBritishCode)
    /// The supporter lives in another country and has not given a place of last registration.
    case abroad

    package var division: Division? { if case .known(let division, _) = self { division } else { nil } }
}

extension PlaceBook {
    /// Returns the division that the supporter chose, if such a division exists. Else returns the
    /// tables' answer for the code.
    package func seat(country: String, postcode: String, chosen: String) -> SeatFinding {
        let isHome = country.isEmpty || country == legislature.country
        let found: SeatFinding = isHome ? SeatFinding(find(postcode)) : .abroad
        guard !chosen.isEmpty, TextLimit.key.admits(chosen), hasDivision(chosen) else { return found }
        return .known(division(chosen), others: found.candidates.filter { $0.code != chosen })
    }

    /// Looks for another seat by a typed code or by part of a seat's name.
    package func look(for typed: String) -> SeatFinding {
        let found = SeatFinding(find(typed))
        guard case .unknown(let unknown) = found, unknown.code == nil, Self.longestName.admits(typed) else {
            return found
        }
        let named = search(typed)
        return named.isEmpty ? found : .several(code: typed, named, choices: [])
    }

    package func hasDivision(_ code: String) -> Bool {
        divisions[code] != nil || representatives[code] != nil || index?.divisions.contains(code) == true
    }
}

extension SeatFinding {
    init(_ answer: PlaceAnswer) {
        self =
            switch answer {
            case .found(_, let division, let neighbours): .known(division, others: neighbours)
            case .several(let code, let divisions, let choices):
                .several(code: code, divisions, choices: choices)
            case .unknown(let unknown): .unknown(unknown)
            case .special(let special): .special(special)
            }
    }

    /// Every division that the result names.
    fileprivate var candidates: [Division] {
        switch self {
        case .known(let division, let others): [division] + others
        case .several(_, let divisions, _): divisions
        case .unknown(let unknown): unknown.near
        case .special, .abroad: []
        }
    }
}
