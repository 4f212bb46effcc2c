import Testing

@testable import Actions

@Suite struct WordFileTests {
    private func word(_ body: String, links: String = "", type: String = "") throws -> WordFile {
        let document = """
            <?xml version="1.0" encoding="UTF-8"?>\(type)
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r"><w:body>\(body)</w:body></w:document>
            """
        let relations = "<Relationships xmlns=\"p\">\(links)</Relationships>"
        return try WordFile(
            zip([
                ("[Content_Types].xml", []), ("word/document.xml", Array(document.utf8)),
                ("word/_rels/document.xml.rels", Array(relations.utf8)),
            ]))
    }

    private func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

    @Test func paragraphsListsAndLinks() throws {
        let body = """
            \(paragraph("Dear &amp; kind"))<w:p/><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:hyperlink r:id="a"><w:r><w:t>this</w:t></w:r></w:hyperlink>
            <w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:br/><w:t>next</w:t></w:r></w:p>
            """
        let links = "<Relationship Id=\"a\" Target=\"https://harbour.example/a\"/>"
        #expect(
            try word(body, links: links).text
                == "Dear & kind\n\n- One\n\nSee this (https://harbour.example/a)\nnext")
    }

    @Test func twoColumnsAreTwoTexts() throws {
        let row = { "<w:tr><w:tc>\(paragraph($0))</w:tc><w:tc>\(paragraph($1))</w:tc></w:tr>" }
        let table = "<w:tbl>\(row("One", "Un"))\(row("Two", "Deux"))</w:tbl>"
        #expect(try word(paragraph("Head") + table).text == "Head\n\nOne\n\nTwo\n\nUn\n\nDeux")
    }

    @Test func boxesAndMovesComeOnce() throws {
        let box = """
            <mc:AlternateContent><mc:Choice><w:txbxContent>\(paragraph("Box"))</w:txbxContent></mc:Choice>
            <mc:Fallback><w:txbxContent>\(paragraph("Box"))</w:txbxContent></mc:Fallback></mc:AlternateContent>
            """
        let text = "<w:p><w:r><w:t>Before </w:t></w:r>\(box)<w:r><w:t>after</w:t></w:r></w:p>"
        let moved = "<w:moveFrom>\(paragraph("Moved"))</w:moveFrom>\(paragraph("Moved"))"
        let ns = " xmlns:mc=\"m\""
        #expect(
            try word("<w:sdt\(ns)>\(text)\(moved)</w:sdt>").text == "Box\n\nBefore after\n\nMoved")
    }

    @Test func aTextIsBounded() {
        let long = String(repeating: paragraph(String(repeating: "a", count: 1_000)), count: 1_100)
        #expect(throws: ZipReader.Failure.damaged) { try word(long) }
    }

    @Test(arguments: [
        "<!DOCTYPE a [<!ENTITY b \"bbbb\">]>", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">",
    ]) func aDocumentTypeIsRefused(type: String) {
        #expect(throws: ZipReader.Failure.damaged) { try word(paragraph("&b;"), type: type) }
    }

    @Test func anotherEncodingIsRefused() throws {
        let text = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"b\">]><w:document><w:p/></w:document>"
        let octets: [UInt8] = text.utf8.flatMap { (octet: UInt8) -> [UInt8] in [octet, 0] }
        #expect(throws: ZipReader.Failure.damaged) { try WordFile(zip([("word/document.xml", octets)])) }
    }

    @Test func whatIsNoWordFileIsRefused() {
        #expect(throws: ZipReader.Failure.damaged) { try WordFile(zip([("a", [1])])) }
        #expect(throws: ZipReader.Failure.damaged) { try WordFile(Array("no archive".utf8)) }
    }
}
