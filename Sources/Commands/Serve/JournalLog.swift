import Foundation
import Glibc
import Logging

/// Writes log entries to systemd's journal with a field for each value, by the journal's native
/// protocol (systemd.io/JOURNAL_NATIVE_PROTOCOL). Writes a line of text to standard error where the
/// journal does not take the entry.
struct JournalLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel = Logger.Level.info
    private let socket: DatagramSocket
    private let text: TextLog

    /// The socket on which the journal listens.
    private static let path = "/run/systemd/journal/socket"
    /// The longest value of a field, in octets. What is longer is cut.
    private static let longest = 16_384

    /// Returns nil when there can be no such socket.
    init?(label: String, socket path: String = Self.path) {
        guard let socket = DatagramSocket(path) else { return nil }
        (self.socket, text) = (socket, TextLog(label: label))
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = event.fields(beside: metadata, metadataProvider)
        if socket.send(Self.entry("\(event.message)", event.level, fields)) { return }
        var text = text
        (text.metadata, text.metadataProvider) = (metadata, metadataProvider)
        text.log(event: event)
    }

    /// Returns an entry as the protocol wants it.
    static func entry(
        _ message: String, _ level: Logger.Level, _ fields: [(name: String, value: String)]
    ) -> [UInt8] {
        let said = ([message] + fields.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
        var octets: [UInt8] = []
        append("MESSAGE", said, to: &octets)
        append("PRIORITY", "\(priority(of: level))", to: &octets)
        append("SYSLOG_IDENTIFIER", "postbag", to: &octets)
        for (name, value) in fields { append(field(name), value, to: &octets) }
        return octets
    }

    /// A value with a line break has its length before it: eight octets, the lowest first.
    private static func append(_ name: String, _ value: String, to octets: inout [UInt8]) {
        let value = Array(value.utf8.prefix(longest))
        octets += name.utf8
        if value.contains(0x0A) {
            octets.append(0x0A)
            octets += (0..<8).map { UInt8(truncatingIfNeeded: value.count >> ($0 * 8)) }
        } else {
            octets.append(UInt8(ascii: "="))
        }
        octets += value
        octets.append(0x0A)
    }

    /// Returns the name of a field of ours: capital letters, digits and underscores, 64 at most.
    private static func field(_ name: String) -> String {
        let octets = name.uppercased().utf8.map { octet in
            (0x30...0x39).contains(octet) || (0x41...0x5A).contains(octet) ? octet : UInt8(ascii: "_")
        }
        return "POSTBAG_" + String(decoding: octets.prefix(56), as: UTF8.self)
    }

    /// The priorities of syslog.
    private static func priority(of level: Logger.Level) -> Int {
        switch level {
        case .critical: 2
        case .error: 3
        case .warning: 4
        case .notice: 5
        case .info: 6
        case .debug, .trace: 7
        }
    }
}

extension JournalLog {
    /// Whether standard error is the journal's: `JOURNAL_STREAM` names its device and inode, as
    /// systemd.exec(5) describes.
    static func isListening(
        _ environment: [String: String] = ProcessInfo.processInfo.environment,
        on descriptor: Int32 = STDERR_FILENO
    ) -> Bool {
        var status = stat()
        guard let stream = environment["JOURNAL_STREAM"], fstat(descriptor, &status) == 0 else {
            return false
        }
        return stream == "\(status.st_dev):\(status.st_ino)"
    }

    /// Makes the handler of our log: for the journal where it listens, else lines of text.
    static func handler(label: String) -> any LogHandler {
        let journal = isListening() ? JournalLog(label: label) : nil
        return journal ?? TextLog(label: label)
    }
}
