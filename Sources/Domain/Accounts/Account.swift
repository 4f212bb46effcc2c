/// Somebody who may sign in to the desk.
package struct Account: Sendable, Equatable {
    package var id: Int64
    package var name: String
    package var email: String
    /// Whether the account owns this Postbag, and may do everything on it.
    package var isOwner: Bool

    package init(id: Int64, name: String, email: String, isOwner: Bool) {
        self.id = id
        self.name = name
        self.email = email
        self.isOwner = isOwner
    }
}
