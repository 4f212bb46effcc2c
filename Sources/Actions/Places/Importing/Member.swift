import Domain
import Foundation

/// A member as a table gives it, before the division is identified.
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
    /// The days in `since` and `until`. `takeTerm` sets them.
    var firstDay: Day?
    var lastDay: Day?
    /// The division's code and its name, as they are in the table.
    var division = ""
    var constituency = ""

    func representative(of legislature: String, division: String) -> Representative {
        guard !isVacant else {
            return .vacancy(legislature: legislature, division: division, since: firstDay)
        }
        let (title, plain) = Self.title(of: name)
        return Representative(
            legislature: legislature, division: division, name: plain,
            honorific: honorific.isEmpty ? title : honorific,
            gender: Self.gender(gender, title), party: party.isEmpty ? nil : party,
            email: MemberAddress(email).address,
            form: form.isEmpty ? nil : WebForm(url: form),
            post: post, since: firstDay, until: lastDay)
    }

    /// Sets the code and the name of a French division. A French table gives a number within a
    /// department, in one or two columns, and seldom a name.
    mutating func takeFrench(department: String, named name: String) {
        let number = division.isEmpty ? constituency : division
        guard let code = FrenchDivision.code(number, department: department) else { return }
        division = code
        if constituency.isEmpty || Int(constituency) != nil {
            constituency = FrenchDivision.name(code, department: name)
        }
    }

    /// Reads the days of the term. Returns an error message, or nil when the term is correct.
    mutating func takeTerm(_ days: TableDays) -> String? {
        for (text, isEnd, place) in [(since, false, \Member.firstDay), (until, true, \Member.lastDay)] {
            switch days.read(text, isEnd: isEnd) {
            case .none: break
            case .day(let day): self[keyPath: place] = day
            case .either(let day, let other):
                return
                    "“\(text)” may be \(day) or \(other): say --dates dmy (the day first) or --dates mdy (the month first)"
            case .unreadable:
                return "“\(text.prefix(40))” is not a date that can be read: write it as 2025-05-30"
            }
        }
        guard let firstDay, let lastDay, lastDay < firstDay else { return nil }
        return "the term ends on \(lastDay) and begins on \(firstDay)"
    }

    /// Checks the e-mail address and the form of the member. Returns an error message, or nil when
    /// both are correct.
    mutating func takeWays() -> String? {
        form = CellText.withoutMarks(form)
        if case .wrong(let flaw) = MemberAddress(email) { return flaw }
        if ["-", "–", "n/a", "none"].contains(form.lowercased()) { form = "" }
        guard
            form.isEmpty
                || (form.hasPrefix("https://") || form.hasPrefix("http://"))
                    && URL(string: form)?.host() != nil
        else {
            return "“\(form.prefix(80))” is not an address of a form: write it with https:// before it"
        }
        return nil
    }

    private static func gender(_ text: String, _ title: String?) -> Gender {
        switch text.lowercased() {
        case "f", "female", "feminine", "femme", "mme", "féminin", "w", "ms", "mrs": return .feminine
        case "m", "male", "masculine", "homme", "masculin", "mr": return .masculine
        case "": break
        default: return .other
        }
        return title.flatMap {
            [
                "Mr": .masculine, "Sir": .masculine, "Mrs": .feminine, "Ms": .feminine, "Miss": .feminine,
                "Dame": .feminine,
            ][$0]
        }
            ?? .other
    }

    /// Returns the titles before a name, as in `Mr Connor Rand`, and the name without them. `Rt
    /// Hon`, which goes with the office of a Privy Counsellor, is kept as a title before the name.
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

    private static let known: Set = [
        "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Dame", "Lord", "Lady", "Rt", "Hon", "The", "Prof", "M",
        "Mme",
    ]
}
