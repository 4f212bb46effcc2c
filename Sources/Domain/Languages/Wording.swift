/// Finds texts that remain in a campaign by mistake and would be sent or shown unchanged.
package enum Wording {
    /// Returns a sentence for each such text: the mistake, and the remedy.
    package static func leftOvers(in text: String) -> [DiagnosticText] {
        let blank: DiagnosticText? = placeholder(in: text).map {
            "`\($0)` is a blank that nobody fills: write what belongs there, or take it out"
        }
        let sign: DiagnosticText? = markdown(in: text).map {
            "`\($0)` stays as it stands, for this text is plain: take it out"
        }
        return [blank, sign].compactMap(\.self)
    }

    /// Returns the first blank that the author meant to fill, such as `[your name]`.
    package static func placeholder(in text: String) -> String? {
        let found = blanks.compactMap { text.firstMatch(of: $0) }.min {
            $0.range.lowerBound < $1.range.lowerBound
        }
        return found.map { String(text[$0.range]) }
    }

    /// Returns the first Markdown sign: `**`, `#`, `[text](address)` and similar. Ignores lists
    /// with dashes, which read well in plain text.
    package static func markdown(in text: String) -> String? {
        let found = signs.compactMap { text.firstMatch(of: $0)?.range }.min { $0.lowerBound < $1.lowerBound }
        return found.map { String(text[$0]).trimmingBlanks }
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

private let blanks = [
    /\[[^\[\]\n]{0,60}\](?![(:])/, /<\p{L}[\p{L}\d ’'_-]{0,40}>/, /_{3,}/, /\.{5,}/, /\b[Xx]{2,}\b/,
    /\b(?:TODO|TBC|TBD|FIXME)\b/, /[Ll]orem ipsum/, /À COMPLÉTER/,
].map { SharedRegex($0.wordBoundaryKind(.simple)) }

private let signs = [
    #/\*\*|__(?=\p{L})|~~|`/#, #/(?m)^#{1,6} /#, #/\[[^\[\]\n]+\]\([^()\s]+\)/#, #/(?m)^> ?/#,
    #/(?m)^(?:\*\*\*|---|===)+ *$/#, #/(?:^|\s)\*(?=\p{L})[^*\n]*\*/#,
].map(SharedRegex.init)
