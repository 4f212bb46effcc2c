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
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}"),
                let value = arguments[String(rest[rest.index(after: open)..<close])]
            else {
                return nil
            }
            text += rest[..<open] + value
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}
