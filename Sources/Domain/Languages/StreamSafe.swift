extension String {
    /// The text without marks that follow 30 other marks on one letter (UAX 15 section 13,
    /// "Stream-Safe Text Format"). No language stacks so many marks. The time for normalising or
    /// hashing grows with the square of their number.
    package var streamSafe: String {
        guard mayStackMarks else { return self }
        var kept = UnicodeScalarView()
        var marks = 0
        for scalar in unicodeScalars {
            marks = scalar.isMark ? marks + 1 : 0
            if marks <= Self.mostMarks { kept.append(scalar) }
        }
        return String(kept)
    }

    /// Returns the first `number` scalars, for quoting from a text of any length.
    package func scalars(first number: Int) -> String {
        String(String.UnicodeScalarView(unicodeScalars.prefix(number)))
    }

    private static let mostMarks = 30

    /// Whether the text may need shortening. A mark takes at least two octets, none of them ASCII.
    /// Most texts are therefore recognised as safe by their octets alone.
    private var mayStackMarks: Bool {
        let enough = 2 * (Self.mostMarks + 1)
        guard utf8.count > enough else { return false }
        return utf8.withContiguousStorageIfAvailable { $0.hasRun(of: enough) } ?? true
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether `length` octets in a row are not ASCII.
    /// Checks every `length`th octet, and its neighbours only when needed.
    fileprivate func hasRun(of length: Int) -> Bool {
        var index = length - 1
        while index < count {
            guard self[index] >= 0x80 else {
                index += length
                continue
            }
            var (first, last) = (index, index)
            while first > 0, index - first < length, self[first - 1] >= 0x80 { first -= 1 }
            while last + 1 < count, last - first + 1 < length, self[last + 1] >= 0x80 { last += 1 }
            if last - first + 1 >= length { return true }
            index = last + length
        }
        return false
    }
}

extension Unicode.Scalar {
    /// Whether the scalar stands on the letter before it. Such scalars have category M, or
    /// normalising moves them.
    fileprivate var isMark: Bool {
        guard value >= 0x300 else { return false }
        return switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: properties.canonicalCombiningClass != .notReordered
        }
    }
}
