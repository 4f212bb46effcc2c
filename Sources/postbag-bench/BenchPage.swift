import ArgumentParser
import CZlib
import Foundation
import NIOCore

/// The `postbag-bench page` command. Measures the campaign page, compressed as a browser gets it.
/// nginx serves the same octets as a baseline.
struct BenchPage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "page", abstract: "Campaign pages a second; nginx with the same octets beside it.")

    @OptionGroup var options: BenchOptions
    @Option(help: "The page.") var path = "/calais/en"

    func run() async throws {
        try await MeasuredServer.with(options) { server in
            let page = try await server.address.get(path, headers: Self.accepts)
            guard page.status == 200, let text = gunzipped(page.body) else {
                throw BenchError("\(path): \(page.status), or not compressed")
            }
            var report = BenchReport("page")
            report.set("page", "\(path), \(page.body.readableBytes) octets compressed, \(text.count) plain")
            report.set(
                "client",
                "\(options.connections) kept connections from one thread of its own process; status and body checked"
            )
            let request = ByteBuffer(
                string: "GET \(path) HTTP/1.1\r\nHost: \(server.address.authority)\r\n\(Self.accepts)\r\n")
            let exchange: @Sendable () -> any Exchange = { PageExchange(request, first: page.body) }
            _ = try await server.measure(options, seconds: 1, exchange)
            var (ours, nginx): ([Measured], [Measured]) = ([], [])
            try await NginxBaseline.with(page) { baseline in
                for _ in 0..<options.runs {
                    ours.append(try await server.measure(options, exchange).1)
                    if let baseline {
                        nginx.append(
                            try await MeasuredServer.measure(
                                baseline.address, baseline.pid, options, exchange
                            ).1)
                    }
                }
            }
            report.rows = [.init(name: "postbag", runs: ours)]
            if nginx.isEmpty {
                report.set("yardstick", "none: nginx is not installed")
            } else {
                report.rows.append(.init(name: "nginx, the same octets", runs: nginx))
            }
            try options.show(report)
            guard report.isRight else { throw ExitCode.failure }
        }
    }

    private static let accepts =
        "Accept-Encoding: gzip, deflate, br\r\nAccept-Language: en-GB,en;q=0.9\r\nUser-Agent: postbag-bench\r\nAccept: text/html\r\n"
}

/// Asks for one page. An answer is right when its body equals the last right body. Any other body
/// must unpack into a page, because the page's count and time change.
final class PageExchange: Exchange {
    private let ask: ByteBuffer
    private var known: ByteBuffer

    init(_ request: ByteBuffer, first: ByteBuffer) {
        ask = request
        known = first
    }

    func request() -> ByteBuffer? { ask }

    func isRight(_ answer: Answer) -> Bool {
        guard answer.status == 200 else { return false }
        if answer.body == known { return true }
        guard let text = gunzipped(answer.body), String(decoding: text, as: UTF8.self).contains("</html>")
        else { return false }
        known = answer.body
        return true
    }
}

/// Unpacks a gzip stream. Nil when the stream is not gzip or is broken.
func gunzipped(_ body: ByteBuffer) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
        return nil
    }
    defer { inflateEnd(&stream) }
    var input = [UInt8](buffer: body)
    var output = [UInt8](repeating: 0, count: 1 << 20)
    let ended = input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target in
            (stream.next_in, stream.avail_in) = (source.baseAddress, UInt32(source.count))
            (stream.next_out, stream.avail_out) = (target.baseAddress, UInt32(target.count))
            return inflate(&stream, Z_FINISH)
        }
    }
    return ended == Z_STREAM_END ? Array(output.prefix(Int(stream.total_out))) : nil
}
