import Domain
import Testing

@testable import Actions
@testable import Web

/// What diagnostics of a folder say at the desk, where nobody sees its files.
@Suite struct DeskDiagnosticTests {
    @Test func neitherPathNorNotationIsShown() {
        let path = "targets.mayor.salutation.en"
        let (greeting, advice) = ("Dear Mayor", "`en: \"Dear Mayor,\"`")
        let text: DiagnosticText =
            "`\(path)`: letters begin with “\(greeting)”, without `\(",")`: write \(advice)"
        let diagnostic = Diagnostic(severity: .warning, file: "campaign.yaml", line: 3, message: text)
        #expect(
            DeskText(best: ["en"]).told(diagnostic)
                == "Letters begin with “Dear Mayor”, without “,”: write “Dear Mayor,”.")
        let french = DeskText(best: ["fr"]).told(diagnostic)
        #expect(
            french.hasPrefix("Les lettres commencent par")
                && french.contains("écrivez «\u{A0}Dear Mayor,\u{A0}»"))
        #expect(!french.contains("salutation.en") && !french.contains("en:"))
    }

    @Test func whatIsNoPathStays() {
        let diagnostic = Diagnostic(
            severity: .error, file: "campaign.yaml", line: 3, message: "`\("opens")`: \("is not a date")")
        #expect(DeskText(best: ["en"]).told(diagnostic) == "“opens”: is not a date.")
    }
}
