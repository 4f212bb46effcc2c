package import Domain
import Storage

extension OperatorActions {
    /// Says that a paragraph of a reading needs no change although its original has changed. False
    /// when the paragraph is not out of date.
    package func keepReading(_ slug: String, letter: String, language: Language, paragraph: Int) async throws
        -> Bool
    {
        try await change { connection, _ in
            try connection.drafts.lock(slug)
            guard let text = try DraftText(connection, slug),
                let campaign = readStored(try text.folder(withPictures: false)),
                let outdated = try campaign.outdatedReadings(connection.readingSources.all(of: slug)).first(
                    where: { $0.letter == letter && $0.language == language && $0.paragraph == paragraph })
            else { return (false, []) }
            try connection.readingSources.set(outdated.kept, of: slug)
            return (true, [])
        }
    }
}
