/// Where a YAML value stands in its text. Places count Unicode scalars.
struct YAMLPlace {
    var range: Range<Int>
    var kind: Kind
    var entries: [Entry] = []

    enum Kind {
        case scalar
        /// A mapping or a list in lines of its own.
        case block
        /// A mapping or a list in braces or brackets.
        case flow
        /// A value with an anchor, an alias or a tag in it. It can only be replaced as a whole.
        case unknown
    }

    /// An entry of a mapping or an item of a list.
    struct Entry {
        /// The place of the key, of the dash, or of the item in brackets.
        var start: Int
        /// Nil for an item of a list.
        var key: Range<Int>?
        /// The place behind the colon or the dash.
        var valueStart: Int
        var value: YAMLPlace

        var end: Int { max(value.range.upperBound, valueStart) }
    }
}
