import Domain
import Foundation
import Testing
import Web

/// The documents name only things that exist, and state the limits of the code.
@Suite struct DocumentsTests {
    @Test(arguments: Repository.documents) func scriptsThatAreQuotedExist(_ file: SourceFile) {
        for match in file.text.matches(of: #/(?:^|[^\w/.])bin/([a-z-]+)/#) {
            let path = Repository.root.appending(path: "bin/\(match.1)").path
            #expect(FileManager.default.isExecutableFile(atPath: path), "\(file) names bin/\(match.1)")
        }
    }

    @Test(arguments: Repository.documents) func commandsThatAreQuotedExist(_ file: SourceFile) {
        let known = Self.commands(in: "Sources/Commands")
        let quoted = #/(?:^|`|debug/|release/|\$ |sudo -u \w+ )postbag ([a-z]+(?:-[a-z]+)*)(?: ([a-z]+))?/#
            .anchorsMatchLineEndings()
        for match in file.text.matches(of: quoted) {
            #expect(known.contains(String(match.1)), "\(file) names postbag \(match.1)")
            let isGroup = Self.groups.contains(String(match.1))
            if isGroup, let second = match.2 {
                #expect(known.contains(String(second)), "\(file) names postbag \(match.1) \(second)")
            }
        }
    }

    @Test(arguments: Repository.documents) func measurementsThatAreQuotedExist(_ file: SourceFile) {
        let known = Self.commands(in: "Sources/postbag-bench")
        for match in file.text.matches(of: #/\bpostbag-bench ([a-z]+)/#) {
            let isProse = ["is", "beside"].contains(match.1)
            #expect(isProse || known.contains(String(match.1)), "\(file) names postbag-bench \(match.1)")
        }
    }

    @Test(arguments: Repository.documents) func settingsThatAreQuotedExist(_ file: SourceFile) {
        let sources = Repository.files("Sources", ".swift").map(\.text).joined()
        for name in Set(file.text.matches(of: /\bPOSTBAG_[A-Z_]+\b/).map { String($0.0) }) {
            #expect(
                sources.contains(name) || sources.contains("\"\(name.dropFirst(8).lowercased())\""),
                "\(file) names \(name)")
        }
    }

    @Test(arguments: Repository.documents) func linksLeadSomewhere(_ file: SourceFile) {
        for match in file.text.matches(of: /\]\(([^)\s#]+)(?:#[^)]*)?\)|src="([^"]+)"/) {
            let link = String(match.1 ?? match.2 ?? "")
            guard !link.contains("://"), !link.hasPrefix("mailto:") else { continue }
            let target = URL(filePath: file.folder).appending(path: link).path
            #expect(FileManager.default.fileExists(atPath: target), "\(file) links to \(link)")
        }
    }

    /// Checks every path that a document names in backquotes, such as `Sources/Web/Router.swift`.
    @Test(arguments: Repository.documents) func filesThatAreNamedExist(_ file: SourceFile) {
        for match in file.text.matches(of: /`((?:Sources|Tests|Browser|Campaigns|docs|bin)\/[\w\/.+-]*)`/) {
            #expect(Repository.exists(String(match.1)), "\(file) names \(match.1)")
        }
    }

    /// Without a pause systemd gives up after five tries in ten seconds.
    @Test(arguments: Repository.documents) func unitsThatStartAgainPauseBefore(_ file: SourceFile) {
        let lines = file.text.split(separator: "\n")
        let restarts = lines.count { $0.hasPrefix("Restart=") }
        #expect(restarts == lines.count { $0 == "RestartSec=5" }, "\(file)")
    }

    /// Fields without a row have the limit of the last row.
    private static let limited = LetterForm.Field.allCases.map { LetterForm.declared($0) }
        .filter { $0.tooLong != nil && $0.limit != .short }

    @Test(arguments: limited) func limitsThatAreStatedHold(_ field: FormField<LetterForm>) {
        let number = { (number: Int) in number.formatted(.number.locale(Locale(identifier: "en-GB"))) }
        let row = "| `\(field.name)` | \(number(field.limit.octets)) | \(number(field.limit.scalars)) |"
        let text = SourceFile(path: "docs/running.md").text
        #expect(text.contains(row), "docs/running.md lacks \(row)")
        #expect(text.contains("| \(number(TextLimit.short.octets)) | \(number(TextLimit.short.scalars)) | |"))
    }

    @Test(arguments: [
        RequestSizeLimits.form, RequestSizeLimits.formFields, RequestSizeLimits.path,
        RequestSizeLimits.fields,
    ])
    func limitsOfRequestsThatAreStatedHold(_ limit: Int) {
        let number = limit.formatted(.number.locale(Locale(identifier: "en-GB")))
        #expect(SourceFile(path: "docs/running.md").text.contains(" \(number)"))
    }

    /// The lines for Postfix in docs/mail.md lead each kind of our addresses to Postbag.
    @Test func postfixKnowsAllOurAddresses() throws {
        let words = MailReference.Kind.allCases.map(\.word).sorted().joined(separator: "|")
        let document = try #require(Repository.documents.first { $0.path == "docs/mail.md" })
        let lines = document.lines.filter { $0.hasPrefix("/^(letters|(") }
        #expect(lines.count == 2)
        for line in lines {
            let found = line.dropFirst("/^(letters|(".count).prefix { $0 != ")" }
            #expect(found.split(separator: "|").sorted().joined(separator: "|") == words)
        }
    }

    @Test func noFolderInTheRootIsADependencys() {
        let manifest = SourceFile(path: "Package.swift").text
        let dependencies = Set(manifest.matches(of: /\/([\w.-]+)\.git"/).map { String($0.1).lowercased() })
        #expect(!dependencies.isEmpty)
        for entry in Repository.rootEntries {
            #expect(!dependencies.contains(entry.lowercased()), "\(entry)")
        }
    }

    @Test func noPathOfOneMachine() {
        let files =
            Repository.swift + Repository.documents + Repository.scripts + Repository.files("Browser", ".py")
        let paths = #/(?:^|[^\w:./])/(?:wo[r]k|fa[r]m|ho[m]e/\w|Us[e]rs|ro[o]t)/#
        for file in files { #expect(file.lines(with: paths) == []) }
    }

    /// The names of the commands of a program: `commandName:`, else the type's name in lower case.
    private static func commands(in folder: String) -> Set<String> {
        Set(
            Repository.files(folder, ".swift").flatMap { file in
                file.text.matches(of: /commandName: "([a-z-]+)"/).map { String($0.1) }
                    + file.text.matches(of: /struct (\w+): \w*ParsableCommand/).map { $0.1.lowercased() }
            })
    }

    private static let groups: Set = [
        "campaign", "deliveries", "places", "tally", "mails", "desk", "supporter",
    ]
}
