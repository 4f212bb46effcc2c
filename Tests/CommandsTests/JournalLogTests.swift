import Foundation
import Glibc
import Logging
import Testing

@testable import Commands

/// Log entries for systemd's journal, against a real socket.
@Suite struct JournalLogTests {
    @Test func anEntryHasAFieldForEachValue() throws {
        let journal = try Journal()
        defer { journal.remove() }
        var logger = Logger(label: "postbag") { JournalLog(label: $0, socket: journal.path)! }
        logger[metadataKey: "letter"] = "17"
        logger.error("not sent", metadata: ["error": "two\nlines", "see-also": "doctor"])
        let said = "not sent error=two\nlines letter=17 see-also=doctor"
        let expected =
            Self.long("MESSAGE", said) + "PRIORITY=3\nSYSLOG_IDENTIFIER=postbag\n".utf8
            + Self.long("POSTBAG_ERROR", "two\nlines") + "POSTBAG_LETTER=17\nPOSTBAG_SEE_ALSO=doctor\n".utf8
        #expect(journal.receive() == expected)
    }

    @Test(arguments: [(Logger.Level.notice, 5), (.warning, 4), (.critical, 2), (.debug, 7), (.info, 6)])
    func aLevelIsAPriorityOfSyslog(_ level: Logger.Level, _ priority: Int) {
        let entry = String(decoding: JournalLog.entry("x", level, []), as: UTF8.self)
        #expect(entry == "MESSAGE=x\nPRIORITY=\(priority)\nSYSLOG_IDENTIFIER=postbag\n")
    }

    @Test func aLongValueIsCut() {
        let entry = JournalLog.entry("", .info, [("error", String(repeating: "x", count: 1 << 20))])
        #expect(entry.count < 40_000)
    }

    @Test func whereNobodyListensNothingIsLost() {
        let path = "/tmp/nobody-\(UUID().uuidString)"
        #expect(DatagramSocket(path)?.send([1]) == false)
        #expect(JournalLog(label: "x", socket: String(repeating: "x", count: 200)) == nil)
    }

    @Test func theJournalListensWhereItsStreamIsOurs() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let descriptor = open(file.path, O_RDONLY)
        defer { close(descriptor) }
        var status = stat()
        #expect(fstat(descriptor, &status) == 0)
        let ours = "\(status.st_dev):\(status.st_ino)"
        #expect(JournalLog.isListening(["JOURNAL_STREAM": ours], on: descriptor))
        #expect(!JournalLog.isListening(["JOURNAL_STREAM": "\(status.st_dev):1"], on: descriptor))
        #expect(!JournalLog.isListening([:], on: descriptor))
    }

    /// A field whose value has a line break.
    private static func long(_ name: String, _ value: String) -> [UInt8] {
        let count = UInt64(value.utf8.count).littleEndian
        return Array(name.utf8) + [0x0A] + withUnsafeBytes(of: count) { Array($0) } + Array(value.utf8) + [
            0x0A
        ]
    }
}

/// A socket as the journal has one.
private struct Journal {
    let path: String
    private let descriptor: Int32

    init() throws {
        path = "/tmp/journal-\(UUID().uuidString.prefix(8))"
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let octets = Array(path.utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: octets) }
        let bound = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0)
    }

    /// Returns the datagram that has come. Empty for none.
    func receive() -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        return Array(buffer.prefix(max(0, count)))
    }

    func remove() {
        close(descriptor)
        unlink(path)
    }
}
