import Domain

/// Returns a bar in which the length of each part shows its number. The bar is 600 units wide. Each
/// part with a letter is at least 3 units wide, and parts are 2 units apart.
func tallyBar(_ counts: Tally.Counts) -> HTML {
    let some = LetterStatus.shown.filter { counts[$0] > 0 }
    let room = 600 - 5 * some.count + 2
    var start = 0
    let bars = LetterStatus.shown.map { status -> HTML in
        let width = counts[status] > 0 ? 3 + room * counts[status] / counts.confirmed : 0
        defer { start += width > 0 ? width + 2 : 0 }
        return """
            <rect class="\(status.colour)" data-part="\(status.rawValue)" x="\(start)" width="\(width)" height="14"/>
            """
    }
    return """
        <svg class="bar" viewBox="0 0 600 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">\(bars)</svg>
        """
}
