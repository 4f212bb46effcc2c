extension Schema {
    static let eighthWords = ""
}
