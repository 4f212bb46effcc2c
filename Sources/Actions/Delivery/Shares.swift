/// How much of the database's time mail may take while letters wait to be stored: what people write comes first, then what they wait for
/// before their letter counts, then what can wait until tomorrow. With no letters waiting there is no limit.
enum Shares {
    static let notices = 0.05
    static let delivery = 0.01
}
