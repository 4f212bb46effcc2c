extension Schema {
    static let eighthFigures = ""
}
