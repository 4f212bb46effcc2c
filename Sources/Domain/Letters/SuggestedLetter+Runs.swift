extension SuggestedLetter {
    /// Returns a pattern as runs of text. A missing argument becomes a blank. A choice by the
    /// writer's gender becomes all three texts.
    static func runs(of pattern: MessagePattern, _ arguments: [String: String], language: Language) -> [Run] {
        merged(runs(pattern.parts, arguments))
    }

    private static func runs(_ parts: [MessagePattern.Part], _ arguments: [String: String]) -> [Run] {
        parts.flatMap { part -> [Run] in
            switch part {
            case .text(let text): [.text(text)]
            case .argument(let argument): [arguments[argument.name].map(Run.text) ?? .blank(argument.name)]
            case .choice(let choice): runs(choice, arguments)
            }
        }
    }

    private static func runs(_ choice: MessagePattern.Choice, _ arguments: [String: String]) -> [Run] {
        let name = LetterArguments.renamedChoices[choice.argument.name] ?? choice.argument.name
        if name == "writer", arguments[name] == nil { return agreement(choice, arguments) }
        return runs(choice.arm(arguments[name] ?? "other")?.parts ?? [], arguments)
    }

    private static func agreement(_ choice: MessagePattern.Choice, _ arguments: [String: String]) -> [Run] {
        let texts = Gender.allCases.map { gender in
            var arguments = arguments
            arguments["writer"] = gender.rawValue
            return (gender, plain(runs(choice.arm(gender.rawValue)?.parts ?? [], arguments)))
        }
        return Set(texts.map(\.1)).count == 1
            ? [.text(texts[0].1)] : [.agrees(Dictionary(uniqueKeysWithValues: texts))]
    }

    private static func plain(_ runs: [Run]) -> String {
        runs.map { if case .text(let text) = $0 { text } else { "…" } }.joined()
    }

    private static func merged(_ runs: [Run]) -> [Run] {
        runs.reduce(into: []) { merged, run in
            if case .text(let next) = run, case .text(let last)? = merged.last {
                merged[merged.count - 1] = .text(last + next)
            } else {
                merged.append(run)
            }
        }
    }
}
