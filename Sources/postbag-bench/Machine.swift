import Foundation

/// Reads facts about the machine and its processes from /proc.
enum Machine {
    static var description: [BenchReport.Setting] {
        let model = lines("/proc/cpuinfo").first { $0.hasPrefix("model name") }?.split(separator: ":").last
            .map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        return [
            .init(
                name: "machine",
                value:
                    "\(ProcessInfo.processInfo.activeProcessorCount) × \(model ?? "unknown processor"), shared with the client"
            ),
            .init(name: "system", value: ProcessInfo.processInfo.operatingSystemVersionString),
        ]
    }

    /// Sums the CPU time, in seconds, of a process and of its children that still run.
    static func cpuTime(of process: Int32) -> Double {
        ([process] + children(of: process)).reduce(0) { $0 + ownTime($1) }
    }

    /// Sums the CPU time of the current threads of a process, in milliseconds, with a resolution of
    /// microseconds.
    static func runTime(of process: Int32) -> Double {
        let threads = entries("/proc/\(process)/task")
        return threads.reduce(0) { sum, thread in
            let nanoseconds = lines("/proc/\(process)/task/\(thread)/schedstat").first?.split(separator: " ")
                .first.flatMap { Double($0) }
            return sum + (nanoseconds ?? 0) / 1_000_000
        }
    }

    /// Sums the CPU time, in seconds, of all processes with this name.
    static func cpuTime(ofAll name: String) -> Double {
        processes.filter { lines("/proc/\($0)/comm").first == name }.reduce(0) { $0 + ownTime($1) }
    }

    private static var processes: [Int32] { entries("/proc") }

    /// Lists the entries of a folder whose names are numbers.
    private static func entries(_ path: String) -> [Int32] {
        var found: [Int32] = []
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let id = Int32(name) { found.append(id) }
        }
        return found
    }

    /// The resident memory of a process, in megabytes (10^6 octets).
    static func memory(of process: Int32) -> Double { memory(of: process, "VmRSS:") }

    /// The most memory that a process ever had, in megabytes.
    static func peakMemory(of process: Int32) -> Double { memory(of: process, "VmHWM:") }

    private static func memory(of process: Int32, _ field: String) -> Double {
        let line = lines("/proc/\(process)/status").first { $0.hasPrefix(field) } ?? ""
        return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) } ?? 0)
            * 1_024 / 1_000_000
    }

    private static func ownTime(_ process: Int32) -> Double {
        // The name in parentheses may contain spaces, so the numbers are read after its closing
        // parenthesis.
        let text = lines("/proc/\(process)/stat").first ?? ""
        let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else {
            return 0
        }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    static func children(of process: Int32) -> [Int32] {
        lines("/proc/\(process)/task/\(process)/children").joined().split(separator: " ").compactMap {
            Int32($0)
        }
    }

    /// Reads the lines of a file in /proc. Empty when the process has ended.
    /// `String(contentsOfFile:)` may fail there, because files in /proc have no size.
    private static func lines(_ path: String) -> [String] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
