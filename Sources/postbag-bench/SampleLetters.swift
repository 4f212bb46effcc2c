import Foundation
import NIOCore

/// Letters of different writers, posted as a browser posts the form. Each has a name and an address
/// of its own. Used on one event loop.
final class SampleLetters: Exchange {
    private var number: Int
    private let head: String
    private let fields: String

    /// `first`: the number of the first writer.
    init(_ address: ServerAddress, slug: String, step: String, first: Int) {
        number = first
        head =
            "POST /\(slug)/letters HTTP/1.1\r\nHost: \(address.authority)\r\nOrigin: http://\(address.authority)\r\n"
            + "User-Agent: postbag-bench\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br\r\nAccept-Language: fr-FR,fr;q=0.9,en;q=0.8\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        fields = Self.encoded([
            ("step", step), ("language", "fr"), ("country", "FR"), ("postcode", "62100"),
            ("address", "14 rue des Quatre Coins\r\n62100 Calais"),
            ("writer", "feminine"), ("words", Self.words), ("consent", "yes"),
        ])
    }

    /// The size of one request body in octets, for the report.
    var bodySize: Int { body(of: number).utf8.count }

    func request() -> ByteBuffer? {
        let body = body(of: number)
        number += 1
        return ByteBuffer(string: "\(head)\(body.utf8.count)\r\n\r\n\(body)")
    }

    func isRight(_ answer: Answer) -> Bool {
        answer.status == 303 && answer.headHolds("/waiting\r\n") && answer.headHolds("et-Cookie: postbag=")
    }

    private func body(of number: Int) -> String {
        "\(fields)&name=Zo%C3%A9+Lef%C3%A8vre+\(number)&email=writer\(number)%40people.example"
    }

    private static func encoded(_ fields: [(String, String)]) -> String {
        fields.map { "\($0.0)=\($0.1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }
            .joined(separator: "&")
    }

    /// About 500 characters of own words, as people write them.
    static let words = """
        J’habite à Calais depuis vingt ans. Chaque matin je passe devant le camp et je vois des enfants qui n’ont ni lit, ni école, ni personne. \
        L’hiver arrive : il a déjà gelé deux nuits de suite. Ma sœur, qui est infirmière, a soigné un garçon de neuf ans qui voyage seul depuis l’Érythrée.
        Nous avons donné des couvertures, des repas et du temps ; ce n’est pas à nous de décider où ces enfants dormiront demain. \
        C’est à vous, et vous en avez le pouvoir. Faites-le avant que les bulldozers ne passent.
        """
}
