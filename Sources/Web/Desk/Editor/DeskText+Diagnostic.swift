import Actions
import Domain

extension DeskText {
    /// Returns what a diagnostic says, as a sentence beside its field.
    func told(_ diagnostic: Diagnostic) -> String {
        let told = diagnostic.text.told(in: language)
        let parts = told.split(separator: "`", omittingEmptySubsequences: false)
        let quoted = parts.enumerated().map {
            $0 % 2 == 1 ? self(.quoted, ["words": String($1)]) : String($1)
        }
        let sentence = language.sentenceCased(quoted.joined())
        return sentence.last == "?" || sentence.last == "." ? sentence : sentence + "."
    }
}
