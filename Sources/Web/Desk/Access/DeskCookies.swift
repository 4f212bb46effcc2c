package import Actions
package import Domain
package import Hummingbird

/// A browser that has asked to sign in, and waits for the mail.
package struct PendingSignIn: Sendable, Equatable {
    /// 128 random bits, which tie the digits of the mail to this browser.
    package let secret: [UInt8]
    package var email: String
    /// The path to go to once signed in.
    package var next: String?

    package init(_ secret: [UInt8], email: String = "", next: String? = nil) {
        (self.secret, self.email, self.next) = (secret, email, next)
    }
}

/// The cookies of the desk: the session, a sign-in that waits for its mail, and the language.
package struct DeskCookies: Sendable {
    let isHTTPS: Bool

    private var prefix: String { isHTTPS ? "__Host-" : "" }
    private var sessionName: String { prefix + "postbag-desk" }
    private var pendingName: String { prefix + "postbag-sign-in" }
    private var languageName: String { prefix + "postbag-desk-language" }

    package func session(of request: Request) -> Token? {
        request.cookie(sessionName, longest: 100).flatMap { Token($0) }
    }

    package func session(_ token: Token) -> Cookie {
        cookie(sessionName, "\(token)", seconds: Int(SignInRules.session))
    }

    package func pending(of request: Request) -> PendingSignIn? {
        let parts = request.cookie(pendingName, longest: 1_200)?
            .split(separator: ".", omittingEmptySubsequences: false).map {
                [UInt8](base64URL: $0, longest: 800)
            }
        guard let parts, parts.count == 3, let secret = parts[0], secret.count == 16, let email = parts[1],
            let next = parts[2]
        else { return nil }
        return PendingSignIn(
            secret, email: String(decoding: email, as: UTF8.self),
            next: DeskPageContexts.next(String(decoding: next, as: UTF8.self)))
    }

    package func pending(_ pending: PendingSignIn) -> Cookie {
        let parts = [pending.secret, Array(pending.email.utf8), Array((pending.next ?? "").utf8)]
        return cookie(
            pendingName, parts.map(\.base64URL).joined(separator: "."), seconds: Int(SignInRules.keptForm))
    }

    package func language(of request: Request) -> Language? {
        request.cookie(languageName, longest: 60).map { Language($0) }
    }

    package func language(_ language: Language) -> Cookie {
        cookie(languageName, language.tag, seconds: 365 * 86_400)
    }

    package var sessionEnded: Cookie { cookie(sessionName, "", seconds: 0) }

    private func cookie(_ name: String, _ value: String, seconds: Int) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: seconds, path: "/", secure: isHTTPS, httpOnly: true,
            sameSite: .lax)
    }
}
