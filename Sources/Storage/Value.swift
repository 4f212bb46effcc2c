/// The value of a column: TEXT, INT64 or BYTES (see `Dialect`), or NULL.
package enum Value: Sendable, Hashable {
    case int(Int64)
    case text(String)
    case bytes([UInt8])
    case null
}

/// A type that can be passed to a statement as `$n`.
package protocol Storable: Sendable { var stored: Value { get } }

extension Value: Storable { package var stored: Value { self } }
extension Int64: Storable { package var stored: Value { .int(self) } }
extension Int: Storable { package var stored: Value { .int(Int64(self)) } }
extension Bool: Storable { package var stored: Value { .int(self ? 1 : 0) } }
extension String: Storable { package var stored: Value { .text(self) } }
extension [UInt8]: Storable { package var stored: Value { .bytes(self) } }
extension Optional: Storable where Wrapped: Storable { package var stored: Value { self?.stored ?? .null } }
