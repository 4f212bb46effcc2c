extension Schema {
    static let tenthSenders = ""
}
