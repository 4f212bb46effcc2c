import Storage

/// The errors after which the same request may succeed a moment later.
package enum TemporaryError: Sendable {
    /// Too many requests or letters wait already.
    case overload
    /// The database does not answer, or its disk is full.
    case database

    /// Returns nil for all other errors.
    package init?(_ error: any Error) {
        switch error {
        case is Overloaded: self = .overload
        case is EngineError: self = .database
        default: return nil
        }
    }
}

extension Traffic {
    /// Throws an error of the kind `overload` when too many requests wait for an answer already.
    package func requireCapacity() throws { if isOverloaded { throw Overloaded() } }
}
