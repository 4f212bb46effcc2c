/// Finds the comments of a YAML text.
enum YAMLComments {
    /// Returns the comments of `old` that `new` does not have.
    static func lost(from old: String, to new: String) -> [String] {
        var left: [String: Int] = [:]
        for comment in all(of: new) { left[comment, default: 0] += 1 }
        return all(of: old).filter { comment in
            guard let count = left[comment], count > 0 else { return true }
            left[comment] = count - 1
            return false
        }
    }

    /// Returns the words of each comment. A `#` in quotes begins none.
    static func all(of text: String) -> [String] {
        let lines = TextLines(text)
        return lines.starts.indices.compactMap { comment(in: lines.line($0)) }.filter { !$0.isEmpty }
    }

    private static func comment(in line: ArraySlice<Unicode.Scalar>) -> String? {
        var quote: Unicode.Scalar?
        var before: Unicode.Scalar = " "
        for index in line.indices {
            let scalar = line[index]
            if let open = quote {
                let isEscaped = before == "\\" && open == "\""
                if scalar == open, !isEscaped { quote = nil }
            } else if scalar == "\"" || scalar == "'" {
                if " [{,:-".unicodeScalars.contains(before) { quote = scalar }
            } else if scalar == "#", before == " " || before == "\t" {
                var comment = String.UnicodeScalarView()
                comment.append(contentsOf: line[(index + 1)...])
                return String(comment).trimmingSpaces
            }
            before = scalar == "\\" && before == "\\" ? " " : scalar
        }
        return nil
    }
}
