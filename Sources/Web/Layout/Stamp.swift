/// The stamp of an unsigned letter.
let stamp: HTML = """
    <svg class="stamp" viewBox="-2 -2 70 88" aria-hidden="true" focusable="false">\(stampDrawing)</svg>
    """

/// The stamp's own lines, 66 wide and 84 high, for drawings that add a postmark.
let stampDrawing: HTML = """
    <path fill="currentColor" d="M0 0h66v84H0z"/>
    <path class="light" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" stroke-dasharray="0 8.33" d="M0 0h66v84H0z"/>
    <g class="light" fill="currentColor"><path d="M29 66l2-34h6l2 34zM30 30v-6h8v6zM33 21h2v3h-2z"/>\
    <path opacity=".45" d="M40 27l20-9v14zM28 27L8 18v14z"/></g>
    <path class="light" fill="none" stroke="currentColor" stroke-width="1.6" \
    d="M9 70q4-3 8 0t8 0 8 0 8 0 8 0 8 0M9 75q4-3 8 0t8 0 8 0 8 0 8 0 8 0"/>
    """
