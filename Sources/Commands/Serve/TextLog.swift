import Domain
import Foundation
import Glibc
import Logging
import Synchronization

/// Writes log entries to standard error, each as one line: time, level, label, values by their
/// names, the part of the program, message. A value cannot begin a line of its own.
struct TextLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel = Logger.Level.info
    private let label: String
    private let descriptor: Int32

    init(label: String, descriptor: Int32 = STDERR_FILENO) {
        (self.label, self.descriptor) = (label, descriptor)
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = Array("\(Self.now()) \(event.level) \(label):".utf8)
        for (name, value) in event.fields(beside: metadata, metadataProvider) {
            line.append(UInt8(ascii: " "))
            line += name.utf8
            line.append(UInt8(ascii: "="))
            Self.append(value, to: &line)
        }
        line += " [\(event.source)] ".utf8
        Self.append("\(event.message)", to: &line)
        line.append(UInt8(ascii: "\n"))
        write(line)
    }

    /// Appends a text, with control characters as JSON escapes them.
    private static func append(_ text: String, to line: inout [UInt8]) {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) { return line += text.utf8 }
        for octet in text.utf8 {
            if octet >= 0x20, octet != 0x7F {
                line.append(octet)
            } else {
                line += (octet == 0x0A ? "\\n" : "\\u00" + [octet].hexadecimal).utf8
            }
        }
    }

    /// A line that cannot be written is lost: there is no other place to say so.
    private func write(_ line: [UInt8]) {
        var rest = line[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// The time as the last line had it. Many lines are of one second.
    private static let last = Mutex((second: time_t(0), text: ""))

    /// Returns the time of this place with its offset, as ISO 8601 writes it.
    private static func now() -> String {
        last.withLock { last in
            var (second, parts) = (time(nil), tm())
            guard second != last.second, localtime_r(&second, &parts) != nil else { return last.text }
            var buffer = [CChar](repeating: 0, count: 40)
            let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%S%z", &parts)
            let text = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            last = (second, text)
            return text
        }
    }
}

extension LogEvent {
    /// Returns all values of an entry by their names, in the order of names. What the entry itself
    /// says wins over what its logger says.
    func fields(beside logger: Logger.Metadata, _ provider: Logger.MetadataProvider?)
        -> [(name: String, value: String)]
    {
        var all = metadata ?? [:]
        for given in [provider?.get() ?? [:], logger] where !given.isEmpty {
            all.merge(given) { nearer, _ in nearer }
        }
        return all.map { name, value in
            if case .string(let text) = value { (name, text) } else { (name, "\(value)") }
        }.sorted { $0.name < $1.name }
    }
}
