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
    /// The paragraph that is being read, and whether it is an item of a list.
    private var current = ""
    private var isItem = false
    /// Whether characters belong to the text. False in deleted text and in field codes.
    private var isText = false
    private var link: String?
    /// The tables around the element, each with the cells of its rows.
    private var tables: [Table] = []

    fileprivate struct Table {
        var rows: [[[String]]] = []
    }

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
        case "w:p": (current, isItem) = ("", false)
        case "w:numPr": isItem = true
        case "w:t": isText = true
        case "w:br", "w:cr": current += "\n"
        case "w:tab": if !isItem { current += " " }
        case "w:noBreakHyphen": current += "‑"
        case "w:hyperlink": link = attributes["r:id"].flatMap { links[$0] }
        case "w:tbl": tables.append(Table())
        case "w:tr": if !tables.isEmpty { tables[tables.count - 1].rows.append([]) }
        case "w:tc": addCell()
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if isText { current += text }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        switch name {
        case "w:t": isText = false
        case "w:hyperlink":
            if let link, !current.contains(link) { current += " (\(link))" }
            link = nil
        case "w:p": add(isItem ? "- \(current)" : current)
        case "w:tbl": if let table = tables.popLast() { table.paragraphs.forEach(add) }
        default: break
        }
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
