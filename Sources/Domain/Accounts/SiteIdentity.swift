/// What readers see of the site itself. A campaign names its own publisher.
package struct SiteIdentity: Sendable, Equatable {
    /// The characters that a name may have.
    package static let longestName = 80

    /// "" for none: the site's address stands for it.
    package var name: String
    /// The e-mail address to which readers can write. "" for none.
    package var contact: String

    package init(name: String = "", contact: String = "") {
        (self.name, self.contact) = (name, contact)
    }
}
