extension Schema {
    static let tenthBounces = ""
}
