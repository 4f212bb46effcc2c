import Testing

/// Checks the dependencies of the targets. Allowed are
/// `postbag → Commands → Web → Actions → Storage → Domain` and `Commands → Channels → Domain`.
/// `postbag-bench` may import all but `Commands` and `Channels`. The compiler accepts transitive
/// imports, so the tests read every import.
@Suite struct ImportsTests {
    static let everywhere: Set = [
        "Foundation", "FoundationEssentials", "Synchronization", "Dispatch", "Glibc", "Logging",
    ]
    static let nio: Set = ["NIOCore", "NIOPosix", "NIOSSL", "NIOConcurrencyHelpers"]
    static let allowed: [String: Set<String>] = [
        "Domain": ["Crypto"],
        "Storage": ["Domain", "GRDB", "GRDBSQLite", "CPostgres"],
        "Channels": nio.union(["Domain", "CGMime", "CCurl", "CAres", "Crypto", "CryptoExtras"]),
        "Actions": [
            "Domain", "Storage", "Crypto", "Yams", "CLzma", "CPixbuf", "CZlib", "FoundationXML",
        ],
        "Web": [
            "Domain", "Actions", "Hummingbird", "HTTPTypes", "NIOCore", "NIOHTTPTypes", "Crypto", "CZlib",
            "CQREncode",
        ],
        "Commands": nio.union([
            "Domain", "Storage", "Channels", "Actions", "Web", "CCommit", "Hummingbird", "HummingbirdCore",
            "NIOExtras", "NIOHTTP1", "ArgumentParser", "ServiceLifecycle", "UnixSignals",
        ]),
        "postbag": ["Commands", "ArgumentParser"],
        "postbag-bench": nio.union([
            "Domain", "Storage", "Actions", "Web", "ArgumentParser", "CZlib", "NIOHTTP1",
        ]),
    ]

    @Test(arguments: Repository.files("Sources", ".swift")) func onlyAllowedImports(_ file: SourceFile) throws
    {
        var allowed = try #require(Self.allowed[file.target], "a new target says here what it may import")
            .union(Self.everywhere)
        if file.path.hasPrefix("Sources/Domain/Languages/") { allowed.formUnion(["CICU", "CMarkdown"]) }
        if file.target == "Domain" { allowed.subtract(["Dispatch", "Glibc", "Logging"]) }
        for line in file.lines where line.contains("import ") {
            guard
                let match = line.firstMatch(
                    of: #/^(?:@\w+ )*(?:[a-z]+ )?import (?:(?:struct|enum|class|func) )?(\w+)/#)
            else { continue }
            #expect(allowed.contains(String(match.1)), "\(file) imports \(match.1)")
        }
    }

    /// Domain contains only values, rules and decisions. Time and randomness are passed in.
    @Test(arguments: Repository.files("Sources/Domain", ".swift")) func domainIsPure(_ file: SourceFile) {
        let concurrency = #/\b(?:async|await|Task)\b/#
        let clocks =
            #/\bDate\(\)|\bDate\.now\b|\.random\(|\.randomElement|\.shuffled\(\)|\bUUID\(\)/#
            .wordBoundaryKind(.simple)
        let files = #/\b(?:FileManager|FileHandle|URLSession)\b|(?:String|Data)\(contentsOf|\bprint\(/#
        let found = file.lines(with: concurrency) + file.lines(with: clocks) + file.lines(with: files)
        #expect(found.filter { !$0.contains("//") } == [])
    }

    /// Commands work through `OperatorActions`. They open a database and do not look into it.
    @Test(arguments: Repository.files("Sources/Commands", ".swift")) func commandsHoldNoSQL(
        _ file: SourceFile
    ) {
        #expect(
            file.lines(
                with: #/\.(?:read|write) ?(?:\{|\(\{)|\bconnection\b|"(?:SELECT|UPDATE|INSERT|DELETE) /#
            ).filter { !$0.contains("//") } == [])
    }

    /// Every change by an operator goes through `change`, which writes the audit.
    @Test(arguments: Repository.files("Sources/Actions/Operators", ".swift"))
    func operatorsChangeNothingWithoutAudit(_ file: SourceFile) {
        let writes = file.lines(with: #/database\.(?:write|take)|engine\.write/#)
        #expect(writes.count == (file.path.hasSuffix("/OperatorActions.swift") ? 1 : 0), "\(writes)")
    }

    @Test(arguments: Repository.files("Sources", ".swift")) func nothingIsPublic(_ file: SourceFile) {
        #expect(file.lines(with: #/^\s*(public|open) [a-z]/#) == [])
    }
}
