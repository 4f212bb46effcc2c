import Actions
import Domain

extension DeskText {
    /// Returns what a diagnostic says, as a sentence beside its field. The path of the field stays
    /// out, and so does the notation of the folder's files.
    func told(_ diagnostic: Diagnostic) -> String {
        let told = diagnostic.text.told(in: language).trimmingPrefix(Self.path)
        let parts = told.split(separator: "`", omittingEmptySubsequences: false)
        let quoted = parts.enumerated().map { index, part in
            guard index % 2 == 1 else { return String(part) }
            let words = part.wholeMatch(of: Self.entry)?.output.1 ?? part
            return self(.quoted, ["words": String(words)])
        }
        let sentence = language.sentenceCased(quoted.joined())
        return sentence.last == "?" || sentence.last == "." ? sentence : sentence + "."
    }

    /// The path of a field at the head of a diagnostic, as in `targets.mayor.salutation.en`.
    private static let path = SharedRegex(/`[\w\-]+(\.[\w\-]+)+`\s?:\s/)
    /// A line of a file that holds one text, as in en: "Dear Mayor,".
    private static let entry = SharedRegex(/[\w\-]+: "(.*)"/)
}
