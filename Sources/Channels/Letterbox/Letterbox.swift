import Dispatch
package import Domain
package import Foundation

/// Where mail goes in rehearsal: a Maildir, which every mail reader opens. All file work is done on
/// a queue of its own.
package final class Letterbox: Sendable {
    let directory: URL
    private let queue = DispatchQueue(label: "postbag.letterbox")

    /// Nothing is made until the first mail comes.
    package init(directory: URL) {
        self.directory = directory
    }

    /// Puts `mail` into the letterbox: on disk, with its name on disk, before the answer. Trouble
    /// with the disk defers it.
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

    /// The last mails, newest first.
    package func messages(limit: Int) async -> [LetterboxEntry] {
        await onQueue { [self] in
            entries().prefix(limit).compactMap { id, file in
                mail(in: file).map {
                    LetterboxEntry(id: id, from: $0.from, to: $0.to, subject: $0.subject, date: $0.date)
                }
            }
        }
    }

    /// One mail; nil when there is none of that id. An id names a file of this letterbox and can
    /// reach no other.
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
