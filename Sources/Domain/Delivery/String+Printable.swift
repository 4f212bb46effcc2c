extension String {
    /// Returns the text safe for a terminal and for a line of a log. Control and bidi characters
    /// become `?`. Tabs stay, and line ends stay if `lines` is true.
    package func printable(lines: Bool = false) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control: kept.append(scalar == "\t" || (lines && scalar == "\n") ? scalar : "?")
            case .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                kept.append("?")
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }
}
