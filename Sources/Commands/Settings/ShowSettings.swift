import ArgumentParser
import Channels
import Foundation
import Web

/// The `postbag settings` command. Prints the settings in force, with passwords hidden.
struct ShowSettings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Show the settings in force; passwords are hidden.")

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try options.resolve()
        let lines = [
            ("data", settings.data.path),
            ("database", settings.database.map { "PostgreSQL \($0)" } ?? "embedded"), ("host", settings.host),
            ("port", String(settings.port)),
            ("site", settings.site ?? "none: \(settings.address)"),
            ("mail server", settings.smtp.map { "\($0.host):\($0.port)" } ?? "none: rehearsal"),
            ("from", settings.from),
            ("proxies", settings.proxies.map(\.description).joined(separator: ", ")),
            ("rate limits", settings.limitsRates ? "on" : "off"),
            ("pace", settings.isPaced ? "on" : "off"),
            ("unconfirmed letters", "\(settings.unconfirmedMegabytes) MB at most"),
            (
                "metrics",
                settings.metricsToken == nil ? "for this machine" : "for this machine, and with the token"
            ),
        ]
        for (name, value) in lines { print("\(name): \(value)") }
    }
}
