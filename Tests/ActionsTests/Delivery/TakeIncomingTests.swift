import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests that a mail in the folder `incoming` is recorded once, whatever happens in between.
@Suite struct TakeIncomingTests {
    /// Mails of each kind that changes a letter or leaves a note with it.
    private static let subjects = ["bounce", "delay", "automatic reply", "a word from me"]

    @Test(arguments: subjects) func aMailIsRecordedOnceAlsoWhenItIsTakenTwice(_ subject: String) async throws
    {
        try await Trial.run { trial in
            let (letter, folder) = (try await trial.acceptedLetter(), IncomingTrial())
            let file = folder.file(
                subject, to: trial.services.returnPaths.address(of: MailReference(.letter, letter)),
                at: trial.services.environment.now())
            trial.wait(days: 0.1)
            // The process dies after the commit and before it deletes the file.
            _ = try await trial.services.receiver.receive(file, parse: IncomingTrial.parse)
            let notes = try await trial.attempts(of: letter)
            let kept = try await trial.keptStates()
            let state = try await trial.state(of: letter)
            trial.wait(days: 0.1)
            try folder.incoming.put(file)
            try await folder.take(trial)
            #expect(try folder.incoming.waiting().isEmpty)
            #expect(try await trial.attempts(of: letter) == notes)
            #expect(try await trial.keptStates() == kept)
            #expect(try await trial.state(of: letter) == state)
            #expect(notes > 1 || !kept.isEmpty)
        }
    }

    /// Puts the bounce of an accepted letter into a folder.
    private func bounced(_ trial: Trial) async throws -> (Int64, IncomingTrial) {
        let (letter, folder) = (try await trial.acceptedLetter(), IncomingTrial())
        try folder.incoming.put(
            folder.file(
                "bounce", to: trial.services.returnPaths.address(of: MailReference(.letter, letter)),
                at: trial.services.environment.now()))
        return (letter, folder)
    }

    @Test func theRecipientStandsInTheFile() async throws {
        try await Trial.run { trial in
            let (letter, folder) = try await bounced(trial)
            try await folder.take(trial)
            #expect(try await trial.state(of: letter) == .refused)
        }
    }

    @Test func twoMailsOfOneMomentLeaveTwoNotes() async throws {
        try await Trial.run { trial in
            let (letter, now) = (try await trial.acceptedLetter(), trial.services.environment.now())
            for word in ["one", "two", "one"] {
                _ = try await trial.services.receiver.receive(
                    ReceivedMail(.automatic, why: "A program answered."), letter: letter,
                    content: Array(word.utf8), arrivedAt: now)
            }
            let notes = try await trial.services.database.read { try $0.deliveries.attempts(of: letter) }
            #expect(notes.count { $0.event == "automatic" } == 2)
        }
    }

    /// With one fixed return path, only the Message-ID tells which letter came back.
    @Test func aReturnedMessageIDFindsTheLetter() async throws {
        try await Trial.run { trial in
            let (letter, paths) = (try await trial.acceptedLetter(), trial.services.returnPaths)
            let ids = [
                "\(letter).email@harbour.example", "\(letter).0a0a0a0a0a0a.email@harbour.example",
                paths.messageID(of: MailReference(.letter, letter)),
            ]
            for (id, state) in zip(ids, [Delivery.State.accepted, .accepted, .refused]) {
                let file = IncomingFile(
                    recipient: "returns@pier.example", arrivedAt: trial.services.environment.now(),
                    octets: Array(id.utf8))
                _ = try await trial.services.receiver.receive(file) { _ in
                    var mail = IncomingTrial.parse(Array("bounce".utf8))
                    mail?.messageIDs = [id]
                    return mail
                }
                #expect(try await trial.state(of: letter) == state)
            }
        }
    }

    @Test func mailsWaitInTheFolderWhileTheSiteIsReadOnly() async throws {
        try await Trial.run { trial in
            let (letter, folder) = try await bounced(trial)
            for (isOn, state) in [(true, Delivery.State.accepted), (false, .refused)] {
                let actions = trial.operatorActions
                let outcome =
                    isOn
                    ? try await actions.turnOn(.readOnly, for: "")
                    : try await actions.turnOff(.readOnly, for: "")
                #expect(outcome == .done)
                try await trial.services.switches.refresh()
                try await folder.take(trial)
                #expect(try await trial.state(of: letter) == state)
            }
        }
    }

    @Test func onlyTheOwnerReadsWhatWaits() throws {
        let folder = IncomingTrial()
        try folder.incoming.put(folder.file("x"))
        let waiting = try #require(try folder.incoming.waiting().first)
        let path = folder.incoming.url.appending(path: waiting.name).path
        for (path, mode) in [(path, 0o600), (folder.incoming.url.path, 0o700)] {
            let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(found == mode)
        }
    }

    @Test func aFileIsReadAsItWasWritten() throws {
        for octets in [[], Array("a\nb".utf8), [UInt8](0...255)] {
            let file = IncomingFile(
                recipient: "bounce-1-0a@i.example", arrivedAt: Date(timeIntervalSince1970: 1_800_000_000.25),
                octets: octets)
            #expect(IncomingFile(decoding: file.encoded) == file)
            #expect(IncomingFile(decoding: Array(file.encoded.dropLast())) == nil)
        }
        let odd = IncomingFile(recipient: "a b\nc@i.example", arrivedAt: .distantPast, octets: [1])
        #expect(IncomingFile(decoding: odd.encoded)?.recipient == "abc@i.example")
        #expect(IncomingFile(decoding: []) == nil)
    }

    @Test func aDamagedFileIsSetAsideAndTheOthersAreTaken() async throws {
        try await Trial.run { trial in
            let folder = IncomingTrial()
            try folder.incoming.put(folder.file("first"))
            let name = try #require(try folder.incoming.waiting().first?.name)
            try Data("postbag-incoming-1 7 00 x\n".utf8).write(
                to: folder.incoming.url.appending(path: name))
            try folder.incoming.put(folder.file("second"))
            try await folder.take(trial)
            #expect(try folder.incoming.waiting().isEmpty)
            #expect(try folder.incoming.setAside().map(\.name) == [name])
            #expect(try await trial.keptStates() == [.open])
        }
    }

    @Test func anUnfinishedFileIsNotTakenAndAnOldOneIsDeleted() async throws {
        try await Trial.run { trial in
            let folder = IncomingTrial()
            try folder.incoming.put(folder.file("whole"))
            for (name, age) in [("0.mail.new", 0.0), ("0.mail.old", 7_200)] {
                let path = folder.incoming.url.appending(path: name).path
                #expect(FileManager.default.createFile(atPath: path, contents: Data("post".utf8)))
                try FileManager.default.setAttributes(
                    [.modificationDate: Date().addingTimeInterval(-age)], ofItemAtPath: path)
            }
            try await folder.take(trial)
            #expect(try await trial.keptStates() == [.open])
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.incoming.url.path).sorted()
                    == ["0.mail.new", "lock"])
        }
    }

    @Test func oneProcessTakesAtATime() async throws {
        try await Trial.run { trial in
            let folder = IncomingTrial()
            try folder.incoming.put(folder.file("x"))
            _ = try await folder.incoming.alone(at: .take) { try await folder.take(trial) }
            #expect(try folder.incoming.waiting().count == 1)
            try await folder.take(trial)
            #expect(try folder.incoming.waiting().isEmpty)
        }
    }

    @Test func whatFindsNoRoomWaits() async throws {
        try await Trial.run { trial in
            let (letter, folder) = (try await trial.acceptedLetter(), IncomingTrial())
            for content in MailRoom.filling {
                _ = try await trial.services.receiver.receive(
                    ReceivedMail(.personal, why: "x"), letter: letter, content: content)
            }
            let address = trial.services.returnPaths.address(of: MailReference(.letter, letter))
            try folder.incoming.put(
                folder.file("a word from me", to: address, at: trial.services.environment.now()))
            try folder.incoming.put(folder.file("bounce", to: address, at: trial.services.environment.now()))
            try await folder.take(trial)
            #expect(try folder.incoming.waiting().map { $0.name.contains("+") } == [false])
            #expect(try await trial.state(of: letter) == .refused)
        }
    }

    /// A mail at which the process died again and again must not keep it from starting.
    @Test func whatEndedTheProcessFiveTimesIsSetAside() async throws {
        try await Trial.run { trial in
            let folder = IncomingTrial()
            try folder.incoming.put(folder.file("deadly"))
            for time in 1...5 {
                let name = try #require(try folder.incoming.waiting().first?.name)
                #expect(try folder.incoming.begin(name)?.contains("+\(time).") == true)
            }
            try await folder.take(trial)
            #expect(try folder.incoming.waiting().isEmpty)
            #expect(try folder.incoming.setAside().count == 1)
            #expect(try await trial.keptStates().isEmpty)
        }
    }
}

/// A folder `incoming` for one test.
final class IncomingTrial: Sendable {
    private let data = FileManager.default.temporaryDirectory.appending(path: "incoming-\(UUID().uuidString)")
    let incoming: IncomingFolder

    init() {
        try? FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        incoming = IncomingFolder(data: data)
    }

    deinit { try? FileManager.default.removeItem(at: data) }

    func file(_ subject: String, to recipient: String = "", at date: Date = Date()) -> IncomingFile {
        IncomingFile(recipient: recipient, arrivedAt: date, octets: Array(subject.utf8))
    }

    func take(_ trial: Trial) async throws {
        try await TakeIncoming(trial.services, folder: incoming, parse: Self.parse).once()
    }

    /// Makes a mail of its subject. Channels parses real mails.
    @Sendable static func parse(_ octets: [UInt8]) -> IncomingMail? {
        var mail = IncomingMail()
        mail.from = "clerk@ministry.example"
        mail.subject = String(decoding: octets, as: UTF8.self)
        switch mail.subject {
        case "bounce": mail.deliveryStatus = "Action: failed\nStatus: 5.1.1\n"
        case "delay": mail.deliveryStatus = "Action: delayed\nStatus: 4.4.1\n"
        default: break
        }
        return mail
    }
}

extension Trial {
    fileprivate func attempts(of letter: Int64) async throws -> Int {
        try await services.database.read { try $0.deliveries.attempts(of: letter).count }
    }
}

extension MailRoom {
    /// Mails about one letter that leave no room for another. The end of a longer one is not kept.
    static var filling: [[UInt8]] {
        var (mails, rest) = ([[UInt8]](), perLetter)
        while rest > 0 {
            let count = min(rest, MailReceiver.mostOfOneMail)
            mails.append([UInt8](repeating: 0x41 + UInt8(mails.count), count: count))
            rest -= count
        }
        return mails
    }
}
