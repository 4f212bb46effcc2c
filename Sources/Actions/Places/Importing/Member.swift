import Domain
import Foundation

/// A member as some table gives one, before it is known which division is meant.
struct Member {
    var name = ""
    var honorific = ""
    var gender = ""
    var party = ""
    var email = ""
    var form = ""
    var post: [String] = []
    var since = ""
    var until = ""
    var isVacant = false
    /// The division's code and its name, as the table has them.
    var division = ""
    var constituency = ""

    func representative(of legislature: String, division: String) -> Representative {
        guard !isVacant else { return .vacancy(legislature: legislature, division: division, since: Self.day(since)) }
        let (title, plain) = Self.title(of: name)
        return Representative(
            legislature: legislature, division: division, name: plain, honorific: honorific.isEmpty ? title : honorific,
            gender: Self.gender(gender, title), party: party.isEmpty ? nil : party, email: Self.email(email), form: Self.form(form), post: post,
            since: Self.day(since), until: Self.day(until))
    }

    /// A French table gives a number within a department, in one column or two, and seldom a name.
    mutating func takeFrench(department: String, named name: String) {
        let number = division.isEmpty ? constituency : division
        guard let code = FrenchDivision.code(number, department: department) else { return }
        division = code
        if constituency.isEmpty || Int(constituency) != nil { constituency = FrenchDivision.name(code, department: name) }
    }

    /// `1959-06-01`, also with a time after it.
    static func day(_ text: String) -> Day? { Day(String(text.prefix(10))) }

    static func email(_ text: String) -> String? {
        try? EmailAddress.read(text).get()
    }

    private static func form(_ text: String) -> WebForm? {
        text.hasPrefix("https://") || text.hasPrefix("http://") ? WebForm(url: text) : nil
    }

    private static func gender(_ text: String, _ title: String?) -> Gender {
        switch text.lowercased() {
        case "f", "female", "feminine", "femme", "mme", "féminin", "w", "ms", "mrs": return .feminine
        case "m", "male", "masculine", "homme", "masculin", "mr": return .masculine
        case "": break
        default: return .other
        }
        return title.flatMap { ["Mr": .masculine, "Sir": .masculine, "Mrs": .feminine, "Ms": .feminine, "Miss": .feminine, "Dame": .feminine][$0] }
            ?? .other
    }

    /// `Mr Connor Rand`: what stands before the name, and the name. `Rt Hon` goes with the office of a Privy Counsellor, and stays before it.
    private static func title(of name: String) -> (String?, String) {
        var words = name.split(separator: " ").map(String.init)
        var titles: [String] = []
        while words.count > 2, let first = words.first, known.contains(first.replacing(".", with: "")) {
            titles.append(first)
            words.removeFirst()
        }
        if words.last == "MP" { words.removeLast() }
        return (titles.isEmpty ? nil : titles.joined(separator: " "), words.joined(separator: " "))
    }

    private static let known: Set = ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Dame", "Lord", "Lady", "Rt", "Hon", "The", "Prof", "M", "Mme"]
}
