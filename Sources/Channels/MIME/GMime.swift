import CGMime

/// The only entry to GMime. Objects made inside `enter` must not leave it. Several threads may use
/// GMime at once, because the library locks the four tables that all its objects share. Source:
/// gmime.c (iconv's conversions and their cache, character sets, message ids).
enum GMime {
    private static let started: Void = g_mime_init()

    static func enter<Value, Failure>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
        _ = started
        return try body()
    }
}

/// An owned reference to a GObject, released when this goes out of scope.
struct Owned<Object>: ~Copyable {
    let pointer: UnsafeMutablePointer<Object>

    /// Takes over the caller's reference. Nil when `pointer` is nil, after a failed constructor.
    init?(_ pointer: UnsafeMutablePointer<Object>?) {
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    deinit { g_object_unref(pointer) }
}

/// An iteration over a mail's parts, freed when this goes out of scope.
struct PartIterator: ~Copyable {
    private let iterator: OpaquePointer

    init?(_ object: UnsafeMutablePointer<GMimeObject>) {
        guard let iterator = g_mime_part_iter_new(object) else { return nil }
        self.iterator = iterator
    }

    deinit { g_mime_part_iter_free(iterator) }

    /// The current part, borrowed from its mail.
    var current: UnsafeMutablePointer<GMimeObject>? { g_mime_part_iter_get_current(iterator) }

    /// Where the part stands in its mail, such as 1.2. A part of an attached mail stands below it.
    var path: String { taken(g_mime_part_iter_get_path(iterator)) ?? "" }

    /// Moves to the next part; false when there is none.
    func advance() -> Bool { g_mime_part_iter_next(iterator) != 0 }
}

/// Returns the text of a C string that GMime still owns.
func borrowed(_ text: UnsafePointer<CChar>?) -> String? { text.map { String(cString: $0) } }

/// Returns the text of a C string that GMime passed to us, and frees the string.
func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    defer { g_free(text) }
    return text.map { String(cString: $0) }
}
