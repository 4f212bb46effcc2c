package import Domain

/// What readers see of the site, as owners set it.
package struct SiteIdentities: DataAccess {
    let connection: any Connection

    /// Returns an identity without name and contact while none was ever set.
    package func find() throws -> SiteIdentity {
        try row("SELECT name, contact FROM site_identity").map {
            SiteIdentity(name: try $0.text("name"), contact: try $0.text("contact"))
        } ?? SiteIdentity()
    }

    package func set(_ identity: SiteIdentity) throws {
        try run(
            """
            INSERT INTO site_identity (id, name, contact) VALUES (1, $1, $2)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, contact = excluded.contact
            """, identity.name, identity.contact)
    }
}
