package import Domain
import Storage

extension OperatorActions {
    /// Sets what readers see of the site.
    package func name(_ identity: SiteIdentity) async throws {
        let actor = actor
        try await change { connection, _ in
            guard try connection.allows(actor, .site, in: nil) else { return ((), []) }
            guard try connection.siteIdentities.find() != identity else { return ((), []) }
            try connection.siteIdentities.set(identity)
            return ((), [AuditEvent(.siteNamed, of: identity.name, detail: identity.contact)])
        }
    }
}
