import Domain

/// The capabilities that a server announced in its answer to EHLO.
struct SMTPCapabilities: Sendable, Equatable {
    var pipelining = false
    var startTLS = false
    var eightBit = false
    var utf8 = false
    /// The largest mail that the server takes, in octets; nil when the server names no limit.
    var size: Int?
    var announcesSize = false
    var mechanisms: Set<String> = []

    init() {}

    /// Reads an EHLO reply. The first line is the server's name.
    init(_ reply: Reply) {
        for line in reply.text.uppercased().split(separator: "\n").dropFirst() {
            let words = line.split { $0 == " " || $0 == "=" }.map(String.init)
            switch words.first {
            case "PIPELINING": pipelining = true
            case "STARTTLS": startTLS = true
            case "8BITMIME": eightBit = true
            case "SMTPUTF8": utf8 = true
            case "SIZE":
                announcesSize = true
                size = words.dropFirst().first.flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
            case "AUTH": mechanisms.formUnion(words.dropFirst())
            default: continue
            }
        }
    }
}
