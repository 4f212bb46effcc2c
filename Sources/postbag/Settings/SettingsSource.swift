import Foundation

/// Where a setting comes from: the flag, else the environment, else the settings file.
struct SettingsSource {
    private let flags: [String: String]
    private let environment: [String: String]
    private let file: [String: String]

    init(flags: [String: String], environment: [String: String], file: [String: String]) {
        self.flags = flags
        self.environment = environment
        self.file = file
    }

    init(options: SettingsOptions, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        var file: [String: String] = [:]
        if let path = options.settings ?? environment["POSTBAG_SETTINGS"] { file = try Self.parse(String(contentsOfFile: path, encoding: .utf8)) }
        self.init(flags: options.data.map { ["POSTBAG_DATA": $0] } ?? [:], environment: environment, file: file)
    }

    subscript(name: String) -> String? {
        let value = flags[name] ?? environment[name] ?? file[name]
        return value?.isEmpty == true ? nil : value
    }

    /// Names that look like settings and are none: a slip of the pen should not pass silently.
    func unknown(besides known: Set<String>) -> [String] {
        Set(environment.keys).union(file.keys).filter { $0.hasPrefix("POSTBAG_") && !known.contains($0) }.sorted()
    }

    static func parse(_ text: String) -> [String: String] {
        text.split(whereSeparator: \.isNewline).reduce(into: [:]) { settings, line in
            let sides = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard sides.count == 2, !sides[0].hasPrefix("#") else { return }
            settings[sides[0]] = sides[1]
        }
    }
}
