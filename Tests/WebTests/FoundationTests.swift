import Domain
import Testing
import Web

@Suite struct HTMLTests {
    @Test func literalsStandAndValuesAreEscaped() {
        let name = #"<b>"O'Brien" & Søn</b>"#
        let html: HTML = "<p title=\"\(name)\">\(name)</p>"
        let escaped = "&lt;b&gt;&quot;O&#39;Brien&quot; &amp; Søn&lt;/b&gt;"
        #expect(html.text == "<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test func piecesAreSpliced() {
        let inner: HTML = "<i>\("<")</i>"
        let none: HTML? = nil
        let html: HTML = "\(inner)\(none)\([inner, inner])\(if: false, "no")\(if: true, " yes")\(7)"
        #expect(html.text == "<i>&lt;</i><i>&lt;</i><i>&lt;</i> yes7")
    }

    @Test func absentAttributesLeaveNothing() {
        let html: HTML = "<p\(attribute: "lang", nil)\(attribute: "dir", "r\"tl")>"
        #expect(html.text == "<p dir=\"r&quot;tl\">")
    }

    @Test func controlCharactersAreLeftOut() {
        let html: HTML = "\("a\u{0}b\u{1B}c\td\r\ne\u{7F}")"
        #expect(html.text == "abc\td\r\ne")
    }
}

@Suite struct LinksTests {
    let links = Links(site: "https://letters.example/")

    @Test func absoluteLinksHaveOneSlash() {
        #expect(links.absolute(links.campaign("calais", "fr")) == "https://letters.example/calais/fr")
    }

    @Test func segmentsAreEncoded() {
        #expect(links.write("calais", "fr", step: "à/b c") == "/calais/fr/write/%C3%A0%2Fb%20c")
    }

    @Test(arguments: ["postbag.css", "postbag.js", "icon.svg"]) func assetsAreFoundByTheirPath(_ name: String)
    {
        let asset = Asset.at(path: links.asset(name))
        #expect(asset?.name == name)
        #expect(asset?.gzipped.starts(with: [0x1F, 0x8B]) == true)
        #expect(asset.map { $0.gzipped.count < $0.bytes.count } == true)
    }
}
