extension InterfaceText {
    /// Fills in a pattern's arguments. Most patterns have only plain arguments, which this type
    /// fills in. ICU fills in patterns that choose between forms.
    func filled(_ pattern: String, _ arguments: [String: String]) -> String {
        if let text = substituted(pattern, arguments) { return text }
        do throws(MessageError) {
            return try MessageFormat.fill(pattern, language: language, arguments: arguments)
        } catch {
            assertionFailure("\(language) \(pattern): \(error)")
            return pattern
        }
    }

    /// Fills in plain arguments. Nil when the pattern has more than plain `{name}`s, or an argument
    /// is missing.
    private func substituted(_ pattern: String, _ arguments: [String: String]) -> String? {
        var text = ""
        var rest = pattern[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            guard let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}")),
                let value = arguments[String(rest[rest.utf8.index(after: open)..<close])]
            else {
                return nil
            }
            text += rest[..<open]
            text += value
            rest = rest[rest.utf8.index(after: close)...]
        }
        return text + rest
    }
}
