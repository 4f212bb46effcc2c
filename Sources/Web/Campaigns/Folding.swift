import Domain

/// A box that shows the `rest` after it. Seen on narrow screens only; elsewhere everything is
/// shown.
func fold(_ id: String, _ label: String) -> HTML {
    """
    <input type="checkbox" class="fold" id="\(id)"> <label class="fold" for="\(id)">\(label)</label>
    """
}

/// Blocks of a text that a phone shows at once, and those that wait for a touch. A short text is
/// not folded.
func foldedText(_ blocks: [String]) -> (first: [String], rest: [String]) {
    let little = 400
    var count = 0
    var shown = 0
    while shown < blocks.count, count < little {
        count += blocks[shown].count
        shown += 1
    }
    // A heading stays with what it is the heading of.
    while shown > 1, blocks[shown - 1].hasPrefix("<h") { shown -= 1 }
    let rest = blocks[shown...]
    guard rest.reduce(0, { $0 + $1.count }) > little else { return (blocks, []) }
    return (Array(blocks[..<shown]), Array(rest))
}
