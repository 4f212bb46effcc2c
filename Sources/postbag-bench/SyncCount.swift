import Foundation

/// Counts the fdatasync calls for each letter. strace counts them in a run of its own, so that
/// counting slows no measurement.
enum SyncCount {
    static func describe(_ options: BenchOptions, slug: String, step: String) async throws -> String {
        guard let strace = Child.path(of: "strace") else { return "not counted: strace is not installed" }
        let folder = URL(filePath: options.folder).appending(path: "postbag-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Child.run(Child.postbag, ["campaign", "import", options.campaign, "--data", folder.path])
        let counts = folder.appending(path: "syncs")
        let under = [strace, "-f", "--seccomp-bpf", "-c", "-e", "trace=fdatasync", "-o", counts.path]
        let letters = try await MeasuredServer.serve(
            folder, under: under, log: folder.appending(path: "serve.log")
        ) { address, _ in
            try await MeasuredServer.measure(address, nil, options, seconds: 2) {
                SampleLetters(address, slug: slug, step: step, first: 1_000_000)
            }.0
                .answered
        }
        let table = String(
            decoding: FileManager.default.contents(atPath: counts.path) ?? Data(), as: UTF8.self)
        try FileManager.default.removeItem(at: folder)
        let line = table.split(separator: "\n").first { $0.hasSuffix("fdatasync") } ?? ""
        guard let syncs = line.split(separator: " ").dropFirst(3).first.flatMap({ Int($0) }), letters > 0
        else {
            return "not counted: strace gave no number"
        }
        return String(
            format: "%.3f (%d for %d letters, by strace in a run of its own)",
            Double(syncs) / Double(letters), syncs, letters)
    }
}
