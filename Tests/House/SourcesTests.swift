import Testing

/// Checks the style of the code: short files and functions, no left-overs, no ignored errors.
@Suite struct SourcesTests {
    /// A language's file is exempt, because the file is data with one text on each line.
    @Test(arguments: Repository.swift) func noFileIsOver400Lines(_ file: SourceFile) {
        let language = #/Sources/Domain/Languages/Interface/InterfaceText\+[a-z]+\.swift/#
        let isLanguage = file.path.wholeMatch(of: language) != nil
        #expect(file.lines.count <= 401 || isLanguage, "\(file)")
    }

    @Test func theMedianFileHasAtMost80Lines() {
        #expect(median(Repository.files("Sources", ".swift").map { $0.lines.count - 1 }) <= 80)
    }

    @Test(arguments: Repository.swift) func noFunctionIsOver50Lines(_ file: SourceFile) {
        for function in functions(of: file) {
            #expect(function.lines <= 50, "\(file):\(function.start) has \(function.lines) lines")
        }
    }

    /// `FileHandle.write(_:)` ends the program when nobody reads any more, as after `| head`.
    @Test(arguments: Repository.files("Sources/Commands", ".swift")) func noOutputEndsTheProgram(
        _ file: SourceFile
    ) {
        for (index, line) in file.lines.enumerated() {
            let isFatal = line.contains(/standard(Output|Error)\.write\((?!contentsOf:)/)
            #expect(!isFatal, "\(file):\(index + 1) writes without an error")
        }
    }

    @Test func theMedianFunctionHasAtMost8Lines() {
        #expect(median(Repository.files("Sources", ".swift").flatMap(functions).map(\.lines)) <= 8)
    }

    /// Comments have at most 100 columns and code has at most 110. Text in quotes, and a regular
    /// expression on a line of its own, have no limit.
    @Test(arguments: Repository.swift) func noLineIsTooWide(_ file: SourceFile) {
        var texts = 0
        for (index, line) in file.lines.enumerated() {
            let content = line.drop { $0 == " " }
            if content.hasPrefix("\"\"\"") { texts -= 1 }
            let isComment = content.hasPrefix("//")
            let width =
                line.utf8.count <= 100
                ? line.count : line.replacing(/"(?:[^"\\]|\\.)*"/, with: "\"\"").count
            if texts == 0, isComment || !content.hasPrefix("/") {
                #expect(width <= (isComment ? 100 : 110), "\(file):\(index + 1) has \(width) columns")
            }
            if content.hasSuffix("\"\"\""), content.count > 3 { texts += 1 }
        }
    }

    @Test(arguments: Repository.swift) func noLeftOvers(_ file: SourceFile) {
        #expect(file.lines(with: /\/\/.*\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b/) == [])
    }

    @Test(arguments: Repository.files("Sources", ".swift")) func namesSayWhatThingsAre(_ file: SourceFile) {
        #expect(
            file.lines(with: /\b(?:class|struct|enum|actor|protocol) \w*(?:Manager|Helper|Utils?|V2)\b/) == []
        )
    }

    /// `try?` may read something optional. Code that writes, sends or runs must not ignore its
    /// errors.
    @Test(arguments: Repository.files("Sources", ".swift")) func noWriteFailsInSilence(_ file: SourceFile) {
        let writes =
            /try\? .*\b(?:write|execute|run|send|save|insert|update|delete|remove|rename|move|create|append|f?sync|flush)\w*\(/
            // Unicode's word rules for prose would treat `file.write` as one word.
            .wordBoundaryKind(.simple)
        #expect("_ = try? file.write(bytes)".contains(writes) && !"try? read(file)".contains(writes))
        #expect(file.lines(with: writes) == [])
    }

    /// What supporters type may be encrypted one day. So SQL asks `has_words` and `has_email`.
    @Test(arguments: Repository.files("Sources/Storage", ".swift")) func sqlLooksIntoNoText(
        _ file: SourceFile
    ) {
        let looks =
            /\b(?:WHERE|AND|OR|WHEN|NOT) (?:letter\.)?(?:words|email)\b|\b(?:words|email) (?:<>|IS|LIKE)|\blength\((?:words|email)/
            .wordBoundaryKind(.simple)
        #expect("stage = 'confirmed' AND words <> ''".contains(looks))
        let isShipped = file.path.contains("/Schema/")
        #expect(isShipped || file.lines(with: looks) == [])
    }

    @Test(arguments: Repository.files("Sources", ".swift")) func whatTheCompilerCannotCheckHasItsReasonAbove(
        _ file: SourceFile
    ) {
        let lines = file.lines
        for (index, line) in lines.enumerated()
        where line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") {
            let above = index > 0 ? lines[index - 1] : ""
            #expect(
                above.contains("//") || line.hasPrefix("//"), "\(file):\(index + 1) has no reason above it")
        }
    }

    /// Finds each function, from its first line to the brace at its own indentation. The formatter
    /// guarantees that shape.
    private func functions(of file: SourceFile) -> [(start: Int, lines: Int)] {
        let lines = file.lines
        return lines.indices.compactMap { start in
            guard lines[start].contains("func ") || lines[start].contains("init"),
                let match = lines[start].firstMatch(of: /^( *)(?:[@\w()]+ )*(?:func |init[?(<])/),
                let opening = body(lines, from: start)
            else { return nil }
            if lines[opening].hasSuffix("}") { return (start + 1, 1) }
            let closing = match.1 + "}"
            guard
                let end = lines[opening...].firstIndex(where: {
                    $0.hasPrefix(closing) && !$0.hasPrefix(closing + " ") || $0 == closing
                })
            else { return nil }
            return (start + 1, end - start + 1)
        }
    }

    /// The line on which the body opens. Nil for a requirement of a protocol.
    private func body(_ lines: [String], from start: Int) -> Int? {
        lines[start...].prefix(12).firstIndex { $0.hasSuffix("{") || $0.hasSuffix("}") }
    }

    private func median(_ numbers: [Int]) -> Int { numbers.sorted()[numbers.count / 2] }
}
