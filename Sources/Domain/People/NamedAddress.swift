import Foundation

extension [UInt8] {
    /// Whether the octets hold an e-mail address, in capital or small letters of ASCII.
    package func names(_ email: String) -> Bool {
        guard !email.isEmpty else { return false }
        return Data(map(Self.small)).range(of: Data(email.utf8.map(Self.small))) != nil
    }

    private static func small(_ octet: UInt8) -> UInt8 {
        (0x41...0x5A).contains(octet) ? octet + 0x20 : octet
    }
}
