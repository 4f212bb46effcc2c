/// The stylesheet of every page. The rules use logical properties, so that right-to-left pages
/// (`dir="rtl"`) need almost no rules of their own.
let postbagCSS = #"""
    :root {
      color-scheme: light dark;
      --ground: #e7ecf2; --paper: #fffdf8; --tint: #dce5f1; --wash: #f8e9c0;
      --ink: #1b2233; --soft: #485166; --line: #c1c9d5; --edge: #69748a;
      --blue: #1f4588; --red: #ad2a24; --on: #fffdf8;
      --letter: Charter, "Bitstream Charter", "Sitka Text", "Noto Serif", Cambria, Georgia,
        "Noto Naskh Arabic", "Geeza Pro", "Sakkal Majalla", serif;
      --plain: system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif;
      --t-1: .9rem; --t0: 1.0625rem; --t1: 1.25rem; --t2: 1.5rem;
      --t3: clamp(1.65rem, 1.4rem + 1.2vw, 2.2rem); --t4: clamp(2rem, 1.5rem + 2.6vw, 3.3rem);
      --g2: .5rem; --g3: .75rem; --g4: 1rem; --g5: 1.5rem; --g6: 2.25rem; --g7: 3.5rem;
      --gap: clamp(1rem, 4vw, 2.5rem);
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #10141c; --paper: #1a202c; --tint: #26314a; --wash: #40340f;
        --ink: #ece8de; --soft: #b4bac7; --line: #364053; --edge: #828da2;
        --blue: #a3c1f8; --red: #ff9f92; --on: #10141c;
      }
    }

    /* ground */
    *, ::before, ::after { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: var(--ground); color: var(--ink); font: var(--t0)/1.55 var(--plain); overflow-wrap: break-word; overflow-wrap: anywhere; }
    h1, h2, h3, h4 { margin-block: 0 var(--g3); font: 600 var(--t2)/1.2 var(--letter); text-wrap: balance; }
    h1 { font-size: var(--t4); line-height: 1.08; letter-spacing: -.015em; }
    h2 { font-size: var(--t3); }
    h3, h4, aside h2 { font-size: var(--t1); }
    p, ul, ol, dl, dd, address, table, fieldset, figure, blockquote { margin: 0 0 var(--g4); }
    ul, ol { padding-inline-start: 1.3em; }
    address { font-style: normal; }
    svg { display: block; max-inline-size: 100%; block-size: auto; }
    a { color: var(--blue); text-decoration-thickness: 1px; text-underline-offset: .18em; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 3px solid var(--blue); outline-offset: 3px; }
    [hidden] { display: none !important; }
    .said { white-space: pre-line; }
    pre { white-space: pre-wrap; }
    .small { font-size: var(--t-1); }
    .soft { color: var(--soft); }
    .bare { list-style: none; padding: 0; }
    .row { display: flex; flex-wrap: wrap; gap: var(--g2) var(--g4); align-items: center; }
    :is(:lang(ar), :lang(fa), :lang(ur)):is(p, li, dd, label) { line-height: 1.8; font-style: normal; }
    :is(:lang(ar), :lang(fa), :lang(ur)):is(i, .dateline) { font-style: normal; }
    :is(:lang(ar), :lang(fa), :lang(ur)):is(h1, h2, h3) { line-height: 1.4; letter-spacing: 0; }

    /* page */
    header, main, footer { padding-inline: max(1rem, 50% - 35rem); }
    header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0 var(--g5); padding-block: var(--g2); border-block-end: 1px solid var(--line); }
    header p, header ul { margin: 0; }
    header p a { font: 600 var(--t1)/2.75rem var(--letter); color: inherit; }
    nav a { display: inline-block; line-height: 2.75rem; }
    nav [aria-current] { color: inherit; font-weight: 600; text-decoration-thickness: 3px; }
    .rehearsal { flex: 1 0 100%; padding: var(--g2) var(--g4); background: var(--wash); font-weight: 600; }
    main { padding-block: var(--g6) var(--g7); }
    main > * + * { margin-block-start: var(--g7); }
    main.narrow { padding-inline: max(1rem, 50% - 21rem); }
    main.narrow > * + * { margin-block-start: var(--g6); }
    footer { padding-block: var(--g5) var(--g6); border-block-start: 1px solid var(--line); color: var(--soft); font-size: var(--t-1); }
    footer a, .alone { display: inline-block; vertical-align: top; min-block-size: 1.5rem; }
    /* Physical sides: browsers of before 2021 know no logical ones for what is placed. */
    .away { position: absolute; top: -999rem; width: 1px; height: 1px; overflow: hidden; }
    .skip { position: absolute; top: -6rem; z-index: 1; padding: var(--g3) var(--g4); background: var(--paper); }
    .skip:focus { top: var(--g2); }
    .split { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--g6) 4rem; align-items: start; }
    .split > * { margin-block-start: 0; }
    .story { font: 1.125rem/1.6 var(--letter); max-inline-size: 38rem; }
    .lead { font: var(--t1)/1.5 var(--letter); margin-block-end: var(--g5); max-inline-size: 38rem; }
    .dateline { font: italic var(--t0)/1.5 var(--letter); color: var(--soft); }
    .note { padding: var(--g3) var(--g4); border-inline-start: 4px solid var(--edge); background: var(--tint); }
    .note > :last-child, .sheet > :last-child, .envelope > :last-child { margin-block-end: 0; }
    .note.red { background: none; border-color: var(--red); }

    /* correspondence */
    .sheet { background: var(--paper); padding: clamp(1.1rem, 4vw, 2.5rem); box-shadow: 0 1px 4px #1b223330; }
    .envelope { margin-block-end: var(--g4); padding: clamp(1.1rem, 4vw, 1.75rem); border: .5rem solid transparent;
      background: linear-gradient(var(--paper) 0 0) padding-box,
        repeating-linear-gradient(-45deg, var(--red) 0 .75rem, var(--paper) 0 1.5rem, var(--blue) 0 2.25rem, var(--paper) 0 3rem) border-box; }
    .stamp { float: inline-end; inline-size: 4.4rem; margin-block: -.35rem var(--g3); margin-inline: var(--g4) -.35rem; color: var(--blue); }
    .stamp.posted { inline-size: 8.5rem; }
    .envelope address { clear: both; padding-block-start: var(--g3); padding-inline-start: 18%; font: 1.125rem/1.5 var(--letter); }
    .stamp .mark { color: var(--soft); } .stamp .light { color: var(--paper); }
    .pairs { font: 1.125rem/1.62 var(--letter); }
    .pair { padding-block: var(--g3); }
    .pair + .pair { border-block-start: 1px solid var(--line); }
    .pair p { margin: 0; }
    .pair p + p { margin-block-start: var(--g3); padding-inline-start: var(--g4); border-inline-start: 3px solid var(--line); color: var(--soft); }
    .fold { display: none; }
    .tongue { display: block; font: 600 var(--t-1)/1.5 var(--plain); color: var(--blue); }
    .pair p + p .tongue { color: inherit; }
    .agrees { text-decoration: underline dotted 2px var(--edge); text-underline-offset: .2em; }
    .slot { padding: var(--g3) var(--g4); border: 2px dashed var(--edge); background: var(--paper); font: var(--t0)/1.5 var(--plain); }

    .leave { grid-column: 1 / -1; padding-block: var(--g2) 0; color: var(--soft); font: var(--t-1)/1.5 var(--plain); }
    .left p, .left p + p { color: var(--soft); text-decoration: line-through; text-decoration-thickness: 1px; }
    .final h2 { font-size: var(--t1); }
    .final .said { font: 1.125rem/1.62 var(--letter); max-inline-size: 42rem; }

    /* forms */
    fieldset { border: 0; padding: 0; min-inline-size: 0; }
    form.row { margin-block-end: var(--g4); }
    label, legend { display: block; padding: 0; font-weight: 600; }
    label b, legend b { font-weight: 400; color: var(--soft); }
    .field { margin-block: 0 var(--g5); }
    .hint { margin-block: 0 var(--g2); color: var(--soft); font-size: var(--t-1); max-inline-size: 38rem; }
    input, select, textarea, output { inline-size: 100%; min-block-size: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-block-end-width: 2px; border-radius: 3px; }
    output { display: block; overflow-wrap: anywhere; background: var(--ground); border-style: dashed; white-space: pre-line; }
    ::placeholder { color: var(--soft); }
    textarea { resize: vertical; }
    .code { max-inline-size: 13rem; font: 600 var(--t3)/1.2 ui-monospace, "SF Mono", Consolas, monospace; letter-spacing: .22em; }
    [type=radio], [type=checkbox] { flex: none; inline-size: 1.5rem; block-size: 1.5rem; min-block-size: 0; margin: 0; accent-color: var(--blue); }
    .choice > span { min-width: 0; }
    .choice { display: flex; gap: var(--g3); padding-block: .6rem; font-weight: 400; }
    button, .button { display: inline-block; min-block-size: 2.75rem; padding: .6rem 1.1rem; font: 600 var(--t0)/1.25 var(--plain); text-align: center; text-decoration: none; color: var(--blue); background: transparent; border: 2px solid; border-radius: 3px; cursor: pointer; }
    button:hover, .button:hover { background: var(--tint); }
    button.main { padding-inline: 1.75rem; font-size: var(--t1); color: var(--on); background: var(--blue); border-color: var(--blue); }
    button.main:hover { background: var(--ink); border-color: var(--ink); }
    .copy { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--g2); align-items: start; margin-block-end: var(--g4); }
    .copy > :first-child { grid-column: 1 / -1; font-weight: 600; }
    .long { display: block; }
    .long output { margin-block-start: var(--g2); font-family: var(--letter); unicode-bidi: plaintext; }
    .inset { margin-inline-start: 2.25rem; }
    .problem { margin-block: 0 var(--g2); color: var(--red); font-weight: 600; }
    .wrong { padding-inline-start: var(--g4); border-inline-start: 4px solid var(--red); }
    [aria-invalid=true] { border-color: var(--red); border-width: 2px; }
    .summary { border: 3px solid var(--red); }
    .summary a { display: inline-block; vertical-align: top; padding-block: .2rem; color: var(--red); font-weight: 600; }
    summary { min-block-size: 2.75rem; padding-block: .55rem; font-weight: 600; cursor: pointer; }

    /* numbers */
    .tally { display: grid; gap: var(--g3); }
    .tally > div { display: grid; grid-template-columns: 6.2rem minmax(0, 1fr); column-gap: var(--g4); align-items: baseline; }
    .tally dt { grid-area: 1 / 2; font-weight: 600; }
    .tally dd { margin: 0; grid-column: 2; color: var(--soft); font-size: var(--t-1); }
    .tally .n { grid-area: 1 / 1; color: var(--ink); font-size: var(--t2); text-align: end; }
    .n { font: 600 var(--t2)/1.2 var(--letter); font-variant-numeric: tabular-nums; }
    .part { margin-inline-start: var(--g5); }
    .tally .part .n { font-size: var(--t1); }
    .k0 { fill: var(--line); } .k1 { fill: var(--blue); } .k2 { fill: var(--ink); } .k3 { fill: var(--edge); } .k4 { fill: var(--red); } .k5 { fill: var(--wash); stroke: var(--ink); }
    .bar { inline-size: 100%; block-size: .9rem; margin-block-end: var(--g5); }
    [dir=rtl] .bar { transform: scaleX(-1); }
    .key { display: inline-block; inline-size: 1em; margin-inline-end: .35em; }
    .path { list-style: none; padding: 0; counter-reset: n; }
    .path > li { counter-increment: n; position: relative; padding-block-end: var(--g6); padding-inline-start: clamp(2.2rem, 9vw, 4rem); border-inline-start: 2px dashed var(--edge); margin-inline-start: 1.4rem; }
    .path h2 { font-size: var(--t1); }
    .path .sheet { padding: var(--g5); margin-block-end: var(--g5); }
    .path > li > * { max-inline-size: 40rem; }
    .path > li:last-child { border-color: transparent; padding-block-end: 0; }
    .path > li::before { content: counter(n); position: absolute; top: -.4rem; left: -1.45rem; display: grid; place-items: center; inline-size: 2.75rem; block-size: 2.75rem; border: 2px solid; border-radius: 50%; outline: 1px solid; outline-offset: -6px; background: var(--ground); color: var(--blue); font: 600 var(--t0)/1 var(--letter); }
    [dir=rtl] .path > li::before { left: auto; right: -1.45rem; }
    .path > .done::before { content: "✓"; background: var(--blue); color: var(--on); border-color: var(--blue); }
    .hexes use { fill: var(--blue); }
    .framed { display: flex; flex-direction: column; block-size: 100vh; padding-block: var(--g4); overflow: auto; }
    main.framed > * + * { margin-block-start: var(--g4); }
    .framed figure { flex: 1 0 auto; display: flex; flex-direction: column; block-size: 0; min-block-size: 24rem; margin: 0; }
    .framed figure > .hexes { flex: 1; min-block-size: 8rem; block-size: 0; }
    .base { fill: var(--paper); stroke: var(--edge); stroke-width: .4; }
    .picture { display: block; width: 100%; height: auto; background: var(--tint); }
    [role=img] text { fill: var(--soft); font: 13px var(--plain); }
    .mails li { padding-block: var(--g3); border-block-start: 1px solid var(--line); }
    table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
    caption { text-align: start; font-weight: 600; padding-block-end: var(--g2); }
    th, td { padding: var(--g2) 0; padding-inline-end: var(--g4); text-align: start; vertical-align: baseline; border-block-end: 1px solid var(--line); }
    thead th { font-size: var(--t-1); color: var(--soft); }
    .num { text-align: end; }
    .num { white-space: nowrap; }

    .facts { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 var(--g4); }
    .facts dd { margin: 0; }
    .kept dt { font-weight: 600; }
    .kept dd { margin: 0 0 var(--g2); white-space: pre-line; }

    /* a phone: one language at a time, long texts folded after their beginning */
    @media screen and (max-width: 47.99rem) {
      .fold { display: inline-block; vertical-align: middle; }
      label.fold { padding: .6rem .3rem; overflow-wrap: normal; }
      .shown { display: grid; grid-template-columns: auto auto auto 1fr; align-items: center; }
      .shown > p, .shown > .pairs { grid-column: 1 / -1; margin: 0; }
      .shown > [type=checkbox] { grid-column: 1; }
      .shown > [type=checkbox] + label { grid-column: 2 / -1; }
      [type=checkbox].fold:not(:checked) ~ .rest, [type=checkbox].fold:not(:checked) ~ .pairs > .rest { display: none; }
      #show-reading:checked ~ .pairs .original, #show-original:checked ~ .pairs .reading { display: none; }
      #show-reading:checked ~ .pairs .reading { margin: 0; padding: 0; border: 0; color: inherit; }
      #show-both:not(:checked) ~ .pairs .tongue { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); }
      main { padding-block-start: var(--g4); }
      main > * + *, main.narrow > * + * { margin-block-start: 1.75rem; }
      .lead { font-size: 1.125rem; margin-block-end: var(--g4); }
      .field { margin-block-end: var(--g4); }
      #words { height: 7rem; }
    }
    @media (min-width: 48rem) {
      .pair:not(:first-child) .tongue, .rest .tongue { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); }
      .pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 4rem; }
      .pair + .pair { border: 0; }
      .pair p + p { margin: 0; padding: 0; border: 0; }
      .single .pair { display: block; }
      .pairs:not(.single) { background: linear-gradient(var(--line) 0 0) 50% / 1px 100% no-repeat; }
      .two { display: grid; column-gap: var(--gap); align-items: end; }
      .two { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
    }
    @media (min-width: 60rem) {
      .split { grid-template-columns: minmax(0, 1fr) 25rem; }
      .split > aside { position: sticky; top: var(--g5); }
    }

    /* the reader */
    @media (prefers-contrast: more) {
      :root { --ground: #fff; --paper: #fff; --ink: #000; --soft: #1c1c1c; --line: #555; --edge: #000; --blue: #00307a; --red: #8a0000; }
      .sheet { box-shadow: none; border: 2px solid; }
    }
    @media (prefers-contrast: more) and (prefers-color-scheme: dark) {
      :root { --ground: #000; --paper: #000; --ink: #fff; --soft: #e8e8e8; --line: #aaa; --edge: #fff; --blue: #bcd3ff; --red: #ffc0b8; }
    }
    @media (forced-colors: active) { svg { forced-color-adjust: none; } }
    @media (prefers-reduced-motion: no-preference) {
      html { scroll-behavior: smooth; }
      button, .button { transition: background-color .15s, border-color .15s; }
    }

    /* paper: a letter prints as a letter */
    .a4 { max-inline-size: 210mm; margin-inline: auto; padding: clamp(1.25rem, 7vw, 22mm); font: 1.0625rem/1.55 var(--letter); }
    .a4 .to { margin-block: 2.5em; margin-inline-start: auto; inline-size: 50%; }
    .right { text-align: end; }
    .a4 h1 { font-size: 1em; letter-spacing: 0; margin-block: 1.5em; }
    .a4 .sign { margin-block-start: 4.5em; }
    .a4 .reading { margin-block-start: 2em; padding-block-start: 1em; border-block-start: 1px solid; }
    @page { size: A4; margin: 20mm 22mm; }
    @media print {
      :root { --ground: #fff; --paper: #fff; --tint: #fff; --wash: #fff; --ink: #000; --soft: #333; --line: #999; --edge: #555; --blue: #000; --red: #000; }
      body { font-size: 11pt; }
      header, footer, form, button, .button, .noprint, .stamp, .slot a, .leave { display: none; }
      main, main.narrow, .sheet, .a4 { padding: 0; border: 0; box-shadow: none; max-inline-size: none; }
      .a4 { font-size: 11pt; line-height: 1.42; }
      .a4 .to { margin-block: 9mm; inline-size: 80mm; }
      .a4.dense { font-size: 10pt; line-height: 1.35; }
      .a4.fine { font-size: 9pt; line-height: 1.3; }
      .a4.dense p { margin-block-end: .6em; }
      .a4.dense .to { margin-block: 5mm; }
      .a4.dense .sign { margin-block-start: 3.5em; }
      .envelope { background: none; border: 1px solid; break-inside: avoid; }
      h2 { font-size: 14pt; }
      p, li, tr { break-inside: avoid; }
      h2 { break-after: avoid; }
    }
    """#
