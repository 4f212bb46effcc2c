/// Composes the mails that Postbag writes: letters and digests to targets, answers that are passed
/// on, and the mails to supporters, readers and accounts.
package struct MailComposer: Sendable {
    let services: Services
}

extension Services {
    package var composer: MailComposer { MailComposer(services: self) }
}
