import Domain
import Testing

/// Tests the text of mails that have only HTML.
@Suite struct HTMLTextTests {
    @Test(
        arguments: [
            ("<p>Madame,</p><p>merci\n de  votre&nbsp;lettre.</p>", "Madame,\n\nmerci de votre lettre.\n"),
            ("<div>One<br>Two<br><br>Three</div><div>Four</div>", "One\nTwo\n\nThree\nFour\n"),
            ("<style>p { color: red }</style><script>x()</script><!-- no -->Yes", "Yes\n"),
            (
                "<head><title>No</title></head><body>R&eacute;ponse &#8211; &#x27;d&rsquo;accord&lt;",
                "Réponse – 'd’accord<\n"
            ),
            ("<ul><li>a</li><li>b</li></ul>", "- a\n- b\n"),
            (
                "See <a href=\"https://x.example/?a=1&amp;b=2\">the page</a>.",
                "See the page <https://x.example/?a=1&b=2>.\n"
            ),
            ("<a href='https://x.example/'>https://x.example/</a>", "https://x.example/\n"),
            ("Hi<blockquote>Was <i>sagst</i> du?</blockquote>Ja", "Hi\n\n> Was sagst du?\n\nJa\n"),
            ("<table><tr><td>1</td><td>2</td></tr></table>", "1 2\n"),
            ("5 < 6 & 7 &unknown; <", "5 < 6 & 7 &unknown; <\n"),
            ("<a title=\"x > y\">ok</a>", "ok\n"), ("", ""), ("<p></p>", ""), ("<script>never ends", ""),
        ]) func isReadable(_ html: String, _ text: String)
    {
        #expect(HTMLText.read(html) == text)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "<", "<a", "<a '>' ", "<a \"", "&", "<!--", "<a href=\"https:", "<script>", "<blockquote>",
            "</a>",
        ])
    func aHostilePageEnds(_ piece: String) {
        let html = String(repeating: piece, count: 1_000_000 / piece.utf8.count) + "\""
        #expect(HTMLText.read(html).utf8.count < 2_000_000)
    }
}
