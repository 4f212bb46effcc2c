extension Schema {
    static let eighthSwitches = ""
}
