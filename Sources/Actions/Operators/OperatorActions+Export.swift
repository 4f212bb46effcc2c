package import Domain
import Storage

extension OperatorActions {
    /// Notes that a file is taken, before its first octet leaves.
    /// - Parameter purpose: why, in the words of whoever takes it. "" for a file without names.
    package func noteExport(_ file: ExportFile, of campaign: String, purpose: String = "") async throws {
        let subject = purpose.isEmpty ? file.name : "\(file.name): \(purpose)"
        let action: AuditEvent.Action = file.hasNames ? .exportedNames : .exported
        try await change { _, _ in ((), [AuditEvent(action, of: subject, campaign: campaign)]) }
    }
}
