import Foundation
import NIOCore

/// An owner who has signed in at the desk of a measured server.
struct DeskSession: Sendable {
    let address: ServerAddress
    let cookie: String

    /// Makes the first account, with the words that the server's own command prints.
    init(_ address: ServerAddress, data: URL, _ options: BenchOptions) async throws {
        let said = try Child.run(
            Child.postbag, ["desk", "secret", "--data", data.path], environment: options.environment)
        guard let words = said.firstMatch(of: /(?:[a-z]+ ){11}[a-z]+/)?.output else {
            throw BenchError("no secret of the desk: \(said)")
        }
        let form = "secret=\(words.replacing(" ", with: "+"))&name=Ruth&email=ruth%40harbour.example"
        let answer = try await address.ask(
            "POST /desk/first-run HTTP/1.1\r\nHost: \(address.authority)\r\nOrigin: http://\(address.authority)\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.utf8.count)\r\n\r\n\(form)"
        )
        let head = String(buffer: answer.head)
        guard answer.status == 303, let cookie = head.firstMatch(of: /(?i)set-cookie: ([^;\r]+)/)?.output.1
        else { throw BenchError("no account at the desk: \(head)") }
        (self.address, self.cookie) = (address, String(cookie))
    }

    func request(_ path: String) -> String {
        "GET \(path) HTTP/1.1\r\nHost: \(address.authority)\r\nCookie: \(cookie)\r\nAccept-Encoding: gzip\r\n\r\n"
    }
}
