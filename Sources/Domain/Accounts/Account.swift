/// A person who can sign in to the desk.
package struct Account: Sendable, Equatable {
    package let id: Int64
    package var name: String
    package var email: String
    /// Whether the person owns the site, and so may do everything in it.
    package var isOwner: Bool

    package init(id: Int64, name: String, email: String, isOwner: Bool) {
        self.id = id
        self.name = name
        self.email = email
        self.isOwner = isOwner
    }
}
