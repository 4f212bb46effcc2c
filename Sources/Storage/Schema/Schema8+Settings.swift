extension Schema {
    static let eighthSettings = ""
}
