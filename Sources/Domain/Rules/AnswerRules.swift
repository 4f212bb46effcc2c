package import Foundation

/// What is passed on between a letter's writer and the office. SECURITY.md and docs/running.md
/// promise the same.
package enum AnswerRules {
    /// Answers about one letter that are passed on in a day, both ways together.
    package static let aDay = 10
    /// Answers about one letter that are passed on at all, both ways together.
    package static let inAll = 100
    /// The same words from the same side are not passed on twice within this time, in seconds.
    package static let repetition: TimeInterval = 7 * 86_400
    /// Files of one answer.
    package static let files = 10
    /// Octets of the files of one answer.
    package static let octetsOfFiles = 5 << 20
    /// Unicode scalars of the text of one answer.
    package static let text = 100_000
    /// Octets that are kept of an answer that looks automatic. There may be one for each letter.
    package static let octetsOfAutomatic = 256 << 10
    /// Unicode scalars of a subject, and of a name.
    package static let (subject, name) = (200, 80)
    /// The message ids that one answer refers to.
    package static let references = 20
}
