/// The subject and text of one supporter mail: plain text in the supporter's language.
package struct SupporterMail: Sendable, Equatable {
    package var subject: String
    package var body: String

    package init(subject: String, body: String) {
        self.subject = subject
        self.body = body
    }
}
