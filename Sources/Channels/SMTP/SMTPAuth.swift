import Foundation

/// One AUTH exchange (RFC 4954): PLAIN where the server offers it, else LOGIN.
struct SMTPAuth: Sendable, Equatable {
    let opening: String
    private var answers: [String]

    /// Nil when the server offers neither.
    init?(_ credentials: SMTPServer.Credentials, mechanisms: Set<String>) {
        if mechanisms.contains("PLAIN") {
            opening = "AUTH PLAIN " + base64("\0\(credentials.user)\0\(credentials.password)")
            answers = []
        } else if mechanisms.contains("LOGIN") {
            opening = "AUTH LOGIN"
            answers = [base64(credentials.user), base64(credentials.password)]
        } else {
            return nil
        }
    }

    /// Returns the answer to the server's next 334; nil when there are no more answers.
    mutating func answer() -> String? { answers.isEmpty ? nil : answers.removeFirst() }
}

private func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
