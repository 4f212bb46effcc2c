import Domain
import Foundation

extension DeskText {
    /// Returns a text without arguments as HTML, with `…` as `<code>`.
    func withCode(_ key: DeskTextKey) -> HTML {
        let parts = self[key].split(separator: "`", omittingEmptySubsequences: false)
        return HTML(parts.enumerated().map { $0 % 2 == 0 ? "\($1)" : "<code>\($1)</code>" })
    }

    /// Returns a text whose argument `name` is HTML.
    func with(_ name: String, _ piece: HTML, _ key: DeskTextKey) -> HTML {
        let parts = self[key].components(separatedBy: "{\(name)}")
        return HTML(parts.enumerated().flatMap { $0 == 0 ? ["\($1)"] : [piece, "\($1)"] })
    }

    /// Returns a text all of whose arguments are HTML.
    func with(_ pieces: [String: HTML], _ key: DeskTextKey) -> HTML {
        let parts = self[key].split(omittingEmptySubsequences: false) { $0 == "{" || $0 == "}" }
        return HTML(parts.enumerated().map { $0 % 2 == 0 ? "\($1)" : pieces[String($1)] ?? "" })
    }

    /// Returns a text as HTML, where `mark` makes HTML of what stands in square brackets.
    func marked(
        _ key: DeskTextKey, _ arguments: [String: String] = [:], mark: (String) -> HTML = strong
    ) -> HTML {
        let parts = self[key].split(omittingEmptySubsequences: false) { $0 == "[" || $0 == "]" }
        return HTML(
            parts.enumerated().map { index, part in
                let filled = filled(String(part), arguments)
                return index % 2 == 0 ? "\(filled)" : mark(filled)
            })
    }
}

func strong(_ text: String) -> HTML { "<strong>\(text)</strong>" }
