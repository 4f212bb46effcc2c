extension Schema {
    /// Changes that prepare the organiser's desk, in parts by subject.
    static let fifth = [
        fifthLetters,
        fifthOutbox,
        fifthAudit,
    ].joined(separator: ";\n")
}
