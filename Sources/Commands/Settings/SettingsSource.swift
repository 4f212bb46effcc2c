import Foundation

/// The source of each setting: the flag, else the environment, else the settings file.
struct SettingsSource {
    private let flags: [String: String]
    private let environment: [String: String]
    private let file: SettingsFile

    init(options: SettingsOptions, environment: [String: String] = ProcessInfo.processInfo.environment) {
        flags = options.data.map { ["POSTBAG_DATA": $0] } ?? [:]
        self.environment = environment
        file =
            (options.settings ?? environment["POSTBAG_SETTINGS"]).map { SettingsFile(path: $0) }
            ?? SettingsFile()
    }

    subscript(name: String) -> String? {
        let value = flags[name] ?? environment[name] ?? file[name]
        return value?.isEmpty == true ? nil : value
    }

    /// Returns where a setting is set, for a person: its name, or the path of the settings file.
    /// Nil when it is not set.
    func place(of name: String) -> String? {
        guard self[name] != nil else { return nil }
        return environment[name] == nil ? file.path : name
    }

    /// Lists the errors in names and values. A mistyped name must not be ignored silently.
    func faults(known: Set<String>) -> [String] {
        file.faults(known: known)
            + environment.keys.filter { isMeantForUs($0, known) }.sorted()
            .map { SettingName(text: $0).fault(known: known) }
            + environment.filter { known.contains($0.key) && isQuoted($0.value) }.keys.sorted()
            .map { "\($0): the value stands in quotes: write it without them" }
    }

    /// Tells whether an unknown name in the environment was probably meant as one of our settings.
    private func isMeantForUs(_ name: String, _ known: Set<String>) -> Bool {
        guard !known.contains(name) else { return false }
        if name.uppercased().hasPrefix("POSTBAG_") { return true }
        return name.uppercased().hasPrefix("POST") && SettingName(text: name).nearest(of: known) != nil
    }
}
