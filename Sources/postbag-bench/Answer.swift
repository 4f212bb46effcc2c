import Foundation
import NIOCore

/// A server's whole answer to one request.
struct Answer {
    let status: Int
    let head: ByteBuffer
    let body: ByteBuffer

    func bodyBegins(_ text: String) -> Bool { body.readableBytesView.starts(with: text.utf8) }

    /// Tells whether the HTTP head contains `text`, compared byte for byte.
    func headHolds(_ text: String) -> Bool {
        head.withUnsafeReadableBytes { $0.place(of: text) != nil }
    }
}

/// Parses HTTP/1.1 answers from the octets of one connection. Supports only the part of HTTP that
/// our own servers and nginx use towards this client.
struct AnswerReader {
    enum ParseError: Error { case notHTTP, withoutLength }

    private var received = ByteBuffer()
    /// The length of the head, the status and the length of the body. Nil until the head has
    /// arrived.
    private var pending: (head: Int, status: Int, body: Int)?

    mutating func next(_ part: inout ByteBuffer) throws -> Answer? {
        if received.readableBytes == 0 { swap(&received, &part) } else { received.writeBuffer(&part) }
        if pending == nil { pending = try received.withUnsafeReadableBytes(Self.head) }
        guard let (head, status, body) = pending, received.readableBytes >= head + body,
            let first = received.readSlice(length: head),
            let rest = received.readSlice(length: body)
        else { return nil }
        pending = nil
        received.discardReadBytes()
        return Answer(status: status, head: first, body: rest)
    }

    private static func head(_ bytes: UnsafeRawBufferPointer) throws -> (Int, Int, Int)? {
        guard let end = bytes.place(of: "\r\n\r\n") else { return nil }
        let head = UnsafeRawBufferPointer(rebasing: bytes[..<(end + 4)])
        guard head.place(of: "HTTP/1.1 ") == 0 else { throw ParseError.notHTTP }
        let status = number(head, from: 9)
        if status == 304 { return (head.count, status, 0) }
        guard let name = head.place(of: "ontent-Length: ") ?? head.place(of: "ontent-length: ") else {
            throw ParseError.withoutLength
        }
        return (head.count, status, number(head, from: name + 15))
    }

    private static func number(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        bytes[start...].prefix { (0x30...0x39).contains($0) }.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

extension UnsafeRawBufferPointer {
    /// Finds the first offset of `text` in these bytes. Nil when the bytes do not contain `text`.
    fileprivate func place(of text: String) -> Int? {
        var text = text
        return text.withUTF8 { wanted in
            guard let start = baseAddress, let text = wanted.baseAddress, let first = wanted.first else {
                return nil
            }
            var from = 0
            while from + wanted.count <= count,
                let found = memchr(start + from, Int32(first), count - from - wanted.count + 1)
            {
                let place = start.distance(to: UnsafeRawPointer(found))
                if memcmp(found, text, wanted.count) == 0 { return place }
                from = place + 1
            }
            return nil
        }
    }
}
