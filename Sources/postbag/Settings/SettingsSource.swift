import Foundation

/// Where a setting comes from: the flag, else the environment, else the settings file.
struct SettingsSource {
    private let flags: [String: String]
    private let environment: [String: String]
    private let file: SettingsFile

    init(options: SettingsOptions, environment: [String: String] = ProcessInfo.processInfo.environment) {
        flags = options.data.map { ["POSTBAG_DATA": $0] } ?? [:]
        self.environment = environment
        file = (options.settings ?? environment["POSTBAG_SETTINGS"]).map { SettingsFile(path: $0) } ?? SettingsFile()
    }

    subscript(name: String) -> String? {
        let value = flags[name] ?? environment[name] ?? file[name]
        return value?.isEmpty == true ? nil : value
    }

    /// What is no setting, though it stands where settings stand: a slip of the pen should not pass silently.
    func faults(known: Set<String>) -> [String] {
        file.faults(known: known)
            + environment.keys.filter { $0.hasPrefix("POSTBAG_") && !known.contains($0) }.sorted().map { "\($0) is not a setting" }
    }
}
