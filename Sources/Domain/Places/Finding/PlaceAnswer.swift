/// The result of looking up a typed postal code.
package enum PlaceAnswer: Sendable, Equatable {
    /// The code is in the table, with one division. `neighbours`: other possible divisions, nearest
    /// first, for "Not right?".
    case found(code: String, Division, neighbours: [Division])
    /// The code is in the table, and several divisions share the code. `choices`: communes that
    /// tell the divisions apart, where the table names communes.
    case several(code: String, [Division], choices: [PlaceIndex.Choice])
    case unknown(Unknown)
    case special(SpecialBritishCode)

    /// The reason for a missing answer, with data that helps to ask further.
    package struct Unknown: Sendable, Equatable {
        package enum Why: Sendable, Equatable {
            case empty
            /// The country's post would not write such a code.
            case notACode
            /// Only the beginning of a code: `E17`.
            case incomplete
            /// A well-written code that is not in the table, although its sector is. The code is
            /// most likely newer than the table.
            case tooNew
            /// The code was in use earlier.
            case ended
            /// A well-written code, with no code nearby in the table.
            case notInTable
            /// The table has no code of the whole area, for example `BT` in a table of Great
            /// Britain.
            case notCovered
            /// No table has been imported for this legislature.
            case noTable
        }

        package var why: Why
        /// The code in its normal form, where the text is a code.
        package var code: String?
        /// Codes in the table that look like the typed text. Use them to ask, never as an answer.
        package var suggestions: [String]
        /// The divisions of the code's sector, else of its district, to choose from.
        package var near: [Division]

        package init(_ why: Why, code: String? = nil, suggestions: [String] = [], near: [Division] = []) {
            self.why = why
            self.code = code
            self.suggestions = suggestions
            self.near = near
        }
    }

    /// The word for the answer in `postbag places find --json`.
    package var status: String {
        switch self {
        case .found: "found"
        case .several: "several"
        case .unknown: "unknown"
        case .special: "special"
        }
    }

    /// The divisions that the code touches. Empty unless the answer is `found` or `several`.
    package var divisions: [Division] {
        switch self {
        case .found(_, let division, _): [division]
        case .several(_, let divisions, _): divisions
        case .unknown, .special: []
        }
    }
}
