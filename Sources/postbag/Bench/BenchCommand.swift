import ArgumentParser

/// The `postbag bench NAME` commands. Each command measures the speed of this machine at one task,
/// with a baseline in the same run.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure a server of its own, in a temporary folder, over loopback.",
        subcommands: [
            BenchPage.self, BenchIntake.self, BenchConfirm.self, BenchDelivery.self, BenchTally.self,
            BenchMemory.self, BenchSurge.self,
            BenchCrowd.self, BenchGrowth.self, BenchPlaces.self, BenchWorst.self,
        ])
}
