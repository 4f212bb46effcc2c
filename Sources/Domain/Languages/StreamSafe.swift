extension String {
    /// The text without those marks that follow 30 others on one letter (UAX 15 section 13,
    /// "Stream-Safe Text Format"). No language stacks so many, and normalising or hashing takes the
    /// square of their number.
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

    /// The first `number` scalars: what may be quoted of a text of any length.
    package func scalars(first number: Int) -> String {
        String(String.UnicodeScalarView(unicodeScalars.prefix(number)))
    }

    private static let mostMarks = 30

    /// Marks take two octets at least, none of them ASCII: most texts are told apart by that alone.
    private var mayStackMarks: Bool {
        let enough = 2 * (Self.mostMarks + 1)
        guard utf8.count > enough else { return false }
        return utf8.withContiguousStorageIfAvailable { $0.hasRun(of: enough) } ?? true
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether so many octets in a row are not ASCII.
    /// Looks at every `length`th, and around it only when it has to.
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
    /// Whether it stands on the letter before it: of category M, or moved when text is normalised.
    fileprivate var isMark: Bool {
        guard value >= 0x300 else { return false }
        return switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: properties.canonicalCombiningClass != .notReordered
        }
    }
}
