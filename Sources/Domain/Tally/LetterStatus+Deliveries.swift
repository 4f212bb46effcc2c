extension LetterStatus {
    /// Returns the best known status of a letter, from all its deliveries. An offer never replaces
    /// another status. `refused` stays until the letter is accepted or handed over.
    package static func best(_ states: [Delivery.State]) -> LetterStatus {
        let statuses = Set(states.map(\.status))
        return [.accepted, .handedOver, .onItsWay, .inDoubt, .refused].first(where: statuses.contains)
            ?? .offered
    }
}

extension Delivery.State {
    package var status: LetterStatus {
        switch self {
        case .offered: .offered
        case .queued, .sending, .deferred: .onItsWay
        case .accepted, .settled: .accepted
        case .refused: .refused
        case .inDoubt: .inDoubt
        case .handedOver: .handedOver
        }
    }
}
