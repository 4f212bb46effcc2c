extension Schema {
    /// Tables for own words that are read before they go, and for what is set in the browser.
    static let ninth = [
        ninthWords,
        ninthSettings,
    ].filter { !$0.isEmpty }.joined(separator: ";\n")
}
