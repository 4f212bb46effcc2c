extension Standing {
    /// What is best known of a letter, from all its deliveries. An offer never replaces another state; refused stays until the letter is accepted or handed over.
    package static func best(_ states: [Delivery.State]) -> Standing {
        let standings = Set(states.map(\.standing))
        return [.accepted, .handedOver, .onItsWay, .inDoubt, .refused].first(where: standings.contains) ?? .offered
    }
}

extension Delivery.State {
    package var standing: Standing {
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
