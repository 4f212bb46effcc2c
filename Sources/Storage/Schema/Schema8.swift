extension Schema {
    /// Tables with which organisers steer a campaign at the desk, in parts by subject.
    static let eighth = [
        eighthFigures,
        eighthExport,
        eighthSwitches,
    ].joined(separator: ";\n")
}
