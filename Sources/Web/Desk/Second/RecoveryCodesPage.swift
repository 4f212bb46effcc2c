package import Domain

/// Where the page of recovery codes leads on to.
package enum WayOn: Sendable {
    case page(String)
    /// A form that was typed before, and is sent there with its own button.
    case form(path: String, KeptText)
}

/// Returns the page with new recovery codes. They are shown only once.
package func recoveryCodesPage(_ context: DeskPageContext, _ codes: [RecoveryCode], to way: WayOn) -> HTML {
    let text = context.text
    return deskLayout(
        title: text(.codesTitle), context, place: .account, narrow: true,
        main: """
            <div>
            <h1>\(text(.codesTitle))</h1>
            <p>\(text(.codesLead))</p>
            </div>
            <ol class="lines codes">
            \(codes.map { "<li><code dir=\"ltr\">\($0.description)</code></li>\n" as HTML })</ol>
            \(button(way, text))
            """)
}

private func button(_ way: WayOn, _ text: DeskText) -> HTML {
    switch way {
    case .page(let path): "<p><a class=\"button\" href=\"\(path)\">\(text(.codesGoBack))</a></p>"
    case .form(let path, let kept):
        """
        \(keptNote(kept, text))
        <form action="\(path)" method="post">
        \(hiddenField("kept", kept.sealed))<p><button class="main">\(text(.codesGo))</button></p>
        </form>
        """
    }
}
