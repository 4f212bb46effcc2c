import CCurl
import Foundation
import Glibc

/// Why mails could not be fetched. Says nothing personal.
package enum IMAPFailure: Error, Equatable, CustomStringConvertible {
    /// What libcurl says of connecting, of TLS, or of the login.
    case connecting(String)
    /// Nobody that is trusted vouches for the server's certificate, or it names another server.
    case certificate(String)
    /// The server refused a command.
    case refused(String)
    case silent, closed, unreadable

    package var description: String {
        switch self {
        case .connecting(let reason): reason
        case .certificate(let reason): "the server's certificate is not accepted: \(reason)"
        case .refused(let command): "the server refused \(command)"
        case .silent: "the server did not answer in time"
        case .closed: "the server closed the connection"
        case .unreadable: "the server sent something that is no IMAP answer"
        }
    }
}

/// One connection to an IMAP server, logged in. libcurl connects, begins TLS and logs in; then
/// commands and answers go through it. Blocks its thread.
final class IMAPConnection {
    private let handle: UnsafeMutableRawPointer
    /// Where libcurl writes the details of an error.
    private let details: UnsafeMutablePointer<CChar>
    private var reader: IMAPResponseReader
    private var number = 0

    /// Seconds for connecting with TLS and login, for the next octets of an answer, and for the
    /// whole answer.
    private static let connecting = 30, silence = 60.0, answer = 600.0

    private static let started: Void = {
        curl_global_init(Int(CURL_GLOBAL_DEFAULT))
        // A connection that the server has closed must not end the process.
        signal(SIGPIPE, SIG_IGN)
    }()

    init(_ server: IMAPServer, trust: MailTrust, longestLiteral: Int) throws(IMAPFailure) {
        _ = Self.started
        guard let handle = curl_easy_init() else { throw .connecting("libcurl did not start") }
        self.handle = handle
        details = .allocate(capacity: Int(CURL_ERROR_SIZE))
        details.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        reader = IMAPResponseReader(longestLiteral: longestLiteral)
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        let scheme = server.implicitTLS ? "imaps" : "imap"
        let texts = [
            (CURLOPT_URL, "\(scheme)://\(host):\(server.port)/"), (CURLOPT_PROTOCOLS_STR, scheme),
            (CURLOPT_USERNAME, server.credentials.user), (CURLOPT_PASSWORD, server.credentials.password),
            (CURLOPT_PROXY, ""),
        ]
        let numbers = [
            (CURLOPT_CONNECT_ONLY, 1), (CURLOPT_NOSIGNAL, 1), (CURLOPT_CONNECTTIMEOUT, Self.connecting),
            (CURLOPT_TIMEOUT, Self.connecting), (CURLOPT_SERVER_RESPONSE_TIMEOUT, Self.connecting),
        ]
        try check(postbag_curl_set_error_buffer(handle, details))
        for (option, text) in texts { try check(postbag_curl_set_text(handle, option, text)) }
        for (option, number) in numbers { try check(postbag_curl_set_number(handle, option, number)) }
        try check(postbag_curl_require_tls(handle, server.needsStartTLS ? 1 : 0))
        if case .certificates(let pem) = trust {
            let octets = Array(pem.utf8)
            try check(postbag_curl_set_octets(handle, CURLOPT_CAINFO_BLOB, octets, octets.count))
        }
        try check(curl_easy_perform(handle))
    }

    deinit {
        curl_easy_cleanup(handle)
        details.deallocate()
    }

    private func check(_ code: CURLcode) throws(IMAPFailure) {
        guard code != CURLE_OK else { return }
        let said = String(cString: details)
        let reason = said.isEmpty ? String(cString: curl_easy_strerror(code)) : said
        if code == CURLE_PEER_FAILED_VERIFICATION { throw .certificate(reason) }
        throw .connecting(reason)
    }

    /// Sends a command and returns the lines of its answer. Throws when the server refuses it.
    func run(_ command: String) throws(IMAPFailure) -> [IMAPLine] {
        number += 1
        // libcurl has used other tags on this connection.
        let tag = "P\(number)"
        try send(Array("\(tag) \(command)\r\n".utf8))
        let end = Date().addingTimeInterval(Self.answer)
        var lines: [IMAPLine] = []
        while Date() < end {
            while let line = try next() {
                guard line.text.hasPrefix("\(tag) ") else {
                    lines.append(line)
                    continue
                }
                guard line.text.dropFirst(tag.count + 1).uppercased().hasPrefix("OK") else {
                    throw .refused(
                        command.prefix { $0 != "(" && $0 != "\"" }.trimmingCharacters(in: .whitespaces))
                }
                return lines
            }
            try receive()
        }
        throw .silent
    }

    private func next() throws(IMAPFailure) -> IMAPLine? {
        do { return try reader.next() } catch { throw .unreadable }
    }

    private func send(_ octets: [UInt8]) throws(IMAPFailure) {
        var sent = 0
        while sent < octets.count {
            var count = 0
            let code = octets[sent...].withUnsafeBytes {
                curl_easy_send(handle, $0.baseAddress, $0.count, &count)
            }
            switch code {
            case CURLE_OK: sent += count
            case CURLE_AGAIN: try wait(for: POLLOUT)
            default: throw .closed
            }
        }
    }

    /// Waits for octets and reads them.
    private func receive() throws(IMAPFailure) {
        var octets = [UInt8](repeating: 0, count: 1 << 16), count = 0
        while true {
            let code = octets.withUnsafeMutableBytes {
                curl_easy_recv(handle, $0.baseAddress, $0.count, &count)
            }
            switch code {
            case CURLE_OK where count > 0: return reader.add(octets[..<count])
            // OpenSSL may hold octets that the socket no longer shows, so it is asked first.
            case CURLE_AGAIN: try wait(for: POLLIN)
            default: throw .closed
            }
        }
    }

    private func wait(for event: Int32) throws(IMAPFailure) {
        var socket: curl_socket_t = -1
        guard postbag_curl_socket(handle, &socket) == CURLE_OK, socket >= 0 else { throw .closed }
        var awaited = pollfd(fd: socket, events: Int16(event), revents: 0)
        guard poll(&awaited, 1, Int32(Self.silence * 1_000)) > 0 else { throw .silent }
    }
}
