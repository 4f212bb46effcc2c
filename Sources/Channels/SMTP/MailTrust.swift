import Foundation
import NIOSSL

/// The authorities whose signature on a mail server's certificate is trusted, for SMTP and IMAP.
package enum MailTrust: Sendable, Equatable {
    case system
    /// Certificates in PEM form, instead of the system's.
    case certificates(pem: String)

    /// The largest file of certificates, in octets. The system's has some 200,000.
    private static let largestFile = 1 << 20

    /// The error in a file of certificates.
    package enum FileError: Error, CustomStringConvertible {
        case unreadable, noCertificate

        package var description: String {
            switch self {
            case .unreadable: "the file cannot be read"
            case .noCertificate: "the file holds no certificate in PEM form"
            }
        }
    }

    /// Reads a file of certificates in PEM form.
    package init(file path: String) throws(FileError) {
        let octets: Data?
        do {
            octets = try FileHandle(forReadingFrom: URL(filePath: path)).read(upToCount: Self.largestFile)
        } catch { throw .unreadable }
        do {
            let found = try NIOSSLCertificate.fromPEMBytes(Array(octets ?? Data()))
            guard !found.isEmpty else { throw FileError.noCertificate }
        } catch { throw .noCertificate }
        self = .certificates(pem: String(decoding: octets ?? Data(), as: UTF8.self))
    }
}
