import ArgumentParser

/// The program `postbag-bench`, which measures the speed of this machine. It is not part of an
/// installation. Each command measures one task, with a baseline in the same run.
@main
struct PostbagBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "postbag-bench",
        abstract: "Measure a server of its own, in a temporary folder, over loopback.",
        subcommands: [
            BenchPage.self, BenchIntake.self, BenchConfirm.self, BenchDelivery.self, BenchTally.self,
            BenchMemory.self, BenchSurge.self,
            BenchCrowd.self, BenchGrowth.self, BenchPlaces.self, BenchWorst.self,
            BenchDesk.self,
        ])
}
