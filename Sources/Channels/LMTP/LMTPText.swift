import NIOCore

/// The text of a mail as it comes after DATA (RFC 5321 section 4.5.2). Only a dot between CRLF and
/// CRLF ends it; other line ends are text, so that nobody can hide a second mail in a first.
struct LMTPText {
    /// The octets that are kept: at most one more than asked for, which shows that the mail is
    /// longer.
    private(set) var octets: [UInt8] = []
    /// How many octets the whole mail has.
    private(set) var count = 0
    private let kept: Int
    private var place = Place.lineStart

    private enum Place { case lineStart, line, afterCR, dot, afterDotCR }

    init(kept: Int) { self.kept = kept }

    /// Takes octets up to the end of the text. Returns false until the end has come.
    mutating func read(from buffer: inout ByteBuffer) -> Bool {
        var taken = 0, isOver = false
        for octet in buffer.readableBytesView {
            taken += 1
            isOver = take(octet)
            if isOver { break }
        }
        buffer.moveReaderIndex(forwardBy: taken)
        return isOver
    }

    private mutating func take(_ octet: UInt8) -> Bool {
        let (cr, lf, dot) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: "."))
        switch (place, octet) {
        case (.lineStart, dot):
            place = .dot
            return false
        case (.dot, cr):
            place = .afterDotCR
            return false
        case (.afterDotCR, lf): return true
        // A dot that was doubled, or a line that begins with a dot and is no end.
        case (.afterDotCR, _): keep(cr)
        default: break
        }
        place = octet == cr ? .afterCR : place == .afterCR && octet == lf ? .lineStart : .line
        keep(octet)
        return false
    }

    private mutating func keep(_ octet: UInt8) {
        count += 1
        if octets.count <= kept { octets.append(octet) }
    }
}
