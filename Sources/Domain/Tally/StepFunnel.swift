/// Where people stop: counts in the order in which somebody goes. They are not counts of the same
/// people, because nobody is followed from page to page.
package struct StepFunnel: Sendable, Equatable {
    package enum Row: Sendable, Equatable {
        /// Pages served. Nil when they cannot be read.
        case pages(Int?)
        /// Letters written, at the first step or, without a step, at all steps together.
        case written(step: String?, Int)
        /// Letters confirmed there, and how many are not. Nil when they are not counted apart.
        case confirmed(Int?, missing: Int?)
        /// Letters confirmed at a later step, and how often its page was served.
        case later(step: String, Int?, pages: Int?)
        /// Letters of all steps that were accepted or handed over.
        case arrived(Int)

        package var count: Int? {
            switch self {
            case .pages(let count), .confirmed(let count, _), .later(_, let count, _): count
            case .written(_, let count), .arrived(let count): count
            }
        }
    }

    package let rows: [Row]

    /// - Parameters:
    ///   - steps: the writing steps with their targets, in the campaign's order.
    ///   - shares: confirmed letters and served pages by step. Nil when they cannot be read.
    package init(
        steps: [(key: String, target: String)], tally: Tally, pages: Int?,
        shares: [FigureKey.Dimension: [String: Int]]?
    ) {
        let letters = tally.letters
        let arrived = letters[.accepted] + letters[.handedOver]
        guard let first = steps.first, steps.count > 1 else {
            rows = [
                .pages(pages), .written(step: nil, letters.written),
                .confirmed(letters.confirmed, missing: max(0, letters.written - letters.confirmed)),
                .arrived(arrived),
            ]
            return
        }
        // Written letters are counted by target, confirmed ones also by step.
        func counts(_ step: (key: String, target: String)) -> Tally.Counts? {
            steps.count { $0.target == step.target } == 1
                ? tally.targets[step.target] ?? Tally.Counts() : nil
        }
        func confirmed(_ step: (key: String, target: String)) -> Int? {
            counts(step)?.confirmed ?? shares.map { $0[.step]?[step.key] ?? 0 }
        }
        let own = counts(first)
        let later = steps.dropFirst().map { step in
            Row.later(
                step: step.key, confirmed(step), pages: shares.map { $0[.stepPages]?[step.key] ?? 0 })
        }
        rows =
            [
                .pages(pages), .written(step: own.map { _ in first.key }, own?.written ?? letters.written),
                .confirmed(confirmed(first), missing: own.map { max(0, $0.written - $0.confirmed) }),
            ] + later + [.arrived(arrived)]
    }

    /// The largest count.
    package var most: Int { max(1, rows.compactMap(\.count).max() ?? 0) }
}
