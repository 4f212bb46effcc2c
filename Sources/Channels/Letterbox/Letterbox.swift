import Dispatch
package import Domain
package import Foundation

/// The mailbox that receives all mail in rehearsal: a Maildir, which every mail reader opens. All
/// file work is done on its own dispatch queue.
package final class Letterbox: Sendable {
    let directory: URL
    private let queue = DispatchQueue(label: "postbag.letterbox")

    /// Makes no folder before the first mail comes.
    package init(directory: URL) {
        self.directory = directory
    }

    /// Puts `mail` into the letterbox. Returns once the mail and its file name are on disk. An
    /// error of the disk defers the mail.
    package func send(_ mail: EmailMessage) async -> Outcome {
        await onQueue { [self] in
            do {
                try keep(try stored(mail))
                return .accepted(Reply(250, "lies in the letterbox"))
            } catch let problem as UnwritableMail {
                return .refused(Reply(0, problem.description))
            } catch {
                return .deferred(Reply(0, "The letterbox cannot be written: \(error)"))
            }
        }
    }

    /// Returns the last mails, newest first.
    package func messages(limit: Int) async -> [LetterboxEntry] {
        await onQueue { [self] in
            entries().prefix(limit).compactMap { id, file in
                mail(in: file).map {
                    LetterboxEntry(id: id, from: $0.from, to: $0.to, subject: $0.subject, date: $0.date)
                }
            }
        }
    }

    /// Returns one mail; nil when no mail has that id. An id can name only files of this letterbox.
    package func message(_ id: String) async -> ReadMail? {
        await onQueue { [self] in
            entries().first { $0.id == id }.flatMap { mail(in: $0.file) }
        }
    }

    private func onQueue<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }
}

/// One line of the letterbox's list.
package struct LetterboxEntry: Sendable, Equatable {
    package var id: String
    package var from: EmailMessage.Mailbox?
    package var to: [EmailMessage.Mailbox]
    package var subject: String
    package var date: Date?
}
