/// Reads the many spellings of a French constituency code. Postbag keeps one spelling: `62-07`,
/// `2A-01`, `971-03`.
package enum FrenchDivision {
    /// Returns the code in Postbag's spelling, or nil when the text is no constituency.
    /// - Parameters:
    ///   - constituency: `7`, `07`, `6207`, `62007`, `62-07`, `ZA03`, or `0101` without its first
    ///     zero (`101`).
    ///   - department: the department, where the table has a column for it.
    package static func code(_ constituency: String, department: String = "") -> String? {
        let text = constituency.uppercased().filter { $0.isLetter || $0.isNumber || $0 == "-" }
        if let dash = text.firstIndex(of: "-") {
            return joined(String(text[..<dash]), String(text[text.index(after: dash)...]))
        }
        let home = padded(department.uppercased().filter { $0.isLetter || $0.isNumber })
        guard !home.isEmpty else { return split(text) }
        if text.count <= 2 { return joined(home, text) }
        return split(text) ?? (text.count == 3 ? joined(home, text) : nil)
    }

    /// Returns a name for tables that give none: `Pas-de-Calais (7e circonscription)`.
    package static func name(_ code: String, department: String) -> String {
        let number = code.split(separator: "-").last.flatMap { Int($0) } ?? 0
        return
            "\(department.isEmpty ? String(code.prefix { $0 != "-" }) : department) (\(number)\(number == 1 ? "re" : "e") circonscription)"
    }

    /// Splits a department and a number that are written as one word. The lengths are 2 + 2, 2 + 3,
    /// 3 + 2 (overseas), 3 + 3, or 1 + 2 after a lost zero.
    private static func split(_ text: String) -> String? {
        let isOverseas = text.hasPrefix("97") || text.hasPrefix("98")
        switch text.count {
        case 3: return joined("0" + text.prefix(1), String(text.dropFirst()))
        case 4: return joined(String(text.prefix(2)), String(text.dropFirst(2)))
        case 5 where isOverseas: return joined(String(text.prefix(3)), String(text.dropFirst(3)))
        case 5: return joined(String(text.prefix(2)), String(text.dropFirst(2)))
        case 6: return joined(String(text.prefix(3)), String(text.dropFirst(3)))
        default: return nil
        }
    }

    private static func joined(_ department: String, _ number: String) -> String? {
        let home = overseas[department] ?? padded(department)
        guard let number = Int(number), (1...30).contains(number), isDepartment(home) else { return nil }
        return "\(home)-\(number < 10 ? "0" : "")\(number)"
    }

    private static func padded(_ department: String) -> String {
        department.count == 1 ? "0" + department : department
    }

    private static func isDepartment(_ code: String) -> Bool {
        if ["2A", "2B", "ZZ", "ZX"].contains(code) { return true }
        guard let number = Int(code) else { return false }
        return code.count == 2 && (1...99).contains(number) || code.count == 3 && (971...988).contains(number)
            || code == "099"
    }

    /// The Ministry of the Interior's letters for the overseas departments and territories.
    private static let overseas = [
        "ZA": "971", "ZB": "972", "ZC": "973", "ZD": "974", "ZM": "976", "ZN": "988", "ZP": "987",
        "ZS": "975", "ZW": "986",
    ]
}
