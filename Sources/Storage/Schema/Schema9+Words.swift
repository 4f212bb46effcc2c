extension Schema {
    static let ninthWords = ""
}
