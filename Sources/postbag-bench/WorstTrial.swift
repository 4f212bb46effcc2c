import Foundation
import NIOCore

/// The cost of one text in one place.
struct WorstResult: Sendable {
    let route: String
    let name: String
    let text: WorstText
    /// The size of the text in octets.
    let octets: Int
    /// `cost` is the CPU time in milliseconds. `growth` is that time divided by the time for half
    /// the text.
    let cost: Double
    let growth: Double
}

/// Sends the worst texts to a server and reads its CPU time before and after each request.
struct WorstTrial: Sendable {
    let address: ServerAddress
    let process: Int32
    let most: Double
    let growth: Double

    /// The noise of the machine in milliseconds. Smaller differences are ignored.
    private static let noise = 1.0
    private static let rounds = 6
    private static let tries = 10

    func measure(_ field: WorstField, _ worst: WorstText) async throws -> WorstResult {
        let size = field.size(worst)
        let requests = [size, size / 2, size / 4].map {
            field.request(worst.text(octets: $0), to: address.authority)
        }
        let costs = try await costs { try await ask(requests[$0]) }
        return WorstResult(
            route: field.route.masked, name: field.name, text: worst, octets: size, cost: costs.whole,
            growth: costs.growth)
    }

    /// Measures the pages that show a stored letter. Measures a request without a letter where the
    /// server refused the letter.
    func measure(_ pages: WorstPages, _ worst: WorstText) async throws -> WorstResult {
        var browsers: [String] = []
        for part in [1, 2, 4] {
            let letter = pages.letter.merging(pages.fields.mapValues { worst.text(octets: $0 / part) }) { $1 }
            browsers.append(try await write(letter).cookie)
        }
        let requests = browsers.map { browser in
            WorstField(route: pages.path, name: "", place: .stored, cookie: browser).request(
                "", to: address.authority)
        }
        let costs = try await costs { try await ask(requests[$0]) }
        return WorstResult(
            route: pages.path, name: pages.name, text: worst, octets: pages.fields.values.reduce(0, +),
            cost: costs.whole, growth: costs.growth)
    }

    /// Posts a letter. Returns the browser's cookie and the letter value from its waiting page.
    /// Both are empty when the server refused the letter.
    func write(_ fields: [String: String]) async throws -> (cookie: String, page: String) {
        let field = WorstField(route: "/calais/letters", name: "unknown", place: .form(fields))
        let answer = try await address.ask(field.request("", to: address.authority))
        let head = String(buffer: answer.head)
        guard answer.status == 303,
            let cookie = head.firstMatch(of: /et-[Cc]ookie: (postbag=[^;]+);/)?.output.1
        else { return ("", "") }
        let waiting = WorstField(
            route: "/calais/en/waiting", name: "", place: .stored, cookie: String(cookie))
        let plain = waiting.request("", to: address.authority).replacing(
            "Accept-Encoding: gzip\r\n", with: "")
        let page = String(buffer: try await address.ask(plain).body).firstMatch(
            of: /name="letter" value="([^"]+)"/)?.output.1
        return (String(cookie), page.map(String.init) ?? "")
    }

    /// Measures the whole text, half of it and a quarter. Measures again while a cost is too high.
    /// Other programs on the machine may have disturbed a round.
    private func costs(_ ask: (Int) async throws -> Spent) async throws -> (whole: Double, growth: Double) {
        var costs = (whole: Double.infinity, growth: Double.infinity)
        for _ in 0..<Self.rounds {
            let again = try await round(ask)
            costs = (min(costs.whole, again.whole), min(costs.growth, again.growth))
            if isFine(costs) { break }
        }
        return costs
    }

    /// Keeps the smallest cost of several tries, with growing pauses. A round begins without the
    /// costs of earlier ones, because a cost can also be read too small: the kernel adds the time
    /// of a thread that waits for a processor later.
    private func round(_ ask: (Int) async throws -> Spent) async throws -> (whole: Double, growth: Double) {
        // Compares only costs of the same status. A text accepted at one size and refused at double
        // the size causes different work, not more of the same.
        var least: [[Int?: Double]] = [[:], [:], [:]]
        var costs = (whole: Double.infinity, growth: 1.0)
        for attempt in 0..<Self.tries {
            for size in least.indices {
                let spent = try await ask(size)
                least[size][spent.status] = min(least[size][spent.status] ?? .infinity, spent.time)
            }
            costs.whole = least[0].values.max() ?? 0
            costs.growth = [0, 1].flatMap { growths(least[$0], least[$0 + 1]) }.max() ?? 1
            if attempt > 0, isFine(costs) { break }
            try await Task.sleep(for: .milliseconds(2 * attempt))
        }
        return costs
    }

    private func isFine(_ costs: (whole: Double, growth: Double)) -> Bool {
        (most == 0 || costs.whole < most) && costs.growth < growth
    }

    private func growths(_ whole: [Int?: Double], _ half: [Int?: Double]) -> [Double] {
        whole.compactMap { status, cost in half[status].map { ratio(cost, $0) } }
    }

    /// The CPU time of one request in milliseconds, and the status of the answer. `status` is nil
    /// when no answer came.
    private struct Spent {
        var time: Double
        var status: Int?
    }

    private func ratio(_ whole: Double, _ half: Double) -> Double {
        whole - half < Self.noise ? 1 : whole / max(half, 0.1)
    }

    /// Reads the CPU time once it no longer changes. The kernel adds a thread's time only when the
    /// thread sleeps again.
    private func settledTime() async throws -> Double {
        var time = Machine.runTime(of: process)
        for _ in 0..<20 {
            try await Task.sleep(for: .milliseconds(1))
            let later = Machine.runTime(of: process)
            if later == time { break }
            time = later
        }
        return time
    }

    /// Sends one request and measures its cost. Includes a request that the server refuses by
    /// closing the connection.
    private func ask(_ request: String) async throws -> Spent {
        let before = try await settledTime()
        var status: Int?
        do {
            let answer = try await address.ask(request)
            if answer.status >= 500 { throw BenchError("\(answer.status) to \(request.prefix(200))") }
            status = answer.status
        } catch is ChannelError {} catch is IOError {} catch is AnswerReader.ParseError {}
        return Spent(time: try await settledTime() - before, status: status)
    }
}

/// A letter with texts as large as allowed, and a page that shows the letter.
struct WorstPages: Sendable {
    let name: String
    let path: String
    let letter: [String: String]
    /// The size of each field in octets.
    let fields: [String: Int]

    static let all: [WorstPages] = [
        ("write-minister", ["waiting", "paper/write-minister", "form/write-minister"]),
        ("write-prefect", ["waiting"]),
    ]
    .flatMap { step, pages in
        pages.flatMap { page in
            [["words": 29_000], ["words": 59_000], ["name": 380], ["address": 900]].map { fields in
                WorstPages(
                    name: "\(step), \(fields.keys.first ?? "")", path: "/calais/en/\(page)",
                    letter: WorstField.letter.merging(["step": step]) { $1 }, fields: fields)
            }
        }
    }
}

extension String {
    /// The text with the token of a link masked, because tokens differ from run to run.
    fileprivate var masked: String { replacing(/[0-9]+\.[A-Za-z0-9_-]{22}/, with: "TOKEN") }
}
