extension Schema {
    static let ninthNews = ""
}
