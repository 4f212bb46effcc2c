import Domain

/// A request that Postbag does not do, said in plain words with what to do instead. The raw value
/// is the HTTP status.
package enum HTTPRefusal: Int, Sendable, CaseIterable {
    case forbidden = 403, notFound = 404, notAllowed = 405, closed = 410, notOpen = 425, tooLarge = 413,
        tooMany = 429, broken = 500, busy = 503
    /// Goes with 403, like `forbidden`: nobody says where it came from.
    case unsaid = 428

    var title: TextKey {
        switch self {
        case .forbidden: .forbiddenTitle
        case .unsaid: .unsaidTitle
        case .notFound: .notFoundTitle
        case .notAllowed: .notAllowedTitle
        case .closed: .closedTitle
        case .notOpen: .notOpenTitle
        case .tooLarge: .tooLargeTitle
        case .tooMany: .tooManyTitle
        case .broken: .brokenTitle
        case .busy: .busyTitle
        }
    }

    var text: TextKey {
        switch self {
        case .forbidden: .forbiddenText
        case .unsaid: .unsaidText
        case .notFound: .notFoundText
        case .notAllowed: .notAllowedText
        case .closed: .closedText
        case .notOpen: .notOpenText
        case .tooLarge: .tooLargeText
        case .tooMany: .tooManyText
        case .broken: .brokenText
        case .busy: .busyText
        }
    }

    /// Whether the same letter may be taken a little later.
    var passes: Bool { [.tooMany, .broken, .busy].contains(self) }
}
