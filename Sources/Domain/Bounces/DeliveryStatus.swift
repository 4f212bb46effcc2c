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

    /// Decides by the fields, and by the words where the fields leave it open.
    func decision(beside prose: BounceProse) -> ReceivedMail {
        var found = decision
        let words = prose.decision
        let saysNothing = groups.allSatisfy { $0["action"] == nil }
        if found.kind == .undecided, saysNothing, [.bounce, .delay].contains(words.kind) { return words }
        guard found.kind == .bounce || found.kind == .delay else { return found }
        if found.recipient.isEmpty { found.recipient = prose.recipient }
        if found.reply.reason == .other, let said = prose.evidence,
            Reply(0, said.words).reason != .other || !said.status.isEmpty
        {
            if found.status.isEmpty || found.isStatusGeneral { found.status = said.status }
            found.diagnostic = said.words
        }
        return found
    }

    private var decision: ReceivedMail {
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

    private static let statusPattern = SharedRegex(
        /(?:^|[^0-9.])([245]\.[0-9]{1,3}\.[0-9]{1,3})(?![0-9.]*[0-9])/)

    private static func decision(_ fields: [String: String]) -> ReceivedMail {
        let diagnostic = value(fields["diagnostic-code"])
        let code = diagnostic.first.map(String.init) ?? ""
        let own = diagnostic.firstMatch(of: statusPattern).map { String($0.1) } ?? ""
        var status = bare(fields["status"] ?? "").firstMatch(of: statusPattern).map { String($0.1) } ?? ""
        // The refusing server's status says more than a general one.
        if status.isEmpty || status.hasSuffix(".0.0"), !own.isEmpty { status = own }
        func found(_ kind: ReceivedMail.Kind, _ why: String) -> ReceivedMail {
            let recipient = bare(value(fields["original-recipient"] ?? fields["final-recipient"]))
            return ReceivedMail(
                kind, recipient: recipient.filter { $0 != "<" && $0 != ">" }, status: status,
                diagnostic: diagnostic, why: why)
        }
        let action = bare(fields["action"] ?? "").lowercased()
        if ["fail", "undeliver", "bounce", "reject", "error", "expired"].contains(where: action.hasPrefix) {
            return found(.bounce, "The delivery status says failed.")
        }
        if ["delay", "defer", "warning", "transient"].contains(where: action.hasPrefix) {
            return status.hasPrefix("5") || code == "5"
                ? found(.undecided, "The delivery status says delayed, and holds a final code.")
                : found(.delay, "The delivery status says delayed.")
        }
        if ["deliver", "relay", "expand"].contains(where: action.hasPrefix) {
            return found(.receipt, "The delivery status says that it went on.")
        }
        guard action.isEmpty else { return found(.undecided, "The action is none of RFC 3464.") }
        if status.hasPrefix("5") || status.isEmpty && code == "5" {
            return found(.bounce, "The delivery status holds a final code.")
        }
        if status.hasPrefix("4") || status.isEmpty && code == "4" {
            return found(.delay, "The delivery status holds a passing code.")
        }
        if status.hasPrefix("2") { return found(.receipt, "The delivery status says that it went on.") }
        return found(.undecided, "The delivery status does not say what became of the letter.")
    }

    // MARK: - Reports of complaints

    /// The type of a feedback report, in lower case (RFC 5965 section 3.1). "" for none.
    var feedbackType: String { first("feedback-type") }

    /// Whether a report on authentication says that the mail was turned away (RFC 6591).
    var saysRejected: Bool { ["reject", "policy"].contains(first("delivery-result")) }

    private func first(_ name: String) -> String {
        Self.bare(groups.lazy.compactMap { $0[name] }.first ?? "").lowercased()
    }

    /// Returns the words after the type: `550 …` of `smtp; 550 …`. Some systems write no type.
    private static func value(_ field: String?) -> String {
        guard let field else { return "" }
        let words = field.drop(while: \.isWhitespace)
        guard let end = words.firstIndex(of: ";"), words.first?.isLetter == true,
            words[..<end].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0.isWhitespace })
        else { return String(words) }
        return String(words[words.index(after: end)...].drop(while: \.isWhitespace))
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
