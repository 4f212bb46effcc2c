package import Foundation

/// Writes mails one after the other as mbox, the kind called "mboxrd": a line of a mail that begins
/// with "From ", after any number of ">", gets one more ">".
package struct MboxWriter: Sendable {
    package init() {}

    /// Appends a mail.
    /// - Parameters:
    ///   - octets: the mail, with CRLF line ends.
    ///   - sender: the address in the envelope.
    package func append(_ octets: [UInt8], from sender: String, at date: Date, to bytes: inout [UInt8]) {
        bytes += "From \(sender.split(separator: " ").joined()) \(Self.day(date))\n".utf8
        var line = octets.startIndex
        while line < octets.endIndex {
            let end = octets[line...].firstIndex(of: 0x0A) ?? octets.endIndex
            var text = octets[line..<end]
            if text.last == 0x0D { text = text.dropLast() }
            if text.drop(while: { $0 == UInt8(ascii: ">") }).starts(with: "From ".utf8) {
                bytes.append(UInt8(ascii: ">"))
            }
            bytes += text
            bytes.append(0x0A)
            line = end + 1
        }
        bytes.append(0x0A)
    }

    /// Returns the date as C's asctime writes it, in UTC: "Thu Oct 27 21:04:00 2016".
    private static func day(_ date: Date) -> String {
        var time: [UInt8] = []
        date.appendTime(to: &time)
        let text = String(decoding: time, as: UTF8.self)
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let since = Int((date.timeIntervalSince1970 / 86_400).rounded(.down))
        let month = Int(text.dropFirst(5).prefix(2)) ?? 1
        let day = text.dropFirst(8).prefix(2)
        return
            "\(days[(since % 7 + 7) % 7]) \(months[month - 1]) \(day) \(text.dropFirst(11).prefix(8)) \(text.prefix(4))"
    }
}
