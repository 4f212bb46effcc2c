/// An account that saved a draft.
package struct DraftSaver: Sendable, Equatable {
    package let id: Int64
    package let name: String

    package init(id: Int64, name: String) { (self.id, self.name) = (id, name) }
}
