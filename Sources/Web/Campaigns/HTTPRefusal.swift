import Domain

/// A reason why Postbag refuses a request. The page explains the refusal in plain words and says
/// what to do instead. The raw value is the HTTP status.
package enum HTTPRefusal: Int, Sendable, CaseIterable {
    case forbidden = 403, notFound = 404, notAllowed = 405, closed = 410, notOpen = 425, tooLarge = 413,
        tooMany = 429, broken = 500, busy = 503
    /// The browser does not say where the form came from. The answer has status 403, as for
    /// `forbidden`.
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
