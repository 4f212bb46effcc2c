extension Schema {
    static let ninthSecond = ""
}
