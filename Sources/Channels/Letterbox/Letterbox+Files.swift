import Domain
import Foundation
import Synchronization

private let counter = Atomic<Int>(0)

extension Letterbox {
    /// Returns the octets as a Maildir stores them. The envelope's sender and recipient are at the
    /// start (RFC 5321 section 4.4), and lines end with \n.
    func stored(_ mail: EmailMessage) throws(UnwritableMail) -> [UInt8] {
        let envelope = try Envelope(mail)
        let head = "Return-Path: <\(envelope.sender)>\r\nDelivered-To: \(envelope.recipient)\r\n"
        return (Array(head.utf8) + envelope.text).filter { $0 != UInt8(ascii: "\r") }
    }

    /// Writes into tmp, syncs, renames into new and syncs the folder. A reader then sees the whole
    /// mail or none.
    func keep(_ octets: [UInt8]) throws(DiskError) {
        for folder in ["tmp", "new", "cur"] { try makeFolder(directory.appending(path: folder)) }
        let name = uniqueName()
        let draft = directory.appending(path: "tmp/\(name)"), new = directory.appending(path: "new/\(name)")
        do throws(DiskError) {
            try writeDurably(octets, to: draft)
            try moveDurably(draft, to: new)
        } catch {
            unlink(draft.path)
            throw error
        }
    }

    /// Returns ids and files, newest first. File names begin with the time.
    func entries() -> [(id: String, file: URL)] {
        ["new", "cur"]
            .flatMap { folder in
                names(in: folder).map {
                    (id: String($0.prefix { $0 != ":" }), file: directory.appending(path: "\(folder)/\($0)"))
                }
            }
            .sorted { $0.id > $1.id }
    }

    func mail(in file: URL) -> ReadMail? {
        (try? Data(contentsOf: file)).flatMap { ReadMail(Array($0)) }
    }

    private func names(in folder: String) -> [String] {
        let path = directory.path + "/" + folder
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { !$0.hasPrefix(".") }
    }

    /// Returns a file name after the Maildir convention. The parts are: seconds, microseconds with
    /// process and counter, host. The numbers have fixed width, so that names sort by time.
    private func uniqueName() -> String {
        let now = Date().timeIntervalSince1970
        let micros = Int((now - now.rounded(.down)) * 1_000_000)
        let count = counter.add(1, ordering: .relaxed).newValue
        let host = ProcessInfo.processInfo.hostName.replacing("/", with: "\\057").replacing(
            ":", with: "\\072")
        return String(format: "%010d.M%06dP%dQ%06d", Int(now), micros, getpid(), count) + "." + host
    }
}
