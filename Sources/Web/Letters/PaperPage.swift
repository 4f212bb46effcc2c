package import Domain

/// Returns the page with the letter on paper, and with advice on printing and sending it. Nil when
/// the letter's target has no postal address.
package func paperPage(
    _ context: PageContext, letter: Letter, token: String, composed: ComposedLetter, told: Handover? = nil
) -> HTML? {
    let held = SignedLetterView(context: context, letter: letter, token: token, composed: composed)
    guard !held.target.post.isEmpty else { return nil }
    let (slug, links, step) = (context.campaign.slug, context.links, letter.draft.step)
    let paper = PaperLetter(
        composed, by: letter.draft, to: held.target, languages: context.campaign.languages,
        reader: context.language, on: letter.confirmedAt ?? context.now)
    return layout(
        title: context.text(.paperTitle), context: context,
        options: LayoutOptions(narrow: false, path: { links.paper(slug, $0, step: step) }),
        main: """
            \(held.note(told))
            \(paper.html(on: held.text.language))
            <section class="noprint" aria-labelledby="how">
            <h2 id="how">\(context.text(.paperHow))</h2>
            <p>\(held.advice(paper))</p>
            <p>\(context.text(.paperTell))</p>
            \(held.outcomeForm(.post, filled: true))
            <p>\(held.back)</p>
            </section>
            """)
}

extension SignedLetterView {
    fileprivate func advice(_ paper: PaperLetter) -> HTML {
        let abroad = paper.country.flatMap {
            $0 == letter.draft.country ? nil : Country.name($0, in: context.language)
        }
        return """
            \(text(.paperPrint))
            \(text(paper.size == nil ? .paperLong : .paperOne))
            \(abroad.map { "\(text(.paperAbroad, ["country": $0]))" as HTML })
            """
    }

    /// The link to the letter on paper, for the waiting page of a target that only post reaches.
    var paperOffer: HTML {
        """
        <p>\(text(.stepPaperWhy))</p>
        <p><a class="button" href="\(paperPath)">\(text(.stepPaperGo))</a></p>
        \(outcomeForm(.post, filled: false))
        """
    }
}
