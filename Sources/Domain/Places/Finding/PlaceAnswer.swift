/// What is known of a postal code that somebody typed.
package enum PlaceAnswer: Sendable, Equatable {
    /// In the table, with one division. `neighbours`: what else it may be, nearest first, for "Not
    /// right?".
    case found(code: String, Division, neighbours: [Division])
    /// In the table, and several divisions share it. `choices`: communes that tell them apart,
    /// where the table names them.
    case several(code: String, [Division], choices: [PlaceIndex.Choice])
    case unknown(Unknown)
    case special(SpecialCode)

    /// Why there is no answer, and what may help.
    package struct Unknown: Sendable, Equatable {
        package enum Why: Sendable, Equatable {
            case empty
            /// Nothing that the country's post would write.
            case notACode
            /// Only its beginning: `E17`.
            case incomplete
            /// Well written and not in the table, though its sector is: newer than the table, most
            /// likely.
            case tooNew
            /// It was in use once.
            case ended
            /// Well written, and nothing near it is in the table.
            case notInTable
            /// The table has no code of the whole area: `BT` in a table of Great Britain.
            case notCovered
            /// No table has been imported for this legislature.
            case noTable
        }

        package var why: Why
        /// The code in its normal form, where it is one.
        package var code: String?
        /// Codes in the table that look like what was typed. To ask with, never to take.
        package var suggestions: [String]
        /// The divisions of its sector, else of its district: to choose from.
        package var near: [Division]

        package init(_ why: Why, code: String? = nil, suggestions: [String] = [], near: [Division] = []) {
            self.why = why
            self.code = code
            self.suggestions = suggestions
            self.near = near
        }
    }

    /// The word for it in `postbag places find --json`.
    package var status: String {
        switch self {
        case .found: "found"
        case .several: "several"
        case .unknown: "unknown"
        case .special: "special"
        }
    }

    /// The divisions that the code touches; empty unless found or several.
    package var divisions: [Division] {
        switch self {
        case .found(_, let division, _): [division]
        case .several(_, let divisions, _): divisions
        case .unknown, .special: []
        }
    }
}
