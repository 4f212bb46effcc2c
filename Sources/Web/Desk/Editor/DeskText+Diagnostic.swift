import Actions
import Domain

extension DeskText {
    /// Returns what a diagnostic says, as a sentence beside its field.
    func told(_ diagnostic: Diagnostic) -> String {
        let parts = diagnostic.message.split(separator: "`", omittingEmptySubsequences: false)
        let quoted = parts.enumerated().map { $0 % 2 == 1 ? self(.quoted, ["words": String($1)]) : String($1) }
        return language.sentenceCased(quoted.joined()) + "."
    }
}
