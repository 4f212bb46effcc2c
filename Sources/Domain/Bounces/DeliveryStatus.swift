/// A delivery status notification (RFC 3464), in the spellings that mail systems use.
struct DeliveryStatus {
    private let groups: [[String: String]]

    init(_ text: String) {
        var groups: [[String: String]] = [[:]], last = ""
        for line in text.replacing("\r\n", with: "\n").split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if line.allSatisfy(\.isWhitespace) {
                if groups[groups.count - 1].isEmpty == false { groups.append([:]) }
                last = ""
            } else if line.first?.isWhitespace == true, !last.isEmpty {
                groups[groups.count - 1][last, default: ""] += " " + line.drop(while: \.isWhitespace)
            } else if let colon = line.firstIndex(of: ":") {
                last = String(line[..<colon].filter { !$0.isWhitespace }).lowercased()
                groups[groups.count - 1][last] = String(line[line.index(after: colon)...])
            }
        }
        self.groups = groups
    }

    var decision: ReceivedMail {
        let named = groups.filter { $0["final-recipient"] != nil || $0["original-recipient"] != nil }
        // Some systems separate one recipient's fields by an empty line.
        let whole =
            named.count > 1 ? named : [groups.reduce(into: [:]) { $0.merge($1) { first, _ in first } }]
        let found = whole.map(Self.decision)
        let kinds = Set(found.map(\.kind))
        guard kinds.count > 1, kinds.contains(.bounce), let came = found.first(where: { $0.kind == .bounce })
        else { return found[0] }
        var open = came
        (open.kind, open.castsDoubt) = (.undecided, true)
        open.why = "It came back from one recipient and not from another."
        return open
    }

    private static func decision(_ fields: [String: String]) -> ReceivedMail {
        let diagnostic = value(fields["diagnostic-code"])
        let status =
            bare(fields["status"] ?? "").firstMatch(of: /[245]\.[0-9]{1,3}\.[0-9]{1,3}/).map { String($0.0) }
            ?? ""
        func found(_ kind: ReceivedMail.Kind, _ why: String) -> ReceivedMail {
            let recipient = bare(value(fields["original-recipient"] ?? fields["final-recipient"]))
            return ReceivedMail(
                kind, recipient: recipient, status: status, diagnostic: diagnostic, why: why,
                castsDoubt: kind == .undecided)
        }
        switch bare(fields["action"] ?? "").lowercased().prefix(while: \.isLetter) {
        case "failed": return found(.bounce, "The delivery status says failed.")
        case "delayed": return found(.delay, "The delivery status says delayed.")
        case "delivered", "relayed", "expanded":
            return found(.receipt, "The delivery status says that it went on.")
        case "" where status.hasPrefix("5") || diagnostic.hasPrefix("5"):
            return found(.bounce, "The delivery status holds a final code.")
        case "" where status.hasPrefix("4"): return found(.delay, "The delivery status holds a passing code.")
        default: return found(.undecided, "The action is none of RFC 3464.")
        }
    }

    /// Returns the words after the type: `550 …` of `smtp; 550 …`.
    private static func value(_ field: String?) -> String {
        guard let field else { return "" }
        let words = field.firstIndex(of: ";").map { field[field.index(after: $0)...] } ?? field[...]
        return String(words.drop(while: \.isWhitespace))
    }

    /// Returns the field without comments and without white space around it.
    private static func bare(_ field: String) -> String {
        var depth = 0, kept = ""
        for character in field {
            if character == "(" {
                depth += 1
            } else if character == ")" {
                depth = max(0, depth - 1)
            } else if depth == 0 {
                kept.append(character)
            }
        }
        let start = kept.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
