import Domain
import Web

/// One place where a visitor can enter text, and the largest size of that text.
struct WorstField: Sendable {
    enum Place: Sendable {
        /// A field of a form. The other fields have valid values.
        case form([String: String])
        /// The end of a path or of a query.
        case path
        case header
        /// No text is entered. The page shows a stored text.
        case stored
    }

    /// The path of the request, where the tested text may follow.
    var route: String
    var name: String
    var place: Place
    /// The largest text in octets, before encoding. Nil for as much as fits.
    var largest: Int?
    var cookie = ""

    /// Builds a valid request with `text` in this place.
    func request(_ text: String, to authority: String) -> String {
        switch place {
        case .form(let fields): return post(fields.merging([name: text]) { $1 }, authority)
        case .path:
            return
                "GET \(route)\(text.fitting(encoded: RequestSizeLimits.path - 200).formEncoded) HTTP/1.1\r\n"
                + "\(head(authority))\r\n"
        case .header:
            let line = text.unicodeScalars.filter { $0.value >= 0x20 }.map(String.init).joined()
            let host = name == "Host" ? "" : head(authority)
            return "GET \(route) HTTP/1.1\r\n\(host)\(name): \(line)\r\n\r\n"
        case .stored: return "GET \(route) HTTP/1.1\r\n\(head(authority))\r\n"
        }
    }

    /// The octets of text that fill a body or a head.
    func size(_ worst: WorstText) -> Int {
        let room: Int
        switch place {
        case .form: room = RequestSizeLimits.form - 2_000
        case .path: room = RequestSizeLimits.path - 200
        case .header: return RequestSizeLimits.fields - 1_000
        case .stored: return largest ?? 0
        }
        let sample = worst.text(octets: 3_000)
        let fits = room * sample.utf8.count / max(1, sample.formEncoded.utf8.count)
        return min(fits, largest ?? fits)
    }

    private func head(_ authority: String) -> String {
        "Host: \(authority)\r\nOrigin: http://\(authority)\r\nAccept-Encoding: gzip\r\n"
            + (cookie.isEmpty || name == "Cookie" ? "" : "Cookie: \(cookie)\r\n")
    }

    private func post(_ fields: [String: String], _ authority: String) -> String {
        let body = fields.map { "\($0.key)=\($0.value.formEncoded)" }.joined(separator: "&")
        return
            "POST \(route) HTTP/1.1\r\n\(head(authority))Content-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }
}

extension WorstField {
    /// A valid letter to the demo's minister.
    static let letter = [
        "step": "write-minister", "language": "en", "name": "Zoe Lefevre", "email": "zoe@people.example",
        "country": "GB",
        "postcode": "ZQ1 1AA", "address": "14 Quay Street", "words": "I live there.", "writer": "other",
        "consent": "yes",
    ]

    /// Lists every field of every route.
    /// - Parameter token: The token of a mailed link.
    /// - Parameter cookie: The cookie of a browser that has written.
    /// - Parameter page: The letter value that this browser's pages carry.
    static func all(token: String, cookie: String, page: String) -> [WorstField] {
        forms + small(token: token, cookie: cookie, page: page) + paths(token) + headers
    }

    private static var forms: [WorstField] {
        let typed: [LetterForm.Field] = [
            .step, .language, .name, .email, .country, .postcode, .address, .writer, .words, .leaveOut,
            .division,
        ]
        let others = ["own_only", "needs_help", "leave_empty", "unknown"]
        let names = typed.map(\.rawValue) + others
        let whole = ["/calais/letters", "/calais/preview"].flatMap { route in
            names.map { WorstField(route: route, name: $0, place: .form(letter)) }
                + typed.map {
                    WorstField(
                        route: route, name: $0.rawValue, place: .form(letter),
                        largest: LetterForm.declared($0).limit.octets)
                }
        }
        let mp = letter.merging(["step": "write-mp"]) { $1 }
        let seat = "/calais/en/write/write-mp"
        return whole
            + ["seat", "postcode", "country", "division", "words", "name"].flatMap { name in
                [nil, 200].map { WorstField(route: seat, name: name, place: .form(mp), largest: $0) }
            }
            + ["postcode", "division"].map {
                WorstField(route: "/calais/letters", name: $0, place: .form(mp), largest: 100)
            }
    }

    private static func small(token: String, cookie: String, page: String) -> [WorstField] {
        let held = ["letter": page, "channel": "post", "outcome": "sent", "code": "000000"]
        return [
            ("/calais/resend", "letter"), ("/calais/handed-over", "letter"),
            ("/calais/handed-over", "channel"),
            ("/calais/handed-over", "outcome"), ("/confirm", "letter"), ("/confirm", "code"),
            ("/confirm/\(token)/not-me", "lift"),
            ("/calais/forget", "unknown"),
        ].map { WorstField(route: $0.0, name: $0.1, place: .form(held), cookie: cookie) }
    }

    private static func paths(_ token: String) -> [WorstField] {
        [
            "/", "/calais/", "/calais?", "/calais/en/write/", "/calais/en/paper/", "/calais/picture/",
            "/assets/", "/confirm/", "/confirm/\(token)?",
            "/calais/en/mastodon/post-minister?instance=", "/calais/en/waiting?told=",
            "/calais/en/thanks?told=", "/calais/en/waiting?",
        ].map { WorstField(route: $0, name: "path", place: .path) }
    }

    private static var headers: [WorstField] {
        [
            "Host", "Cookie", "Accept-Language", "Accept-Encoding", "If-None-Match", "X-Forwarded-For",
            "Origin", "Sec-Fetch-Site", "Content-Type",
            "Sec-Purpose",
        ].map { WorstField(route: "/calais/en", name: $0, place: .header) }
            + [
                WorstField(route: "/metrics", name: "Authorization", place: .header),
                WorstField(route: "/calais", name: "Accept-Language", place: .header),
            ]
    }
}
