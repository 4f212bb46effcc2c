import ArgumentParser
import Web

/// The `postbag routes` command. Prints every address of this Postbag, and who may use it.
struct Routes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List every address: its method, its path and who may use it.")

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let root = try await CompositionRoot.make(options.resolve().withData())
        for line in routeLines(root.site(changed: {})) { print(line) }
        try await root.close()
    }
}
