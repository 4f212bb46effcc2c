import Foundation
import Testing

@testable import Domain

@Suite struct MarkdownTests {
    @Test(arguments: [
        ("# One\n\n###### Six", "<h2>One</h2>\n<h6>Six</h6>\n"),
        ("a **b** *c*", "<p>a <strong>b</strong> <em>c</em></p>\n"),
        ("<script>alert(1)</script>\n\nb", "<p>b</p>\n"),
        ("a <b onclick=x>b</b>", "<p>a b</p>\n"),
        ("[a](javascript:alert(1))", "<p><a href=\"\">a</a></p>\n"),
        ("[a](JaVaScript:x) [b](data:image/png;base64,AA)", "<p><a href=\"\">a</a> <a href=\"\">b</a></p>\n"),
        ("[a](//evil.example)", "<p><a href=\"\">a</a></p>\n"),
        (
            "[a](https://a.example/?b=1&c=2) [call](tel:119)",
            "<p><a href=\"https://a.example/?b=1&amp;c=2\">a</a> <a href=\"tel:119\">call</a></p>\n"
        ),
        ("see https://a.example.", "<p>see <a href=\"https://a.example\">https://a.example</a>.</p>\n"),
        ("![A *tent*](https://t.example/x.gif) b", "<p>A <em>tent</em> b</p>\n"),
        ("a & b < c", "<p>a &amp; b &lt; c</p>\n"),
        ("", ""),
    ])
    func isSafe(source: String, html: String) {
        #expect(Markdown.safeHTML(source) == html)
    }

    @Test(arguments: [">", "> ", "- ", "* > ", "1. "]) func nestsOnlySoDeep(_ sign: String) {
        let html = Markdown.safeHTML(String(repeating: sign, count: 80_000) + "deep\n\n> one\n")
        #expect(html.components(separatedBy: "<blockquote>").count < 110)
        #expect(html.components(separatedBy: "<li>").count < 110 && html.contains("one"))
        #expect(Markdown.safeHTML("> a\n> > b") == Markdown.safeHTML("> a\n> > b\n"))
    }

    @Test func objectsWithLines() {
        let source = "a\n\n![x](http://t.example/x.gif)\n\n<div>\n</div>\n\n[b](ftp://b.example)\n"
        #expect(
            Markdown.objections(in: source) == [
                .init(kind: .picture("http://t.example/x.gif"), line: 3), .init(kind: .rawHTML, line: 5),
                .init(kind: .link("ftp://b.example"), line: 8),
            ])
        #expect(Markdown.objections(in: "fine [a](https://a.example)") == [])
    }
}
