import Foundation
import Web

extension HTML {
    /// Returns the page's own lines, without the digests of assets and the countries to choose.
    /// Unless `whole`, also without the lines of the layout.
    func snapshotLines(whole: Bool) -> [String] {
        let page = text.replacing(/(\/assets\/[a-z]+-)[0-9a-f]{12}/) { "\($0.1)DIGEST" }
        let lines = page.components(separatedBy: "\n")
        return withoutCountries(whole ? lines : withoutLayout(lines)).flatMap(broken)
    }
}

/// The beginnings of the lines that every page has in its head.
private let layoutLines = [
    "<!DOCTYPE", "<head>", "<meta charset", "<meta name=\"viewport\"", "<link rel=\"icon\"",
    "<link rel=\"stylesheet\"", "<script type=\"module\"", "</head>", "<body data-copy",
]

/// Leaves out the layout's head, and the footer behind the main text.
private func withoutLayout(_ lines: [String]) -> [String] {
    let end = lines.firstIndex(of: "</main>") ?? lines.endIndex
    return lines[..<end].filter { line in !line.isEmpty && !layoutLines.contains(where: line.hasPrefix) }
}

/// Leaves out the countries to choose, whose names and order are those of the installed ICU. The
/// chosen one stays.
private func withoutCountries(_ lines: [String]) -> [String] {
    let isCountry = lines.map { $0.wholeMatch(of: /<option value="[A-Z]{2}">.*/) != nil }
    return lines.indices.compactMap { index in
        guard isCountry[index] else { return lines[index] }
        return index > 0 && isCountry[index - 1] ? nil : "…"
    }
}

/// Breaks a long line between its tags. What continues a line is indented.
private func broken(_ line: String) -> [String] {
    guard line.count > 110 else { return [line] }
    return line.replacing("><", with: ">\n    <").components(separatedBy: "\n")
}
