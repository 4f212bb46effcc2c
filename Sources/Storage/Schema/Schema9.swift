extension Schema {
    /// Tables for own words that are read before they go, news, and what is set in the browser.
    static let ninth = [
        ninthWords,
        ninthSecond,
        ninthSettings,
        ninthSite,
        ninthNews,
    ].filter { !$0.isEmpty }.joined(separator: ";\n")
}
