extension Schema {
    static let tenthPace = ""
}
