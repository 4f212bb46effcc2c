/// How much of the time mail may take while people wait for what they asked or wrote: they come
/// first, then what they wait for before their letter counts, then what can wait until tomorrow.
/// When nobody waits there is no limit.
enum Shares {
    static let supporterMails = 0.1
    static let delivery = 0.02
}
