import Foundation

/// Deliveries as a table for programs.
package enum DeliveryTable {
    package static let columns = [
        "letter", "channel", "state", "campaign", "target", "rehearsal", "attempts", "changed", "reply_code",
        "reply",
    ]

    /// Returns the deliveries as CSV, in which no cell is a formula.
    package static func csv(_ deliveries: [ListedDelivery]) -> [UInt8] {
        let csv = CSVWriter(.programs)
        var bytes = csv.head(columns)
        for delivery in deliveries { csv.line(delivery.cells, into: &bytes) }
        return bytes
    }
}

/// Deliveries as an array of JSON, an object a line, with the columns of the table.
package enum JSONDeliveries {
    package static func array(_ deliveries: [ListedDelivery]) -> [UInt8] {
        var bytes = Array("[".utf8)
        for (index, listed) in deliveries.enumerated() {
            bytes += index == 0 ? "\n{".utf8 : ",\n{".utf8
            // Programs that read numbers as floating point would round the id.
            bytes.text("letter", String(listed.delivery.letter), isFirst: true)
            bytes.text("channel", listed.delivery.channel.rawValue)
            bytes.text("state", listed.delivery.state.rawValue)
            bytes.text("campaign", listed.campaign)
            bytes.text("target", listed.target)
            bytes.flag("rehearsal", listed.rehearsal)
            bytes.number("attempts", listed.delivery.attempts)
            bytes.time("changed", listed.delivery.changedAt)
            if let reply = listed.delivery.reply {
                bytes.number("reply_code", reply.code)
                bytes.text("reply", reply.text)
            }
            bytes.append(UInt8(ascii: "}"))
        }
        return bytes + "\n]\n".utf8
    }
}

extension ListedDelivery {
    /// The cells of the table, without personal data.
    package var cells: [String] {
        var changed: [UInt8] = []
        delivery.changedAt.appendTime(to: &changed)
        let reply = delivery.reply?.text.split(whereSeparator: \.isNewline).joined(separator: " ") ?? ""
        return [
            String(delivery.letter), delivery.channel.rawValue, delivery.state.rawValue, campaign, target,
            rehearsal ? "yes" : "no", String(delivery.attempts), String(decoding: changed, as: UTF8.self),
            delivery.reply.map { String($0.code) } ?? "", reply,
        ]
    }
}
