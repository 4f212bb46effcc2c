extension Schema {
    static let ninthSettings = ""
}
