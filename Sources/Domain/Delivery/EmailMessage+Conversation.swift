import Crypto
package import Foundation

extension EmailMessage {
    /// Returns the fields by which mail programs keep a mail apart from others with its subject.
    /// Outlook takes the conversation from `Thread-Index` ([MS-OXOMSG] 2.2.1.3), Gmail from
    /// `X-Entity-Ref-ID`. The same mail has the same conversation when it is tried again.
    package static func conversation(of messageID: String, begunAt date: Date) -> [Field] {
        // FILETIME counts 100 nanoseconds since 1601. The index holds the six higher octets.
        let time = UInt64(max(0, date.timeIntervalSince1970 + 11_644_473_600) * 10_000_000)
        let octets = (2...7).reversed().map { UInt8(truncatingIfNeeded: time >> (8 * $0)) }
        let id = SHA256.hash(data: Array("conversation \(messageID)".utf8)).prefix(16)
        return [
            Field("Thread-Index", Data(octets + id).base64EncodedString()),
            Field("X-Entity-Ref-ID", messageID),
        ]
    }
}
