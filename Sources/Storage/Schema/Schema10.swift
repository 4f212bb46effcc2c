extension Schema {
    /// Tables for mail that comes back, for answers, and for the pace of each target.
    static let tenth = [
        tenthBounces,
        tenthRelay,
        tenthPace,
        tenthSenders,
        tenthDoors,
    ].filter { !$0.isEmpty }.joined(separator: ";\n")
}
