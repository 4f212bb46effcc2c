import CAres
package import Domain
import Foundation

/// Asks name servers, for `postbag doctor --mail`. Each question blocks its thread for a few
/// seconds at most.
package struct DNSResolver: Sendable {
    /// The name server, as `127.0.0.1:5353`. Nil for those of the system.
    private let server: String?

    package init(server: String?) { self.server = server }

    /// Returns the records of a name. Empty where the name or the record does not exist. Nil when
    /// nobody answers.
    package func records(_ question: DNSQuestion) -> [String]? {
        var answer = cares_ask(server, question.name, question.type.number)
        defer { free(answer.octets) }
        switch answer.status {
        case cares_success: break
        case cares_no_data, cares_not_found: return []
        default: return nil
        }
        switch question.type {
        case .txt: return texts(&answer)
        case .a, .aaaa: return addresses(&answer, question.type)
        case .mx: return exchanges(&answer)
        case .ptr: return names(&answer)
        }
    }

    /// A record in several strings is one text without anything between them (RFC 7208, 3.3).
    private func texts(_ answer: inout cares_answer) -> [String]? {
        var list: UnsafeMutablePointer<ares_txt_ext>?
        let status = cares_parse_texts(&answer, &list)
        defer { ares_free_data(list) }
        guard status == cares_success else { return status == cares_no_data ? [] : nil }
        var texts: [[UInt8]] = []
        var next = list
        while let part = next?.pointee {
            let octets = UnsafeBufferPointer(start: part.txt, count: part.length)
            if part.record_start != 0 || texts.isEmpty { texts.append([]) }
            texts[texts.count - 1] += octets
            next = part.next
        }
        return texts.map { String(decoding: $0, as: UTF8.self) }
    }

    private func addresses(_ answer: inout cares_answer, _ type: DNSQuestion.RecordType) -> [String]? {
        var host: UnsafeMutablePointer<hostent>?
        let status = cares_parse_addresses(&answer, type == .aaaa ? 1 : 0, &host)
        defer { if let host { ares_free_hostent(host) } }
        guard status == cares_success, let found = host?.pointee else {
            return status == cares_no_data ? [] : nil
        }
        var addresses: [String] = []
        var index = 0
        while let address = found.h_addr_list[index] {
            var text = [CChar](repeating: 0, count: 64)
            ares_inet_ntop(found.h_addrtype, address, &text, ares_socklen_t(text.count))
            let octets = text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
            addresses.append(String(decoding: octets, as: UTF8.self))
            index += 1
        }
        return addresses
    }

    private func exchanges(_ answer: inout cares_answer) -> [String]? {
        var list: UnsafeMutablePointer<ares_mx_reply>?
        let status = cares_parse_exchanges(&answer, &list)
        defer { ares_free_data(list) }
        guard status == cares_success else { return status == cares_no_data ? [] : nil }
        var hosts: [String] = []
        var next = list
        while let exchange = next?.pointee {
            hosts.append(String(cString: exchange.host))
            next = exchange.next
        }
        return hosts
    }

    private func names(_ answer: inout cares_answer) -> [String]? {
        var host: UnsafeMutablePointer<hostent>?
        let status = cares_parse_names(&answer, &host)
        defer { if let host { ares_free_hostent(host) } }
        guard status == cares_success, let found = host?.pointee else {
            return status == cares_no_data ? [] : nil
        }
        var names: [String] = []
        var index = 0
        while let name = found.h_aliases[index] {
            names.append(String(cString: name))
            index += 1
        }
        return names
    }
}

extension DNSQuestion.RecordType {
    fileprivate var number: Int32 {
        switch self {
        case .a: 1
        case .ptr: 12
        case .mx: 15
        case .txt: 16
        case .aaaa: 28
        }
    }
}
