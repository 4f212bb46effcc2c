/// Returns the readable text of a mail that has only HTML. Reads bytes, and each of them a bounded
/// number of times. Nothing of the HTML is left.
package struct HTMLText {
    private let html: [UInt8]
    private var index = 0
    private var out: [UInt8] = []
    private var line: [UInt8] = []
    /// How many blockquotes are open.
    private var quotes = 0
    private var isSpaced = false
    /// Whether no more tag ends: what looks like one is text.
    private var isTagless = false
    private var link: (address: [UInt8], start: Int)?

    /// The octets of HTML that are read. A tag is read to this length with its quotes.
    private static let (longest, longestTag) = (1 << 18, 2_000)

    package static func read(_ html: String) -> String {
        var reader = HTMLText(html)
        reader.read()
        return String(decoding: reader.out, as: UTF8.self)
    }

    private init(_ html: String) { self.html = Array(html.utf8.prefix(Self.longest)) }

    private mutating func read() {
        while index < html.count {
            switch html[index] {
            case UInt8(ascii: "<"): readTag()
            case UInt8(ascii: "&"): readEntity()
            case 0...0x20: space()
            default: append(html[index])
            }
        }
        endLine()
        while out.last == UInt8(ascii: "\n") { out.removeLast() }
        if !out.isEmpty { out.append(UInt8(ascii: "\n")) }
    }

    private mutating func space() {
        index += 1
        isSpaced = !line.isEmpty
    }

    private mutating func append(_ byte: UInt8) {
        index += 1
        put([byte])
    }

    private mutating func put(_ bytes: [UInt8]) {
        if isSpaced { line.append(UInt8(ascii: " ")) }
        isSpaced = false
        line += bytes
    }

    /// Ends the line, if something stands on it.
    private mutating func endLine() {
        isSpaced = false
        guard !line.isEmpty else { return }
        out +=
            Array(repeating: Array("> ".utf8), count: min(quotes, 5)).joined() + line + [UInt8(ascii: "\n")]
        line = []
        link = nil
    }

    private mutating func emptyLine() {
        endLine()
        if !out.isEmpty, !out.suffix(2).elementsEqual([UInt8(ascii: "\n"), UInt8(ascii: "\n")]) {
            out.append(UInt8(ascii: "\n"))
        }
    }
}

extension HTMLText {
    private mutating func readTag() {
        if html[index...].starts(with: Array("<!--".utf8)) {
            return index = min(html.count, start(of: Array("-->".utf8), from: index + 4) + 3)
        }
        guard !isTagless, index + 1 < html.count, html[index + 1].beginsTag, let close = tagEnd() else {
            return append(html[index])
        }
        let tag = html[(index + 1)..<close]
        index = close + 1
        let isEnd = tag.first == UInt8(ascii: "/")
        let name = String(
            decoding: tag.drop { $0 == UInt8(ascii: "/") }.prefix { $0.isNameByte }, as: UTF8.self
        ).lowercased()
        begin(name, isEnd, Array(tag.prefix(Self.longestTag)))
    }

    /// Returns where the tag at `index` ends. A quoted value may hold the sign that ends tags.
    private mutating func tagEnd() -> Int? {
        var quote: UInt8?
        for position in index..<min(html.count, index + Self.longestTag) {
            let byte = html[position]
            if quote == byte {
                quote = nil
            } else if quote == nil {
                if byte == UInt8(ascii: ">") { return position }
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
            }
        }
        let end = html[index...].firstIndex(of: UInt8(ascii: ">"))
        isTagless = end == nil
        return end
    }

    private mutating func begin(_ name: String, _ isEnd: Bool, _ tag: [UInt8]) {
        switch name {
        case "script", "style", "head", "title":
            if !isEnd { index = start(of: Array("</\(name)".utf8), from: index) }
        case "br": breakLine()
        case "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "hr": emptyLine()
        case "div", "tr", "pre", "section", "article", "header", "footer", "dt", "dd": endLine()
        case "li":
            endLine()
            if !isEnd { put(Array("- ".utf8)) }
        case "td", "th": isSpaced = !line.isEmpty
        case "blockquote":
            emptyLine()
            quotes = max(0, quotes + (isEnd ? -1 : 1))
        case "a": isEnd ? endLink() : (link = Self.address(in: tag).map { ($0, line.count) })
        default: break
        }
    }

    private mutating func breakLine() { line.isEmpty ? emptyLine() : endLine() }

    /// Writes a link's address behind its words, where they do not say it.
    private mutating func endLink() {
        defer { link = nil }
        guard let link, link.start <= line.count else { return }
        let words = line[link.start...].drop { $0 <= 0x20 }
        if !words.isEmpty, !words.elementsEqual(link.address) {
            put([0x20, UInt8(ascii: "<")] + link.address + [UInt8(ascii: ">")])
        }
    }

    /// Returns the web address in an `a` tag. Nil for any other address.
    private static func address(in tag: [UInt8]) -> [UInt8]? {
        let text = String(decoding: tag, as: UTF8.self)
        guard let match = text.firstMatch(of: href) else { return nil }
        return Array(String(match.1 ?? match.2 ?? "").replacing("&amp;", with: "&").utf8)
    }

    private static let href = SharedRegex(
        /(?i)\shref\s{0,9}=\s{0,9}(?:"(https?:[^"\s<>]{1,1500})"|'(https?:[^'\s<>]{1,1500})')/)

    /// Returns where `mark` begins, or the end of the HTML. Upper and lower case are the same.
    private func start(of mark: [UInt8], from start: Int) -> Int {
        var position = start
        while position + mark.count <= html.count {
            if zip(html[position...], mark).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) { return position }
            position += 1
        }
        return html.count
    }
}

extension HTMLText {
    private static let longestEntity = 10

    private mutating func readEntity() {
        let name = html[(index + 1)...].prefix(Self.longestEntity).prefix { $0.isNameByte || $0 == 0x23 }
        guard !name.isEmpty, let scalar = Self.scalar(String(decoding: name, as: UTF8.self)) else {
            return append(html[index])
        }
        index += name.count + 1
        if index < html.count, html[index] == UInt8(ascii: ";") { index += 1 }
        if scalar.value == 0xA0 || scalar.value <= 0x20 {
            isSpaced = !line.isEmpty
        } else {
            put(Array(String(scalar).utf8))
        }
    }

    /// Nil for a name that is not known.
    private static func scalar(_ name: String) -> Unicode.Scalar? {
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        }
        if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) }
        return named[name]
    }

    /// The names of Latin-1's upper half in order, and the others that mail programs write.
    private static let named: [String: Unicode.Scalar] = {
        let latin = """
            nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 \
            acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde \
            Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute \
            Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde \
            auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute \
            ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
            """
        var names: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—",
            "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "hellip": "…", "euro": "€",
            "bull": "•", "oelig": "œ", "OElig": "Œ", "trade": "™",
        ]
        for (offset, name) in latin.split(separator: " ").enumerated() {
            names[String(name)] = Unicode.Scalar(UInt32(0xA0 + offset))
        }
        return names
    }()
}

extension UInt8 {
    fileprivate var isNameByte: Bool {
        (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20)
    }

    /// Whether a tag may begin with the byte after its sign.
    fileprivate var beginsTag: Bool {
        (0x61...0x7A).contains(self | 0x20) || [UInt8(ascii: "/"), 0x21, 0x3F].contains(self)
    }
}
