extension Schema {
    static let eighthExport = ""
}
