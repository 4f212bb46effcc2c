/// A parsed MessageFormat pattern. Apostrophes are always text, braces never are.
package struct MessagePattern: Sendable, Equatable {
    package var parts: [Part]

    package enum Part: Sendable, Equatable {
        case text(String)
        case argument(Argument)
        case choice(Choice)
    }

    /// An argument, `{name}`. `line` counts from 0 within the pattern.
    package struct Argument: Sendable, Equatable {
        package var name: String
        package var line: Int
    }

    /// A choice: `{name, select, key {…} other {…}}`, or the same with `plural` or `selectordinal`.
    /// `{feminine|masculine|other}` is a choice by the writer's gender.
    package struct Choice: Sendable, Equatable {
        package var argument: Argument
        package var kind: Kind
        package var arms: [Arm]

        package enum Kind: String, Sendable { case select, plural, selectordinal }

        /// Returns the arm that ICU would choose for `key` in a `select`.
        package func arm(_ key: String) -> Arm? {
            arms.first { $0.key == key } ?? arms.first { $0.key == "other" }
        }
    }

    package struct Arm: Sendable, Equatable {
        package var key: String
        package var parts: [Part]
    }

    /// The reason why a text is no pattern. `line` counts from 0.
    package struct SyntaxError: Error, Sendable, Equatable {
        package var kind: Kind
        package var line: Int

        package enum Kind: Sendable, Equatable {
            case openBrace, strayBrace
            case badName(String)
            /// More than three alternatives between `|`.
            case badForms(String)
            case unknownKind(String)
            case missingArms(String)
            case missingOther(String)
        }
    }

    package init(parts: [Part]) { self.parts = parts }

    package init(_ source: String) throws(SyntaxError) {
        var parser = MessagePatternParser(source)
        parts = try parser.pattern()
    }
}

extension MessagePattern {
    /// Returns the pattern in ICU's syntax. Doubles every apostrophe, since ICU reads a single one
    /// as a quote.
    /// - Parameter renamed: new names for the arguments of choices.
    package func icu(renamingChoices renamed: [String: String] = [:]) -> String { Self.icu(parts, renamed) }

    private static func icu(_ parts: [Part], _ renamed: [String: String]) -> String {
        parts.reduce(into: "") { result, part in
            switch part {
            case .text(let text): result += text.replacing("'", with: "''")
            case .argument(let argument): result += "{\(argument.name)}"
            case .choice(let choice):
                let arms = choice.arms.map { "\($0.key) {\(icu($0.parts, renamed))}" }.joined(separator: " ")
                result +=
                    "{\(renamed[choice.argument.name] ?? choice.argument.name), \(choice.kind.rawValue), \(arms)}"
            }
        }
    }

    /// Returns the filled pattern when it consists only of texts, arguments and `select`. Nil when
    /// the pattern has a plural or an ordinal, or a value is missing.
    func plain(_ values: [String: String], renamingChoices renamed: [String: String]) -> String? {
        var filled = ""
        return Self.fill(parts, values, renamed, into: &filled) ? filled : nil
    }

    private static func fill(
        _ parts: [Part], _ values: [String: String], _ renamed: [String: String], into filled: inout String
    ) -> Bool {
        for part in parts {
            switch part {
            case .text(let text): filled += text
            case .argument(let argument):
                guard let value = values[argument.name] else { return false }
                filled += value
            case .choice(let choice):
                let name = choice.argument.name
                guard choice.kind == .select, let key = values[renamed[name] ?? name],
                    let arm = choice.arm(key),
                    fill(arm.parts, values, renamed, into: &filled)
                else { return false }
            }
        }
        return true
    }

    /// Every `{name}`, also inside choices.
    package var arguments: [Argument] {
        Self.collect(parts) { if case .argument(let argument) = $0 { argument } else { nil } }
    }

    /// Every choice, also inside other choices.
    package var choices: [Choice] {
        Self.collect(parts) { if case .choice(let choice) = $0 { choice } else { nil } }
    }

    private static func collect<Found>(_ parts: [Part], _ pick: (Part) -> Found?) -> [Found] {
        parts.flatMap { part -> [Found] in
            var found = pick(part).map { [$0] } ?? []
            if case .choice(let choice) = part { found += choice.arms.flatMap { collect($0.parts, pick) } }
            return found
        }
    }
}
