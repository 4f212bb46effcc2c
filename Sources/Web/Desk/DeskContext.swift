package import Domain
package import Hummingbird

/// The data of one request of somebody who has signed in. There is none without an account, so no
/// handler that takes it can be reached without one.
package struct DeskContext: ChildRequestContext {
    package var coreContext: CoreRequestContextStorage
    package let account: Account
    /// The data that every request has.
    package let visitor: VisitorContext

    /// Throws 404 when nobody has signed in, as for an address that does not exist.
    package init(context: VisitorContext) throws {
        guard let account = context.account else { throw HTTPError(.notFound) }
        coreContext = context.coreContext
        visitor = context
        self.account = account
    }

    package var maxUploadSize: Int { visitor.maxUploadSize }
}

extension RouterMethods where Context == VisitorContext {
    /// Returns the group of the desk's routes.
    package func desk() -> RouterGroup<DeskContext> { group("desk", context: DeskContext.self) }
}
