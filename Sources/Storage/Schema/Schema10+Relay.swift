extension Schema {
    static let tenthRelay = ""
}
