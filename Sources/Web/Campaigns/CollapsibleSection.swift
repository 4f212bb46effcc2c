import Domain

/// Returns a checkbox that shows the `rest` after it. Only narrow screens show the checkbox. Other
/// screens always show the whole text.
func fold(_ id: String, _ label: String) -> HTML {
    """
    <input type="checkbox" class="fold" id="\(id)"> <label class="fold" for="\(id)">\(label)</label>
    """
}

/// Divides a text into the blocks that a phone shows at once and the folded rest. `rest` is empty
/// for a short text.
func foldedText(_ blocks: [String]) -> (first: [String], rest: [String]) {
    let little = 400
    var count = 0
    var shown = 0
    while shown < blocks.count, count < little {
        count += blocks[shown].count
        shown += 1
    }
    // A heading stays with the block that follows it.
    while shown > 1, blocks[shown - 1].hasPrefix("<h") { shown -= 1 }
    let rest = blocks[shown...]
    guard rest.reduce(0, { $0 + $1.count }) > little else { return (blocks, []) }
    return (Array(blocks[..<shown]), Array(rest))
}
