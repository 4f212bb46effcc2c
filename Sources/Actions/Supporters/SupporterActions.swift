import Domain
import Storage

/// What supporters do: write a letter, confirm it, hand it over, withdraw it, be forgotten.
package struct SupporterActions: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    var database: Database { services.database }
    var environment: Environment { services.environment }
    var campaigns: CampaignCache { services.campaigns }
    var places: LegislatureCache { services.places }
    var key: Key { services.key }
    var rehearsal: Bool { services.rehearsal }
}
