import ArgumentParser

/// The flags for settings that every command takes.
struct SettingsOptions: ParsableArguments {
    @Option(help: "The folder that holds everything (POSTBAG_DATA).")
    var data: String?

    @Option(help: "A file of POSTBAG_…=value lines; environment and flags win over it.")
    var settings: String?

    func resolve(port: Int? = nil, host: String? = nil, isDemo: Bool = false) throws -> Settings {
        try Settings.read(SettingsSource(options: self), port: port, host: host, isDemo: isDemo)
    }
}
