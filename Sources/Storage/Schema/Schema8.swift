extension Schema {
    /// Tables with which organisers steer a campaign at the desk, in parts by subject.
    static let eighth = [
        eighthFigures,
        eighthWords,
        eighthExport,
        eighthSettings,
        eighthSwitches,
    ].filter { !$0.isEmpty }.joined(separator: ";\n")
}
