/// The stylesheet that the pages of the desk have after `postbag.css`. It adds no colour.
let deskCSS = #"""
    .desk { line-height: 1.5; }
    .desk h1 { font-size: clamp(1.5rem, 1.3rem + 1vw, 2rem); line-height: 1.15; margin-block-end: var(--g2); }
    .desk :is(h2, h3):not(.name) { font-family: var(--plain); line-height: 1.3; }
    .desk h2 { font-size: 1.15rem; }
    .desk h3:not(.name) { font-size: var(--t0); }
    .desk main { padding-block: var(--g5) var(--g6); }
    .desk main > * + * { margin-block-start: var(--g6); }
    .desk main > :is(.head, .note) + * { margin-block-start: var(--g5); }
    .desk .field { margin-block-end: var(--g4); }
    .field > label { margin-block-end: .15rem; }
    .desk footer { padding-block: var(--g4); }
    footer .row { align-items: baseline; }
    .desk .n { font-size: var(--t1); }
    .lines { max-inline-size: 42rem; }
    .head p { margin: 0 0 var(--g2); color: var(--soft); font-size: var(--t-1); }
    .head > :last-child, .list p { margin: 0; }
    .desk form > .note { margin-block-end: var(--g4); }
    header p small { color: var(--soft); font: 400 var(--t-1) var(--plain); }
    form + form { margin-block-start: var(--g5); padding-block-start: var(--g4); border-block-start: 1px solid var(--line); }
    .rehearsal { flex: 1 0 100%; padding: var(--g2) var(--g4); background: var(--wash); font-weight: 600; }
    header .rehearsal a { font: inherit; color: var(--blue); }

    /* the rail: where you are, what is complete; on a phone one line that opens */
    .rail p { margin: 0; }
    .rail ul { margin-block: 0 var(--g4); }
    .rail a { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 var(--g3); padding: .3rem .75rem; line-height: 1.4; text-decoration: none; border-inline-start: 3px solid var(--line); }
    .rail a:hover { text-decoration: underline; }
    .rail [aria-current] { border-color: var(--blue); background: var(--tint); }
    .rail small { color: var(--soft); font: 400 .85rem/1.4 var(--plain); }
    .rail .group { padding: .3rem .75rem; color: var(--soft); font-size: .85rem; border-inline-start: 3px solid transparent; }
    .rail .whose { padding-block-end: var(--g3); }
    .rail .whose a { display: block; padding-block: 0; font: 600 var(--t0)/1.3 var(--letter); color: inherit; border-color: transparent; }
    .work { padding-inline: max(1rem, 50% - 35rem); }
    .work main { padding-inline: 0; }
    .bad, .rail .bad { color: var(--red); font-weight: 600; }
    .old { background: var(--wash); padding: 0 var(--g2); font: 600 var(--t-1)/1.7 var(--plain); }
    .rail .old { inline-size: fit-content; padding: 0 .3rem; color: var(--ink); }

    /* lists of things, one thing a line */
    .list { list-style: none; padding: 0; border-block-end: 1px solid var(--line); }
    .list > li { padding-block: .65rem; border-block-start: 1px solid var(--line); }
    .list p + p { margin-block-start: .25rem; }
    .list form { margin-block-start: var(--g3); }
    .list .said { margin-block-start: .35rem; max-inline-size: 42rem; }
    .name { font: 600 var(--t0)/1.35 var(--letter); }
    .said { white-space: pre-line; }
    .said, .voice { font-family: var(--letter); }
    q, code { font: .9em ui-monospace, "SF Mono", Consolas, monospace; overflow-wrap: anywhere; }
    .cells { display: grid; gap: var(--g2) var(--g5); }
    .list > .cells > * { margin-block: 0; }
    .facts { display: grid; grid-template-columns: minmax(6.5rem, auto) minmax(0, 1fr); gap: .25rem var(--g4); }
    .facts dt { color: var(--soft); }
    .facts dd { margin: 0; }

    /* operating */
    button.plain { min-block-size: 1.75rem; padding: .1rem 0; font-weight: 400; text-decoration: underline 1px; text-underline-offset: .18em; border: 0; }
    button.plain:hover { background: none; text-decoration-thickness: 2px; }
    .tools { display: flex; flex-wrap: wrap; gap: 0 var(--g4); align-items: baseline; font-size: var(--t-1); }
    .tools button { font-size: inherit; }
    .tabs { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; margin: 0 0 var(--g4); padding: 0; border-block-end: 1px solid var(--line); }
    .tabs a { display: inline-block; padding-block: .5rem; text-decoration: none; border-block-end: 3px solid transparent; }
    .tabs [aria-current] { color: inherit; font-weight: 600; border-color: var(--blue); }
    .save { display: flex; flex-wrap: wrap; gap: var(--g2) var(--g4); align-items: center; padding-block: var(--g3); background: var(--ground); border-block-start: 1px solid var(--line); }
    .list + .save { border: 0; }
    .save p { flex: 1 1 11rem; margin: 0; font-size: var(--t-1); color: var(--soft); }
    .desk button.main { padding-inline: 1.5rem; }
    .short { max-inline-size: 10.5rem; }
    .mid { max-inline-size: 20rem; }
    .row > .mid { flex: 1 1 12rem; }
    .auto { inline-size: auto; }
    .tall { min-block-size: 16rem; }
    .desk .choice { padding-block: .35rem; }
    .choice .hint { display: block; margin: 0; }
    [type=file] { padding-block: .6rem; }
    .desk form > * + h2 { margin-block-start: var(--g5); }
    .desk textarea.sans { font-family: inherit; }
    .desk textarea, .said { unicode-bidi: plaintext; }

    /* letters: one paragraph beside its reading */
    .para { padding-block: var(--g4); border-block-start: 1px solid var(--line); }
    .para .field { margin-block-end: var(--g2); }
    .desk .slot { margin: 0 0 var(--g4); }
    .slot > :last-child { margin: 0; }
    .reads { margin: 0; font-size: var(--t-1); color: var(--soft); }
    .reads b { font: 600 var(--t0)/1.3 var(--letter); color: var(--ink); }
    ins { background: var(--wash); text-decoration: underline 2px; }
    del { color: var(--soft); }
    .para summary, .tight summary { min-block-size: 1.75rem; padding-block: .15rem; font-size: var(--t-1); font-weight: 400; color: var(--blue); }
    .theirs { padding: var(--g3) var(--g4); border: 1px dashed var(--edge); font-family: var(--letter); }
    .theirs > :last-child { margin: 0; }
    .qr svg { inline-size: 12rem; }

    /* figures */
    .desk .bar { margin-block-end: var(--g3); }
    .desk td .bar { min-inline-size: 5rem; margin: 0; }
    .desk dd .bar { margin-block: .3rem; }
    .desk th, .desk td { padding-block: .35rem; }
    .desk :is(th, td, caption) { overflow-wrap: break-word; }
    .desk thead .num { white-space: normal; }
    .chart { direction: ltr; }
    .chart path { fill: none; stroke: var(--line); }
    .panels { display: grid; gap: var(--g5); align-items: start; }
    .panels > * { margin: 0; min-inline-size: 0; }
    .live > * + * { margin-block-start: var(--g6); }
    .live table { margin-block-start: var(--g4); }
    .hide { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .big { font: 600 2.6rem/1.1 var(--letter); font-variant-numeric: tabular-nums; }

    @media (max-width: 59.99rem) {
      .rail { padding-block-start: var(--g2); }
      .fold:not([open]) ~ * { display: none; }
      .rail [aria-current] { font-weight: 600; }
    }
    @media (min-width: 48rem) {
      .desk .two { grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: end; }
      .desk :is(.para .two, .top) { align-items: start; }
      .cells { grid-template-columns: minmax(0, 2fr) minmax(0, 1.2fr) minmax(0, 1.2fr); }
      .panels { grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 2.5rem; }
      .cells.end { grid-template-columns: minmax(0, 1fr) auto; }
    }
    @media (min-width: 60rem) {
      .work { display: grid; grid-template-columns: 13.5rem minmax(0, 1fr); column-gap: 3.5rem; align-items: start; }
      .rail { position: sticky; inset-block-start: 0; padding-block: var(--g5); max-block-size: 100vh; overflow-y: auto; }
      .rail .fold { display: none; }
      .rail :is(a, small) { display: block; }
      .desk .split { grid-template-columns: minmax(0, 1fr) 19rem; column-gap: 2.5rem; }
    }
    @media (min-height: 34rem) {
      .save:not(:has([open])) { position: sticky; inset-block-end: 0; }
      html:has(.save) { scroll-padding-block-end: 6rem; }
    }
    @media print {
      .desk form { display: block; }
      .rail, .save, .tools, .tabs, .para summary, .desk :is(button, [type=file]) { display: none; }
      .work { display: block; padding: 0; }
      .para { break-inside: avoid; }
    }
    """#
