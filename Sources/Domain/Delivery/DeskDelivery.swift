/// A delivery in an organiser's list, with whose letter it is.
package struct DeskDelivery: Sendable {
    package let delivery: Delivery
    package let target: String
    /// Whom a letter to a representative is addressed to. Nil for any other letter.
    package let member: String?
    /// The writer's name. "" once the letter is erased.
    package let writer: String
    package let country: String
    /// The name of the writer's division. Nil when it is not known.
    package let place: String?

    package init(
        _ delivery: Delivery, target: String, member: String? = nil, writer: String, country: String,
        place: String? = nil
    ) {
        (self.delivery, self.target, self.member) = (delivery, target, member)
        (self.writer, self.country, self.place) = (writer, country, place)
    }
}

/// What an organiser's list of deliveries shows. The raw values stand in addresses.
package enum DeliveryFilter: String, Sendable, CaseIterable {
    case inDoubt = "in_doubt"
    case refused, deferred, queued, sending, accepted
    case handedOver = "handed_over"
    case offered, all

    package var states: [Delivery.State] {
        switch self {
        case .inDoubt: [.inDoubt]
        case .refused: [.refused]
        case .deferred: [.deferred]
        case .queued: [.queued]
        case .sending: [.sending]
        case .accepted: [.accepted, .settled]
        case .handedOver: [.handedOver]
        case .offered: [.offered]
        case .all: Delivery.State.allCases
        }
    }

    /// The status by which the tally counts these. Nil: they are counted themselves, up to
    /// a limit.
    package var tallied: LetterStatus? {
        switch self {
        case .accepted: .accepted
        case .handedOver: .handedOver
        case .offered: .offered
        default: nil
        }
    }
}

/// A place in the list of deliveries: the last one that was shown.
package struct DeliveryCursor: Sendable, Hashable, CustomStringConvertible {
    package let letter: Int64
    package let channel: Channel

    package init(_ delivery: Delivery) { (letter, channel) = (delivery.letter, delivery.channel) }

    /// Nil for a text that names no place.
    package init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let letter = Int64(parts[0]),
            let channel = Channel(rawValue: String(parts[1]))
        else { return nil }
        (self.letter, self.channel) = (letter, channel)
    }

    package var description: String { "\(letter)-\(channel.rawValue)" }

    /// Whether this delivery comes after the other one, in a list with the newest letter first.
    package func isAfter(_ other: DeliveryCursor) -> Bool {
        (letter, channel.rawValue) < (other.letter, other.channel.rawValue)
    }
}
