package import Domain
import Storage

extension OperatorActions {
    /// Counts the letters afresh and corrects wrong counts. Returns the corrections; there should
    /// be none.
    package func recountTally() async throws -> [CountCorrection] {
        try await database.recount { recount in
            try await change { connection, _ in
                guard try connection.counts.correct(recount) else { return (false, []) }
                return (true, recount.corrections.map(\.event))
            }
        }
    }
}

extension CountCorrection {
    fileprivate var event: AuditEvent {
        let number = "\(measure) \(delta > 0 ? "+" : "")\(delta)\(rehearsal ? ", rehearsal" : "")"
        return AuditEvent(
            .countCorrected, of: subject.isEmpty ? campaign : "\(campaign)/\(subject)", campaign: campaign,
            detail: number)
    }
}
