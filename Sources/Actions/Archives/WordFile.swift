import Foundation
import FoundationXML

/// The text of a Word file (`.docx`, ECMA-376): paragraphs, lists, links and tables. Formatting,
/// comments, headers, footnotes and deleted text are left out.
package struct WordFile: Sendable {
    /// Paragraphs with empty lines between them. List items begin with "- ". A table with two
    /// columns, as translators use it, gives its first column and then its second.
    package let text: String

    private static let main = "word/document.xml"
    private static let limits = ZipReader.Limits(entries: 2_000, octets: 8 << 20, all: 64 << 20)

    /// Throws `ZipReader.Failure`; also for an archive that is no Word file.
    package init(_ bytes: [UInt8]) throws {
        let archive = try ZipReader(bytes, limits: Self.limits)
        guard let document = try archive.file(Self.main) else { throw ZipReader.Failure.damaged }
        let relations = try archive.file("word/_rels/document.xml.rels").map(WordLinks.init)
        text = try WordText(document, links: relations?.addresses ?? [:]).text
    }
}

/// Parses XML. A file with a document type is refused before: Word writes none, and one could
/// expand itself or name other files.
private func parse(_ bytes: [UInt8], _ delegate: any XMLParserDelegate) throws {
    let data = Data(bytes)
    // UTF-16 and UTF-32 have zeros among their first octets, and would hide the word.
    guard data.range(of: Data("<!DOCTYPE".utf8)) == nil, !bytes.prefix(4).contains(0),
        !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF])
    else { throw ZipReader.Failure.damaged }
    let parser = XMLParser(data: data)
    parser.shouldResolveExternalEntities = false
    parser.delegate = delegate
    guard parser.parse() else { throw ZipReader.Failure.damaged }
}

/// The addresses of a file's links, by their ids.
private final class WordLinks: NSObject, XMLParserDelegate {
    private(set) var addresses: [String: String] = [:]

    init(_ bytes: [UInt8]) throws {
        super.init()
        try parse(bytes, self)
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"],
            target.hasPrefix("https://") || target.hasPrefix("http://"), target.utf8.count <= 2_000
        else { return }
        addresses[id] = target
    }
}

/// Collects the text of a document, element by element.
private final class WordText: NSObject, XMLParserDelegate {
    private let links: [String: String]
    private var paragraphs: [String] = []
    /// The paragraphs around the element. A text box has paragraphs inside of one.
    private var open: [Paragraph] = []
    /// Whether characters belong to the text. False in deleted text and in field codes.
    private var isText = false
    /// How many elements around this one are copies of others: text that was moved away, and what
    /// an older Word shows in place of a box.
    private var copies = 0
    /// The tables around the element, each with the cells of its rows.
    private var tables: [Table] = []
    private var octets = 0

    private struct Paragraph {
        var text = ""
        var isItem = false
        /// The address of a link, and where its words begin, in octets.
        var link: (address: String, start: Int)?
    }

    fileprivate struct Table {
        var rows: [[[String]]] = []
    }

    /// The longest text that is collected, in octets.
    private static let longest = 1 << 20

    init(_ bytes: [UInt8], links: [String: String]) throws {
        self.links = links
        super.init()
        try parse(bytes, self)
    }

    var text: String { paragraphs.joined(separator: "\n\n") }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        switch name {
        case "w:moveFrom", "mc:Fallback": copies += 1
        case "w:p": open.append(Paragraph())
        case "w:numPr": change { $0.isItem = true }
        case "w:t": isText = true
        case "w:br", "w:cr": append("\n", parser)
        case "w:tab": if open.last?.isItem == false { append(" ", parser) }
        case "w:noBreakHyphen": append("‑", parser)
        case "w:hyperlink":
            if let address = attributes["r:id"].flatMap({ links[$0] }) {
                change { $0.link = (address, $0.text.utf8.count) }
            }
        case "w:tbl": tables.append(Table())
        case "w:tr": if !tables.isEmpty { tables[tables.count - 1].rows.append([]) }
        case "w:tc": addCell()
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if isText { append(text, parser) }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        switch name {
        case "w:moveFrom", "mc:Fallback": copies -= 1
        case "w:t": isText = false
        case "w:hyperlink": endLink(parser)
        case "w:p":
            if let done = open.popLast(), copies == 0 { add(done.isItem ? "- \(done.text)" : done.text) }
        case "w:tbl": if let table = tables.popLast() { table.paragraphs.forEach(add) }
        default: break
        }
    }

    private func change(_ work: (inout Paragraph) -> Void) {
        if !open.isEmpty { work(&open[open.count - 1]) }
    }

    private func append(_ text: String, _ parser: XMLParser) {
        guard copies == 0 else { return }
        octets += text.utf8.count
        if octets > Self.longest { parser.abortParsing() }
        change { $0.text += text }
    }

    /// Adds the address of a link behind its words, unless they are the address.
    private func endLink(_ parser: XMLParser) {
        guard let paragraph = open.last, let link = paragraph.link else { return }
        change { $0.link = nil }
        let words = String(decoding: paragraph.text.utf8.dropFirst(link.start), as: UTF8.self)
        if !words.contains(link.address) { append(" (\(link.address))", parser) }
    }

    private func addCell() {
        guard let table = tables.indices.last, let row = tables[table].rows.indices.last else { return }
        tables[table].rows[row].append([])
    }

    private func add(_ paragraph: String) {
        guard paragraph.contains(where: { !$0.isWhitespace }) else { return }
        guard let table = tables.indices.last, let row = tables[table].rows.indices.last,
            let cell = tables[table].rows[row].indices.last
        else { return paragraphs.append(paragraph) }
        tables[table].rows[row][cell].append(paragraph)
    }
}

extension WordText.Table {
    /// The paragraphs, column by column where there are two, else row by row.
    fileprivate var paragraphs: [String] {
        guard rows.allSatisfy({ $0.count == 2 }) else { return rows.flatMap { $0.flatMap { $0 } } }
        return rows.flatMap { $0[0] } + rows.flatMap { $0[1] }
    }
}
